"""`motcua demo --dossiers N`: so many dossiers more, in minutes."""

from __future__ import annotations

import logging
import os
import time

import structlog
from rich.console import Console
from rich.table import Table

from documents.file_store import FileStore
from models.database import Database
from models.every_table import METADATA
from operations.data_folder import prepare_folder
from operations.databases import domain_database
from operations.demo.profile import Profile
from operations.demo.seed import seed_demo
from operations.demo.volume.generate import Ground, generate
from operations.demo.volume.measure import Speed, measure
from operations.demo.volume.pages import Page
from operations.migrate import refuse_to_orphan, upgrade
from operations.plain_error import PlainError
from operations.reading_office import business_clock
from operations.run_folder import is_demo
from operations.settings import Settings

TOLD_EVERY_S = 1.0


def generate_dossiers(count: int) -> None:
    """This will add so many dossiers to the demonstration of this installation; refused for one that really works."""
    settings = Settings()
    if not is_demo(settings):
        raise PlainError("Chỉ tạo hàng loạt hồ sơ ở chế độ thử; hãy đặt MOTCUA_DEMO=true (demo mode only).")
    if settings.agency is not Profile.WARDS:
        raise PlainError("Chỉ tạo hàng loạt hồ sơ cho phường; hãy bỏ MOTCUA_AGENCY (wards only).")
    if count < 1:
        raise PlainError("Số hồ sơ phải từ 1 trở lên (at least one dossier).")
    assert METADATA.tables, "every table is known before the first is written to"
    # The door of the pattern office tells of every request; here nobody reads it.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    prepare_folder(settings.folder)
    key = os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    began = time.monotonic()
    told = Told(Console(highlight=False, width=120))
    with domain_database(settings) as url:
        # A folder of its own needs no `motcua up` before.
        refuse_to_orphan(url)
        upgrade(url)
        database = Database(url, pool_size=3)
        try:
            seed_demo(settings, database)
            files = FileStore(settings.folder / "files")
            clock = business_clock(settings, database)
            ground = Ground(database, files, settings.citizens_address, clock.now, key)
            poured = generate(ground, count, told.tell)
        finally:
            database.close()
    took = time.monotonic() - began
    told.end(f"Đã tạo {poured.dossiers} hồ sơ, {poured.row_count} dòng, trong {took:.0f} giây.")


class Told:
    """How far it is, at most once a second."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last = 0.0

    def tell(self, what: str, done: int, of: int) -> None:
        if time.monotonic() - self._last >= TOLD_EVERY_S or done == of:
            self._last = time.monotonic()
            self._console.print(f"  {done:>7} / {of}  {what}", markup=False)

    def end(self, sentence: str) -> None:
        self._console.print(sentence, markup=False)


def measure_pages() -> None:
    """This will print how long the desk's pages take with all that is here; ends with 1 where a promise is not kept."""
    settings = Settings()
    if not is_demo(settings):
        raise PlainError("Chỉ đo trang ở chế độ thử; hãy đặt MOTCUA_DEMO=true (demo mode only).")
    assert METADATA.tables, "every table is known before the first is read"
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    console = Console(highlight=False, width=120)
    table = Table("Trang", "lần", "ít nhất ms", "trung vị ms", "p95 ms", "lâu nhất ms", "truy vấn", "hứa p95 dưới ms")
    with domain_database(settings) as url:
        found = list(measure(settings, url))
    for one in found:
        table.add_row(*_cells(one))
    console.print(table)
    console.print(f"Tải của máy một phút qua: {os.getloadavg()[0]:.1f} trên {os.cpu_count()} nhân.")
    if not all(one.kept for one in found if isinstance(one, Speed)):
        raise PlainError("Có trang lâu hơn đã hứa; xem bảng trên.")


def _cells(one: Speed | Page) -> tuple[str, ...]:
    if isinstance(one, Page):
        return (one.name, "-", "-", "-", "-", "-", "-", "chưa có trang này")
    limit = f"{one.page.limit_ms:.0f}" if one.page.limit_ms else "-"
    times = (f"{one.least_ms:.1f}", f"{one.median_ms:.1f}", f"{one.p95_ms:.1f}", f"{one.most_ms:.1f}")
    return (one.page.name, str(one.times), *times, str(one.queries), limit)
