"""`motcua calendar`: the working calendar as data, each entry with the document that says so."""

from __future__ import annotations

import calendar as months
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import Annotated
from uuid import UUID

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session as DatabaseSession

from models.actor import SYSTEM
from models.agency import Agency
from models.clock.agency_calendar import load_calendar
from models.clock.change_calendar import enter_day, enter_hours
from models.clock.clock_offset import demonstration_clock
from models.clock.office_hours import OfficeHours, Session, SessionsOutOfOrder
from models.clock.special_day import DayKind, SpecialDay
from models.clock.working_calendar import NoWorkingDay
from models.clock.written_time import NotADate, parse_day, weekday_and_day
from models.clock.written_time import day as write_day
from models.database import Database
from models.rules.moved_promise import owe_word_of_calendar, why_of
from models.rules.refusals import NoDayLeft
from operations.databases import domain_database
from operations.plain_error import PlainError
from operations.settings import Settings

calendar = typer.Typer(add_completion=False, pretty_exceptions_enable=False, help="Lịch làm việc của cơ quan.")
_KINDS = {"nghi": DayKind.OFF, "lam-bu": DayKind.MAKE_UP}
_EVERY_DAY = "0123456"


@calendar.command("day")
def day(
    on: Annotated[str, typer.Argument(help="Ngày, ví dụ 31/12/2026.")],
    *,
    kind: Annotated[str, typer.Option(help="nghi (ngày nghỉ) hoặc lam-bu (làm bù).")],
    name: Annotated[str, typer.Option(help="Tên ngày, ví dụ: Nghỉ bão số 12.")],
    source: Annotated[str, typer.Option(help="Văn bản quy định, ví dụ: Công điện 12/CĐ-UBND.")],
    agency: Annotated[str | None, typer.Option(help="Mã cơ quan; bỏ trống là cả nước.")] = None,
    in_place_of: Annotated[str | None, typer.Option(help="Ngày được hoán đổi, nếu có.")] = None,
) -> None:
    """Thêm hoặc sửa một ngày nghỉ, ngày làm bù; giờ hẹn của mọi hồ sơ đang mở được tính lại ngay."""
    if kind not in _KINDS:
        raise PlainError(f"Không hiểu --kind {kind!r}; hãy viết nghi hoặc lam-bu.")
    if not source.strip() or not name.strip():
        raise PlainError("Ngày nghỉ, ngày làm bù phải có tên và văn bản quy định (--name, --source).")
    swapped = _day(in_place_of) if in_place_of else None
    special = SpecialDay(_day(on), _KINDS[kind], name.strip(), source.strip(), swapped)
    with _records() as (session, database):
        now = demonstration_clock(database).now()
        whose = _agency(session, agency) if agency else None
        enter_day(session, whose, special, by=SYSTEM, at=now)
        told = owe_word_of_calendar(session, whose, special.on, why_of(special.name, special.source), now)
    typer.echo(f"Đã ghi {weekday_and_day(special.on)}: {special.name} ({special.source}). {_to_be_told(told)}")


@calendar.command("hours")
def hours(
    sessions: Annotated[str, typer.Argument(help="Các buổi, ví dụ 08:00-12:00,13:00-17:00; “nghi” là đóng cửa.")],
    *,
    agency: Annotated[str, typer.Option(help="Mã cơ quan.")],
    valid_from: Annotated[str, typer.Option("--from", help="Từ ngày.")],
    valid_to: Annotated[str | None, typer.Option("--to", help="Đến hết ngày; bỏ trống là không hạn.")] = None,
    weekdays: Annotated[str, typer.Option(help="Các thứ, 0 là thứ Hai: 01234 là thứ Hai đến thứ Sáu.")] = "01234",
    season: Annotated[str, typer.Option("--months", help="Các tháng áp dụng, ví dụ 5-9.")] = "1-12",
    reception_only: Annotated[bool, typer.Option("--reception-only", help="Chỉ nhận và trả hồ sơ.")] = False,
) -> None:
    """Thêm giờ làm việc theo thứ, theo mùa; giờ hẹn của mọi hồ sơ đang mở của cơ quan được tính lại ngay."""
    entered = OfficeHours(
        sessions=_sessions(sessions),
        weekdays=_weekdays(weekdays),
        months=_season(season),
        valid_from=_day(valid_from),
        valid_to=_day(valid_to) if valid_to else date.max,
        reception_only=reception_only,
    )
    with _records() as (session, database):
        now = demonstration_clock(database).now()
        whose = _agency(session, agency)
        enter_hours(session, whose, entered, by=SYSTEM, at=now)
        opened = sessions.replace(",", ", ") if entered.sessions else "đóng cửa"
        why = f"Giờ làm việc từ {write_day(entered.valid_from)}: {opened}"
        told = owe_word_of_calendar(session, whose, entered.valid_from, why, now)
    typer.echo(f"Đã ghi giờ làm việc của {agency}: {sessions}, từ {valid_from}. {_to_be_told(told)}")


