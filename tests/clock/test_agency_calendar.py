"""The calendar of an agency from its tables, on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import func, make_url, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.agency import Agency
from models.base import Base
from models.calendar_day import CalendarDay
from models.clock.agency_calendar import load_calendar, seed_national_days
from models.clock.national_days import national_days
from models.clock.office_hours import OfficeHours
from models.clock.office_hours import Session as Span
from models.clock.special_day import DayKind
from models.database import Database
from models.working_hours import WorkingHours
from operations.postgres import Cluster
from tests.clock.moments import at

NOW = at("2026-10-05 09:00")
TABLES = [Base.metadata.tables[name] for name in ("agency", "calendar_day", "working_hours")]


@pytest.fixture(scope="module")
def database(cluster: Cluster) -> Iterator[Database]:
    """A database of its own, with the three tables a calendar needs."""
    with psycopg.connect(cluster.superuser_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE clock_tests")
    url = make_url(cluster.superuser_url).set(database="clock_tests")
    opened = Database(url.render_as_string(hide_password=False), pool_size=2)
    Base.metadata.create_all(opened.engine, tables=TABLES)
    yield opened
    opened.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.engine.connect() as connection:
        transaction = connection.begin()
        yield Session(connection, join_transaction_mode="create_savepoint")
        transaction.rollback()


@pytest.fixture
def ward(session: Session) -> UUID:
    return add_agency(session)


def add_agency(session: Session) -> UUID:
    agency = Agency(
        code=f"H31.{uuid4().hex[:6]}",
        name="Ủy ban nhân dân phường Thử",
        place="Phường Thử",
        province_code="31",
        ward_code="11302",
        address="1 phố Thử",
        phone="02250000000",
        one_stop_name="Trung tâm Phục vụ hành chính công phường Thử",
    )
    session.add(agency)
    session.flush()
    return agency.id


def enter(
    session: Session,
    agency_id: UUID | None,
    on: date,
    kind: DayKind,
    name: str = "Nghỉ bão",
    *,
    source: str = "Công điện 12/CĐ-UBND",
) -> CalendarDay:
    row = CalendarDay(
        agency_id=agency_id,
        day=on,
        kind=kind,
        name=name,
        source=source,
        entered_by="staff:1",
        entered_at=NOW,
    )
    session.add(row)
    session.flush()
    return row


def test_seeding_brings_in_the_whole_file_once(session: Session) -> None:
    assert seed_national_days(session, NOW) == len(national_days())
    assert seed_national_days(session, NOW) == 0
    assert session.scalar(select(func.count()).select_from(CalendarDay)) == len(national_days())


def test_seeding_again_repairs_its_own_rows_and_leaves_what_a_person_corrected(session: Session, ward: UUID) -> None:
    seed_national_days(session, NOW)
    by_seed, by_hand = (
        session.scalars(select(CalendarDay).where(CalendarDay.day == on)).one()
        for on in (date(2027, 4, 16), date(2027, 5, 3))
    )
    by_seed.name = "Sai"
    by_hand.name, by_hand.entered_by = "Theo thông báo mới", "staff:1"
    session.flush()
    assert seed_national_days(session, NOW) == 1
    session.expire_all()
    assert by_seed.name == "Ngày Giỗ Tổ Hùng Vương"
    assert by_hand.name == "Theo thông báo mới"


def test_an_agency_counts_with_the_national_days_and_ordinary_hours(session: Session, ward: UUID) -> None:
    seed_national_days(session, NOW)
    calendar = load_calendar(session, ward)
    assert calendar.next_working_day(date(2026, 8, 28)) == date(2026, 9, 3)
    assert calendar.is_working_day(date(2026, 8, 22))
    assert calendar.known_until == date(2030, 12, 31)
    assert calendar.day(date(2026, 8, 31)).special in national_days()


def test_before_seeding_the_file_itself_is_used(session: Session, ward: UUID) -> None:
    assert not load_calendar(session, ward).is_working_day(date(2026, 11, 24))


def test_an_agencys_own_day_goes_before_the_national_one_and_is_nobody_elses(session: Session, ward: UUID) -> None:
    seed_national_days(session, NOW)
    other = add_agency(session)
    enter(session, ward, date(2026, 10, 6), DayKind.OFF)
    enter(session, ward, date(2026, 11, 24), DayKind.MAKE_UP, "Trực cấp căn cước lưu động")
    assert not load_calendar(session, ward).is_working_day(date(2026, 10, 6))
    assert load_calendar(session, ward).is_working_day(date(2026, 11, 24))
    assert load_calendar(session, other).is_working_day(date(2026, 10, 6))
    assert not load_calendar(session, other).is_working_day(date(2026, 11, 24))


def test_a_change_is_seen_at_once_and_nothing_else_is_read_again(session: Session, ward: UUID) -> None:
    seed_national_days(session, NOW)
    before = load_calendar(session, ward)
    assert load_calendar(session, ward) is before
    assert load_calendar(session, add_agency(session)) is before
    storm = enter(session, ward, date(2026, 10, 6), DayKind.OFF)
    assert not load_calendar(session, ward).is_working_day(date(2026, 10, 6))
    storm.day = date(2026, 10, 7)
    session.flush()
    assert load_calendar(session, ward).is_working_day(date(2026, 10, 6))
    assert not load_calendar(session, ward).is_working_day(date(2026, 10, 7))
    session.delete(storm)
    session.flush()
    assert load_calendar(session, ward) is before


def test_an_agency_keeps_hours_by_season_and_by_date(session: Session, ward: UUID) -> None:
    summer = OfficeHours((Span(time(7), time(11)), Span(time(13, 30), time(17))), months=frozenset(range(4, 10)))
    friday = OfficeHours((Span(time(7, 30), time(11, 30)),), frozenset({4}), valid_from=date(2026, 10, 1))
    saturday = OfficeHours((Span(time(8), time(11)),), frozenset({5}), reception_only=True)
    for hours in (friday, saturday, summer):
        session.add(WorkingHours.enter(ward, hours, by="staff:1", at=NOW))
    session.flush()
    session.expire_all()
    calendar = load_calendar(session, ward)
    assert calendar.end_of_day(date(2026, 9, 25)) == at("2026-09-25 17:00")
    assert calendar.end_of_day(date(2026, 10, 2)) == at("2026-10-02 11:30")
    assert calendar.end_of_day(date(2026, 10, 5)) == at("2026-10-05 17:30")
    assert calendar.effective_receipt(at("2026-10-10 08:30")) == at("2026-10-10 08:30")
    assert not calendar.is_working_day(date(2026, 10, 10))
    stored = {row.as_office_hours() for row in session.scalars(select(WorkingHours))}
    assert stored == {friday, saturday, summer}


def test_the_later_hours_hold(session: Session, ward: UUID) -> None:
    for year, closes in ((2026, 16), (2027, 17)):
        hours = OfficeHours((Span(time(8), time(closes)),), valid_from=date(year, 1, 1))
        session.add(WorkingHours.enter(ward, hours, by="staff:1", at=NOW - timedelta(days=year - 2026)))
    session.flush()
    calendar = load_calendar(session, ward)
    assert calendar.end_of_day(date(2026, 10, 5)) == at("2026-10-05 16:00")
    assert calendar.end_of_day(date(2027, 10, 5)) == at("2027-10-05 17:00")


def test_a_day_stands_once_in_a_calendar_and_names_its_document(session: Session, ward: UUID) -> None:
    for agency_id in (None, ward):
        enter(session, agency_id, date(2026, 10, 6), DayKind.OFF)
        with pytest.raises(IntegrityError, match="uq_calendar_day_agency_id_day"), session.begin_nested():
            enter(session, agency_id, date(2026, 10, 6), DayKind.MAKE_UP)
    with pytest.raises(IntegrityError, match="has_a_source"), session.begin_nested():
        enter(session, ward, date(2026, 10, 7), DayKind.OFF, source="")
