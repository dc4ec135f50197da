"""How a new demonstration begins some days ago and catches up with the present, on a real database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.agency import Agency
from models.clock.clock import VIETNAM, SystemClock
from models.database import Database
from models.intake.file_dossier import file_dossier
from operations.demo.dossier_file import When
from operations.demo.seed import agency_ids, seed
from operations.demo.timetable import DemoClock, hours_of
from tests.operations.demo.filings import BIRTH, FILED, samples
from tests.schema import empty
from web.caller import ANONYMOUS

SUNDAY = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
NEARLY = timedelta(seconds=5)


@pytest.fixture
def clock(database: Database) -> DemoClock:
    """A clock that shows the machine's time; nobody else reads it, so nobody need be waited for."""
    empty(database)
    return DemoClock(database, wait=lambda seconds: None)


def test_the_hours_are_those_of_the_last_friday_and_of_the_evening_before(database: Database) -> None:
    with database.transaction() as session:
        seed(session, "motcua-demo", SUNDAY)
        hours = hours_of(session, agency_ids(session)[2], SUNDAY)

    assert hours[When.NOW] == SUNDAY
    assert hours[When.FRIDAY] == datetime(2026, 11, 20, 15, 10, tzinfo=VIETNAM)
    assert hours[When.EVENING] == datetime(2026, 11, 21, 20, 45, tzinfo=VIETNAM)


def test_an_office_without_dossiers_is_set_back_and_catches_up(clock: DemoClock) -> None:
    past = SystemClock().now() - timedelta(days=2, hours=3)

    clock.begin_at(past)
    assert timedelta(0) <= clock.now() - past < NEARLY
    clock.move_on_to(past + timedelta(hours=5))
    assert timedelta(0) <= clock.now() - past - timedelta(hours=5) < NEARLY
    clock.catch_up_with(timedelta(0))

    assert clock.offset() == timedelta(0)


def test_the_clock_never_moves_back_by_being_moved_on(clock: DemoClock) -> None:
    clock.catch_up_with(timedelta(days=16))
    clock.move_on_to(SystemClock().now())
    clock.catch_up_with(timedelta(days=1))

    assert clock.offset() == timedelta(days=16)


def test_beginning_never_moves_the_clock_forward(clock: DemoClock) -> None:
    clock.begin_at(SystemClock().now() + timedelta(days=3))

    assert clock.offset() == timedelta(0)


def test_an_office_with_a_dossier_is_never_set_back(clock: DemoClock, database: Database) -> None:
    with database.transaction() as session:
        seed(session, "motcua-demo", SUNDAY)
        ward = session.scalars(select(Agency)).first()
        assert ward is not None
        file_dossier(session, ward, BIRTH, BIRTH.edition_on(FILED), samples()[0].filing, ANONYMOUS, SUNDAY)

    clock.begin_at(SystemClock().now() - timedelta(days=2))

    assert clock.offset() == timedelta(0)


def test_everybody_is_waited_for_after_each_move(database: Database, clock: DemoClock) -> None:
    waited: list[float] = []
    moved = DemoClock(database, wait=waited.append)

    moved.begin_at(SystemClock().now() - timedelta(days=1))
    moved.move_on_to(SystemClock().now())
    moved.move_on_to(SystemClock().now() - timedelta(days=1))

    assert len(waited) == 2
    assert all(seconds > 0.5 for seconds in waited)