@calendar.command("show")
def show(
    *,
    agency: Annotated[str, typer.Option(help="Mã cơ quan.")],
    month: Annotated[str, typer.Option(help="Tháng, ví dụ 2026-12.")],
) -> None:
    """In lịch làm việc của một tháng, mỗi ngày một dòng."""
    first = _month(month)
    with _records() as (session, _):
        known = load_calendar(session, _agency(session, agency))
        for offset in range(months.monthrange(first.year, first.month)[1]):
            on = first + timedelta(days=offset)
            special = known.day(on).special
            opened = ", ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in known.sessions(on)) or "nghỉ"
            because = f" – {special.name} ({special.source})" if special else ""
            typer.echo(f"{weekday_and_day(on)}: {opened}{because}")


def _to_be_told(count: int) -> str:
    return f"{count} người nộp sẽ được báo giờ hẹn mới." if count else "Không giờ hẹn nào phải báo lại."


@contextmanager
def _records() -> Iterator[tuple[DatabaseSession, Database]]:
    with domain_database(Settings()) as url:
        database = Database(url, pool_size=2)
        try:
            with database.transaction() as session:
                yield session, database
        except NoWorkingDay:
            raise PlainError(str(NoDayLeft())) from None
        finally:
            database.close()


def _agency(session: DatabaseSession, code: str) -> UUID:
    found = session.scalars(select(Agency.id).where(Agency.code == code)).first()
    if found is None:
        raise PlainError(f"Không có cơ quan mã {code}.")
    return found


def _day(written: str) -> date:
    return _read(written, lambda text: date.fromisoformat(text) if text[:4].isdecimal() else parse_day(text))


def _month(written: str) -> date:
    return _read(written, lambda text: date.fromisoformat(f"{text}-01"))


def _read(written: str, reads: Callable[[str], date]) -> date:
    try:
        return reads(written.strip())
    except (NotADate, ValueError):
        raise PlainError(f"Không đọc được ngày {written!r}; hãy viết như 31/12/2026.") from None


def _sessions(written: str) -> tuple[Session, ...]:
    if written == "nghi":
        return ()
    try:
        pairs = [one.split("-") for one in written.split(",")]
        return tuple(Session(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in pairs)
    except (ValueError, SessionsOutOfOrder):
        raise PlainError(f"Không đọc được các buổi {written!r}; hãy viết như 08:00-12:00,13:00-17:00.") from None


def _weekdays(written: str) -> frozenset[int]:
    if not written or any(one not in _EVERY_DAY for one in written):
        raise PlainError(f"Không đọc được các thứ {written!r}; 0 là thứ Hai, 6 là Chủ nhật.")
    return frozenset(int(one) for one in written)


def _season(written: str) -> frozenset[int]:
    first, _, last = written.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        raise PlainError(f"Không đọc được các tháng {written!r}; hãy viết như 5-9.")
    begin, end = int(first), int(last or first)
    if not (1 <= begin <= 12 and 1 <= end <= 12):
        raise PlainError("Tháng phải từ 1 đến 12.")
    # A winter season runs over the turn of the year.
    return frozenset(range(begin, end + 1)) if begin <= end else frozenset({*range(begin, 13), *range(1, end + 1)})
