"""The calendar is data: a day entered today moves every promise it touches, at once, and the waits with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import select

from engine.running.plain_runner import PlainRunner
from models.actor import SYSTEM, Actor
from models.audit.audit_entry import AuditEntry
from models.calendar_day import CalendarDay
from models.clock.change_calendar import enter_day, enter_hours, look_again
from models.clock.clock import VIETNAM
from models.clock.due_of_dossier import due_of_dossier
from models.clock.national_days import national_days
from models.clock.office_hours import OfficeHours, Session
from models.clock.special_day import DayKind, SpecialDay
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.staff import open_agency
from tests.office.story import Story

T = TypeVar("T")
STORM = "Công điện 12/CĐ-UBND"


def day_off(on: date) -> SpecialDay:
    return SpecialDay(on, DayKind.OFF, "Nghỉ bão", STORM)


def storm(office: OpenOffice, on: date, *, of: bool = True) -> None:
    with office.database.transaction() as session:
        enter_day(session, office.agency.id if of else None, day_off(on), by=SYSTEM, at=office.clock.now())


def due(story: Story) -> datetime:
    at = story.dossier().due_at
    assert at is not None
    return at.astimezone(VIETNAM)


def asked_of_another_commune(office: OpenOffice) -> Story:
    office.town.force("population-database", {"kind": "marital"}, "no-data")
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    return story


def test_a_day_off_that_is_entered_today_moves_the_promise_at_once_and_says_why(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    before = due(story)
    storm(office, before.date())
    assert story.dossier().next_look_at == office.clock.now()

    office.go_on()

    after = due(story)
    assert after.date() > before.date()
    assert story.open_item("appraises").due_at == after
    lines = office.scalars(lambda session: due_of_dossier(session, story.dossier(), office.clock.now()).lines)
    assert any("Nghỉ bão" in line for line in lines)


def test_the_promise_of_another_agency_stays(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    before = due(story)
    with office.database.transaction() as session:
        elsewhere = open_agency(session, "H26.99.77", "Hoa Cúc")
        enter_day(session, elsewhere.id, day_off(before.date()), by=SYSTEM, at=office.clock.now())
    office.go_on()

    assert due(story) == before


def test_a_limit_somebody_is_waiting_out_ends_by_the_new_calendar(office: OpenOffice) -> None:
    office.town.force("population-database", {"kind": "marital"}, "no-data")
    office.town.force("other-commune", "*", "lost")
    story = office.file(without_copies)
    story.goes_on_to("answers_query")
    ends = story.open_item("answers_query").due_at
    assert ends is not None
    storm(office, ends.astimezone(VIETNAM).date())
    office.go_on()
    later = story.open_item("answers_query").due_at
    assert later is not None
    assert later > ends

    office.set_clock(ends + timedelta(minutes=1))
    assert "answers_query" in story.waits_for()
    office.set_clock(later + timedelta(minutes=1))
    assert story.outcome("answers_query")["lapsed"] is True


def test_a_day_off_that_is_taken_back_moves_it_back(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    before = due(story)
    storm(office, before.date())
    office.go_on()
    with office.database.transaction() as session:
        worked = SpecialDay(before.date(), DayKind.MAKE_UP, "Bão đã tan", STORM)
        enter_day(session, office.agency.id, worked, by=SYSTEM, at=office.clock.now())
    office.go_on()

    assert due(story) == before


def test_new_hours_move_the_hour_of_return(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    before = due(story)
    eight_to_five = (Session(time(8, 0), time(12, 0)), Session(time(13, 0), time(17, 0)))
    winter = OfficeHours(eight_to_five, valid_from=before.date())
    with office.database.transaction() as session:
        enter_hours(session, office.agency.id, winter, by=SYSTEM, at=office.clock.now())
    office.go_on()

    assert due(story) == before.replace(hour=17, minute=0)


def test_a_dossier_nobody_has_taken_in_yet_has_its_reaction_counted_anew(office: OpenOffice) -> None:
    story = office.file(without_copies)
    react_by = story.dossier().react_by
    storm(office, react_by.astimezone(VIETNAM).date())
    office.go_on()

    assert story.dossier().react_by > react_by
    assert story.open_item("checks_components").due_at == story.dossier().react_by


def test_one_day_of_the_whole_country_leaves_the_others_in_force_and_bears_its_source(office: OpenOffice) -> None:
    clerk = Actor("staff:00000000-0000-0000-0000-000000000001")
    with office.database.transaction() as session:
        enter_day(session, None, day_off(date(2026, 12, 31)), by=clerk, at=office.clock.now())
        enter_day(session, None, day_off(date(2026, 12, 31)), by=clerk, at=office.clock.now())

    rows = office.scalars(lambda session: session.scalars(select(CalendarDay)).all())
    assert len(rows) == len(national_days()) + 1
    entered = next(row for row in rows if row.day == date(2026, 12, 31))
    assert (entered.source, entered.entered_by) == (STORM, clerk.key)
    said = office.scalars(lambda session: session.scalars(select(AuditEntry.action)).all())
    assert said.count("calendar.day_entered") == 2


def test_a_change_while_a_dossier_is_read_is_not_forgotten(office: OpenOffice) -> None:
    """The reading sets the timer by what it counted; what was set meanwhile stands, so that it is counted again."""
    story = office.file(without_copies)
    moment = office.clock.now() - timedelta(seconds=1)

    class Meanwhile(PlainRunner):
        def run(self, name: str, body: Callable[[], T]) -> T:
            with office.database.transaction() as session:
                look_again(session, office.agency.id, moment)
            return super().run(name, body)

    office.office = replace(office.office, runner=Meanwhile())
    item = story.open_item("checks_components")
    story.answer_item(item, "complete", {}, story.whom(item))
    office.read_ready()

    assert story.dossier().next_look_at == moment


@pytest.mark.parametrize("agency", [True, False])
def test_all_open_dossiers_are_looked_at_and_no_others(office: OpenOffice, agency: bool) -> None:
    first, second = office.file(without_copies), office.file(without_copies)
    second.withdraws()
    moment = office.clock.now()
    with office.database.transaction() as session:
        assert look_again(session, office.agency.id if agency else None, moment) == 1
    assert first.dossier().next_look_at == moment
    assert second.dossier().next_look_at is None
