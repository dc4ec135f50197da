"""`motcua demo-all`: files every sample at its agency, in an office of its own, and drives each to its ending."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Annotated

import httpx
import typer
from rich.console import Console
from rich.table import Table

from documents.file_store import FileStore
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.clock.clock_offset import demonstration_clock
from models.database import Database
from models.every_table import METADATA
from notifications.spoken import dong
from operations.demo.command import HTTP_PATIENCE, file_missing, wait_for_web
from operations.demo.dossier_file import DemoDossier, read_dossiers
from operations.demo.driving.account import Row, account_of, rows_of
from operations.demo.driving.choose_answer import Sample
from operations.demo.driving.desk_client import DeskClient
from operations.demo.driving.drive import Driver
from operations.demo.driving.portal_agrees import settle_with_portal
from operations.demo.profile import Profile
from operations.demo.screen import Screen
from operations.demo.seed import agency_ids
from operations.demo.timetable import DemoClock
from operations.doctor.every_check import examine
from operations.doctor.finding import Finding, Patient
from operations.plain_error import PlainError
from operations.scratch.scratch_office import ScratchOffice, scratch_office
from operations.scratch.working_office import open_for_work

HEADS = ("Thủ tục", "Kết thúc", "Hồ sơ", "Cơ quan", "Người dân", "Đối tác", "Giấy tờ", "Tin", "Bưu gửi", "Tiền")


def demo_all(
    only: Annotated[
        str, typer.Option(help="Chỉ các tệp có tên khớp mẫu này, ví dụ '*twins*', hoặc của thủ tục mã này.")
    ] = "*",
    agency: Annotated[
        Profile | None, typer.Option(help="Chỉ cơ quan này: phuong, cong-an, bhxh; bỏ trống là lần lượt cả ba.")
    ] = None,
) -> None:
    """Nộp mọi hồ sơ mẫu vào cơ quan riêng, giải quyết đến cùng, in bảng kết quả của từng cơ quan rồi xoá."""
    assert METADATA.tables, "every table is known before the first is written to"
    console = Console(highlight=False, width=200)
    samples = {of: read_dossiers(only, of) for of in ((agency,) if agency else Profile)}
    wanted = [of for of, dossiers in samples.items() if dossiers]
    if not wanted:
        raise PlainError(f"Không có hồ sơ mẫu nào có tên khớp {only!r}.")
    as_expected = [_drive_office(of, samples[of], console) for of in wanted]
    if not all(as_expected):
        raise PlainError("Có hồ sơ mẫu không kết thúc như mong đợi; xem các dòng trên.")


def _drive_office(of: Profile, dossiers: tuple[DemoDossier, ...], console: Console) -> bool:
    """True when every sample came to its ending and the doctor found nothing."""
    console.print(f"== {of.words} ==", markup=False)
    with scratch_office(of) as office:
        os.environ["MOTCUA_PERSONAL_KEY"] = office.settings.secrets.personal_data_key
        database = Database(office.databases.domain, pool_size=2)
        try:
            return _drive(office, database, dossiers, console)
        finally:
            database.close()


def _drive(office: ScratchOffice, database: Database, dossiers: tuple[DemoDossier, ...], console: Console) -> bool:
    open_for_work(office, database)
    wait_for_web(office.settings)
    of = office.settings.agency
    _begin_on_a_working_morning(database, of)
    filed = file_missing(office.settings, database, dossiers, Screen(console))
    samples = [Sample(one.dossier, one.code) for one in filed.filed]
    with httpx.Client(base_url=office.settings.address, timeout=HTTP_PATIENCE, trust_env=False) as http:
        client = DeskClient(http, office.settings.demo_secret.get_secret_value(), of)
        driver = Driver(client, database, samples, lambda told: console.print(told, markup=False))
        stuck = driver.drive()
    samples = driver.samples
    now = demonstration_clock(database).now()
    with database.transaction() as session:
        accounts = [account_of(session, sample, now) for sample in samples]
    console.print(_table(rows_of(accounts)))
    told = settle_with_portal(office.settings, database)
    console.print(told.words)
    findings = _examined(office, database)
    for sample, one in zip(samples, accounts, strict=True):
        if not one.as_expected:
            reason = stuck.get(sample.code, f"mong đợi {sample.dossier.ending.words}")
            console.print(f"{sample.dossier.name} ({sample.code}): {one.ending} – {reason}", markup=False)
    for finding in findings:
        console.print(str(finding), markup=False)
    console.print(f"{of.words}: {len(samples)} hồ sơ; motcua doctor --full: {len(findings)} điều bất thường.")
    return not filed.failed and not findings and told.agrees and all(one.as_expected for one in accounts)


def _begin_on_a_working_morning(database: Database, of: Profile) -> None:
    """Nobody's working time passes on a Sunday, and the account is about whose time it took."""
    clock = DemoClock(database)
    with database.transaction() as session:
        calendar = load_calendar(session, agency_ids(session, of)[1])
    today = clock.now().astimezone(VIETNAM).date()
    clock.move_on_to(calendar.start_of_day(calendar.next_working_day(today)))


def _examined(office: ScratchOffice, database: Database) -> list[Finding]:
    folder = office.settings.folder
    with database.transaction() as session:
        now = demonstration_clock(database).now()
        return examine(Patient(session, now=now, files=FileStore(folder / "files"), full=True, folder=str(folder)))


def _table(rows: list[Row]) -> Table:
    table = Table(*HEADS)
    for row in rows:
        table.add_row(
            row.procedure,
            row.ending + (f" ({row.unexpected} khác mong đợi)" if row.unexpected else ""),
            str(row.count),
            *(_hours(time) for time in (row.office, row.citizen, row.partner)),
            str(row.documents),
            str(row.letters),
            str(row.parcels),
            dong(row.money),
        )
    return table


def _hours(time: timedelta) -> str:
    minutes = int(time.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"
