"""Small pieces: the words for what is left, masks, and the way between boxes and bodies."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.forms.form_field import Kind
from desk.forms.schema_form import Filled, form_of
from desk.forms.typed_values import read_typed, ward_code, write_typed
from desk.lists.work_list import place_of
from desk.words.mask import is_masked, masked
from desk.words.remaining import Horizon, Urgency, remaining, working_time
from models.clock.clock import VIETNAM
from models.clock.national_days import national_days
from models.clock.working_calendar import WorkingCalendar
from procedures.catalogue import every_procedure
from procedures.filing import filing_schema, read_filing
from web.place_in_list import write_place

CALENDAR = WorkingCalendar(special_days=national_days())
DAY = date(2026, 11, 20)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=45), "45 phút làm việc"),
        (timedelta(hours=2, minutes=30), "2 giờ 30 phút làm việc"),
        (timedelta(hours=6, minutes=10), "6 giờ làm việc"),
        (timedelta(hours=8), "1 ngày làm việc"),
        (timedelta(hours=-19), "2 ngày 3 giờ làm việc"),
        (timedelta(0), "0 phút làm việc"),
    ],
)
def test_working_time_is_told_in_days_of_eight_hours(length: timedelta, words: str) -> None:
    assert working_time(length) == words


def test_what_is_left_is_working_time_and_a_weekend_counts_nothing() -> None:
    friday, monday = at(20, 16, 30), at(23, 9)
    assert remaining(friday, monday, friday, CALENDAR) == "Còn 2 giờ 30 phút làm việc"
    assert remaining(monday, friday, friday, CALENDAR) == "Quá 2 giờ 30 phút làm việc"
    assert remaining(at(21, 10), at(22, 10), friday, CALENDAR) == "Đến hạn"
    assert remaining(monday, None, friday, CALENDAR) == "Chờ 2 giờ 30 phút làm việc"


def test_urgency_goes_by_today_and_two_working_days_more() -> None:
    horizon = Horizon.of(at(20, 10), CALENDAR)
    told = [horizon.urgency(due) for due in (None, at(20, 9), at(20, 17), at(23, 9), at(25, 17), at(26, 9))]
    # The 24th is a day off from 2026 on, so the second working day after Friday is Wednesday.
    assert told == [Urgency.LATE, Urgency.LATE, Urgency.TODAY, Urgency.SOON, Urgency.SOON, Urgency.LATER]


def test_masks_leave_enough_to_recognise_and_too_little_to_use() -> None:
    assert masked("001090000001") == "•••••••••001"
    assert masked("0900000001") == "•••••••001"
    assert masked("nguoi.nop@example.vn") == "n••••@example.vn"
    assert masked("12") == "••"
    assert masked("") == ""


def test_numbers_are_masked_wherever_they_stand_in_a_form() -> None:
    masks = [
        "applicant.personal_number",
        "applicant.proxy.phone",
        "applicant.email",
        "declaration.mother.identity_document.number",
        "delivery.address.phone",
    ]
    assert all(is_masked(name) for name in masks)
    assert not is_masked("declaration.marriage.number")
    assert not is_masked("declaration.evidence.number")


FILEABLE = [(one, one.edition_on(DAY)) for one in every_procedure() if one.edition_on(DAY).fileable]


@pytest.mark.parametrize(("procedure", "edition"), FILEABLE, ids=lambda one: getattr(one, "slug", ""))
def test_boxes_hold_every_filing_without_loss(procedure: object, edition: object) -> None:
    schema = filing_schema(procedure, edition)  # type: ignore[arg-type]
    body = edition.example(DAY)  # type: ignore[attr-defined]
    again, unread = read_typed(schema, write_typed(schema, body), DAY)
    assert unread == {}
    reading = read_filing(again, procedure, edition, DAY)  # type: ignore[arg-type]
    assert reading.faults == ()
    first = read_filing(body, procedure, edition, DAY)  # type: ignore[arg-type]
    assert reading.filing == first.filing


@pytest.mark.parametrize(("procedure", "edition"), FILEABLE, ids=lambda one: getattr(one, "slug", ""))
def test_every_field_of_every_form_has_a_title_and_a_box(procedure: object, edition: object) -> None:
    form = form_of(filing_schema(procedure, edition), Filled())  # type: ignore[arg-type]
    for field in form.every_field():
        assert field.title or field.name == "", field.name
        assert field.kind is not Kind.CHOICE or field.choices, field.name


@given(st.text(max_size=40))
def test_whatever_is_typed_into_a_form_reading_it_never_fails(text: str) -> None:
    procedure, edition = FILEABLE[0]
    schema = filing_schema(procedure, edition)
    names = [field.name for field in form_of(schema, Filled()).every_field() if not field.children]
    body, _ = read_typed(schema, dict.fromkeys(names, text), DAY)
    assert read_filing(body, procedure, edition, DAY).filing is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("09556", "09556"),
        ("Phường Hà Đông (09556)", "09556"),
        ("ha dong", "09556"),
        ("phường Hà Đông", "09556"),
        ("?", "?"),
    ],
)
def test_a_ward_is_known_by_code_or_name(typed: str, code: str) -> None:
    assert ward_code(typed) == code


@given(st.integers(-(10**15), 10**15), st.uuids())
def test_the_mark_of_a_row_leads_back_to_it_exactly(microseconds: int, identifier: UUID) -> None:
    instant = at(20, 10) + timedelta(microseconds=microseconds)
    assert place_of(write_place(instant, identifier)) == (instant, identifier)


@pytest.mark.parametrize("mark", ["", "x", "1~", "~", "9" * 40 + "~x", "1~not-an-id"])
def test_a_mark_that_cannot_be_read_means_the_beginning(mark: str) -> None:
    assert place_of(mark) is None
