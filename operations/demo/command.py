"""`motcua demo`: files every sample through the API, like any client; a second run files nothing twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, NamedTuple

import httpx
import typer

from models.clock.clock import VIETNAM, SystemClock
from models.database import Database
from operations.databases import domain_database
from operations.demo.dossier_file import DemoDossier, When, read_dossiers
from operations.demo.filed import filed_keys
from operations.demo.filing_client import Filed, FilingClient, NotFiled
from operations.demo.partner_story import tell_partners
from operations.demo.profile import Profile
from operations.demo.screen import Screen
from operations.demo.seed import agency_codes, agency_ids, seed_demo
from operations.demo.timetable import DemoClock, hours_of
from operations.demo.volume.command import generate_dossiers, measure_pages
from operations.plain_error import PlainError
from operations.readiness import answers
from operations.run_folder import is_demo
from operations.settings import Settings

PATIENCE = 60.0  # Seconds for the web to answer.
HTTP_PATIENCE = 20.0


def demo(
    only: Annotated[
        str, typer.Option(help="Chỉ nộp các tệp có tên khớp mẫu này, ví dụ '*twins*', hoặc của thủ tục mã này.")
    ] = "*",
    dossiers: Annotated[
        int | None, typer.Option(help="Thay vào đó, tạo thêm chừng này hồ sơ bằng đường ghi hàng loạt.")
    ] = None,
    measure: Annotated[bool, typer.Option("--measure", help="Sau đó đo tốc độ các trang của cán bộ.")] = False,
) -> None:
    """Nộp các hồ sơ mẫu qua API; chạy lại thì không nộp trùng."""
    if dossiers is not None:
        generate_dossiers(dossiers)
    elif not measure:
        file_samples(only)
    if measure:
        measure_pages()


def file_samples(only: str) -> None:
    """This will file the samples that match and were not filed yet."""
    settings = Settings()
    if not is_demo(settings):
        raise PlainError("Chỉ nộp dữ liệu mẫu ở chế độ thử; hãy đặt MOTCUA_DEMO=true (demo mode only).")
    samples = read_dossiers(only, settings.agency)
    if not samples and only != "*":
        raise PlainError(f"Không có hồ sơ mẫu nào có tên khớp {only!r}.")
    with domain_database(settings) as url:
        database = Database(url, pool_size=1)
        try:
            seed_demo(settings, database)
            wait_for_web(settings)
            failed = len(file_missing(settings, database, samples, Screen()).failed)
        finally:
            database.close()
    if failed:
        raise PlainError(f"Chưa nộp được {failed} hồ sơ mẫu; xem các dòng trên rồi chạy lại: motcua demo.")


class Round(NamedTuple):
    """What one run filed, and what the office would not take."""

    filed: list[Filed]
    failed: list[DemoDossier]


def file_missing(settings: Settings, database: Database, dossiers: tuple[DemoDossier, ...], screen: Screen) -> Round:
    """This will file those that were not filed yet, each at its hour."""
    filed: list[Filed] = []
    failed: list[DemoDossier] = []
    with database.transaction() as session:
        known = filed_keys(session)
    missing = [dossier for dossier in dossiers if dossier.key not in known]
    screen.begin(len(missing), len(dossiers))
    if not missing:
        # A run that was cut short after its last sample may have left the clock behind.
        DemoClock(database).catch_up_with(timedelta(0))
        return Round(filed, failed)
    with httpx.Client(base_url=settings.address, timeout=HTTP_PATIENCE, trust_env=False) as http:
        client = FilingClient(http, settings.demo_secret.get_secret_value(), agency_codes(settings.agency))
        for dossier, clock in _each_at_its_hour(database, missing, settings.agency):
            try:
                filed.append(_file(settings, client, clock, dossier, screen))
            except NotFiled as refused:
                failed.append(dossier)
                screen.failed(dossier, str(refused))
    screen.end(filed)
    return Round(filed, failed)


def _file(settings: Settings, client: FilingClient, clock: DemoClock, dossier: DemoDossier, screen: Screen) -> Filed:
    if not tell_partners(settings, dossier):
        screen.partner_away(dossier)
    filed = client.file(dossier, clock.now().astimezone(VIETNAM).date())
    screen.filed(filed)
    return filed


def _each_at_its_hour(
    database: Database, missing: list[DemoDossier], of: Profile
) -> Iterator[tuple[DemoDossier, DemoClock]]:
    """Earliest hour first; at the end, whatever happened before, the clock shows the present again."""
    clock = DemoClock(database)
    # An earlier run that was cut short may have left the clock behind the machine's.
    ahead = max(clock.offset(), timedelta(0))
    with database.transaction() as session:
        last = max(agency_ids(session, of).items())[1]
        hours = hours_of(session, last, SystemClock().now() + ahead)
    earlier = sorted((dossier for dossier in missing if dossier.when is not When.NOW), key=lambda one: hours[one.when])
    if earlier:
        clock.begin_at(hours[earlier[0].when])
    try:
        for dossier in earlier:
            clock.move_on_to(hours[dossier.when])
            yield dossier, clock
    finally:
        clock.catch_up_with(ahead)
    for dossier in missing:
        if dossier.when is When.NOW:
            yield dossier, clock


def wait_for_web(settings: Settings) -> None:
    limit = time.monotonic() + PATIENCE
    while not answers(f"{settings.address}/health/web"):
        if time.monotonic() > limit:
            raise PlainError(f"Trang và API chưa trả lời tại {settings.address}; hãy chạy motcua up hoặc motcua web.")
        time.sleep(0.1)
