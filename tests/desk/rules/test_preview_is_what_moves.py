"""What a preview tells is what publication moves, and nothing else: random changes of the calendar, random dossiers."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DatabaseSession

from engine.running.find_work import look_at_timers
from models.clock.agency_calendar import load_calendar
from models.clock.office_hours import OfficeHours, Session
from models.clock.special_day import DayKind, SpecialDay
from models.dossier import Dossier
from models.rules.calendar_change import CalendarChange
from models.rules.moves import moves_by
from tests.desk.supervision.friday import ASKED, at
from tests.office.filings import at_the_desk, of_a_mother_alone, without_copies
from tests.office.guardianship_filings import adopted
from tests.office.marital_filings import always_lived_here, lived_in_two_communes
from tests.office.open_office import OpenOffice

CHANGES = 60
SESSIONS = (
    (),
    (Session(time(8), time(12)),),
    (Session(time(7), time(11)), Session(time(13), time(16, 30))),
    (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17, 30))),
)
Promised = dict[UUID, datetime | None]
Moved = tuple[datetime | None, datetime | None]


def town(office: OpenOffice) -> None:
    """Dossiers of every kind of limit: accepted, new, one paused, one asked elsewhere, one issued, one ended."""
    office.file(without_copies).answers("checks_components", "incomplete", items=[ASKED])
    office.file(at_the_desk).goes_on_to("receives")
    office.file(of_a_mother_alone).withdraws()
    office.file(lived_in_two_communes).goes_on_to("appraises")
    office.set_clock(at(6, 15, 40))
    office.file(always_lived_here).goes_on_to("appraises")
    office.file(without_copies).goes_on_to("appraises")
    office.set_clock(at(7, 18))
    office.file(of_a_mother_alone)
    office.file(adopted)
    office.town.force("population-database", {"kind": "marital"}, "no-data")
    office.file(without_copies).goes_on_to("appraises")
    office.set_clock(at(8, 9))


def some_change(chance: random.Random) -> CalendarChange:
    """Days off and made up for, or other hours, around the days on which something is due."""
    first = date(2026, 10, 1) + timedelta(days=chance.randrange(25))
    if chance.random() < 0.35:
        weekdays = frozenset(chance.sample(range(7), chance.randint(1, 7)))
        until = first + timedelta(days=chance.randrange(20))
        return CalendarChange(hours=OfficeHours(chance.choice(SESSIONS), weekdays, valid_from=first, valid_to=until))
    days = {first + timedelta(days=chance.randrange(15)) for _ in range(chance.randint(1, 6))}
    return CalendarChange(tuple(_day(on, chance) for on in sorted(days)))


def _day(on: date, chance: random.Random) -> SpecialDay:
    if chance.random() < 0.7:
        return SpecialDay(on, DayKind.OFF, "Bão", "Công điện")
    return SpecialDay(on, DayKind.MAKE_UP, "Làm bù", "Công điện", chance.choice((None, on, on - timedelta(days=2))))


def promised(session: DatabaseSession) -> Promised:
    """What everybody is promised; before a dossier is accepted, when he will hear of it."""
    session.expire_all()
    return {one.id: one.due_at if one.accepted_at else one.react_by for one in session.scalars(select(Dossier))}


def to_be_told(session: DatabaseSession, moved: dict[UUID, Moved], now: datetime) -> set[UUID]:
    """Whose slip names an hour that is no longer his, counted in the simplest words."""
    open_ones = session.scalars(select(Dossier).where(Dossier.accepted_at.is_not(None), Dossier.issued_at.is_(None)))
    return {one.id for one in open_ones if (new := moved.get(one.id)) and new[1] is not None and new[1] > now}


def test_a_preview_tells_exactly_what_publication_moves(office: OpenOffice) -> None:
    town(office)
    chance, moved_at_all, unmoved = random.Random(20261008), 0, 0
    by, now = office.member(next(iter(office.people))), office.clock.now()
    for number in range(CHANGES):
        change = some_change(chance)
        with office.database.transaction() as session:
            agency_id = office.agency.id
            calendar = change.over(load_calendar(session, agency_id))
            told = moves_by(session, agency_id, calendar, change.first_day, now)
            before = promised(session)
            change.enter(session, agency_id, by, now)
            session.flush()
            look_at_timers(session, office.clock, office.office.duties, 1000)
            session.flush()
            after = promised(session)
            really = {one: (before[one], after[one]) for one in before if before[one] != after[one]}
            assert {one.dossier_id: (one.before, one.after) for one in told.all} == really, (number, change)
            assert {one.dossier_id for one in told.all if one.told} == to_be_told(session, really, now), number
            moved_at_all, unmoved = moved_at_all + len(really), unmoved + (not really)
            session.rollback()
    assert moved_at_all > CHANGES // 2, "the property says little of changes that move nothing"
    assert unmoved, "and some change nothing at all"
