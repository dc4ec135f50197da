"""Comparing a number with a dossier's, and the marks of pages: rules that hold for whatever comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from desk.delivery.page_of_rows import read_mark, write_mark
from desk.delivery.parcel_rows import SILENT_AFTER, silent_before
from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.delivery.identity import Proof, matches, read_shown
from models.delivery.pickup_token import DIGITS, code_of

NUMBERS = some.from_regex(r"[0-9]{12}", fullmatch=True)


@given(NUMBERS, NUMBERS)
def test_a_card_fits_its_own_number_and_four_digits_fit_the_end(own: str, other: str) -> None:
    card, four = read_shown(f"{own}|x|y"), read_shown(f" {own[-4:]} ")
    assert card is not None
    assert four is not None
    assert (card.by, four.by) == (Proof.CARD, Proof.LAST_FOUR)
    assert matches(card, [other, own])
    assert matches(four, [own])
    assert matches(card, [other]) == (own == other)
    assert matches(four, [other]) == (own[-4:] == other[-4:])
    assert not matches(card, [])


@given(some.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_and_never_fits_nobody(typed: str) -> None:
    shown = read_shown(typed)
    assert shown is None or (shown.text and not matches(shown, []))


@given(some.uuids(), some.uuids())
def test_a_code_belongs_to_one_token_and_is_always_the_same(one: UUID, another: UUID) -> None:
    code = code_of(one)
    assert len(code) == DIGITS
    assert code.isdecimal()
    assert code == code_of(one)
    # Eight digits may meet by chance; that happens once in a hundred million.
    assert one == another or code != code_of(another)


@given(some.integers(0, 10**16), some.uuids())
def test_a_mark_leads_back_to_its_row(microseconds: int, row_id: UUID) -> None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
    assert read_mark(write_mark(moment, row_id)) == (moment, row_id)


@given(some.text(max_size=60))
def test_a_mark_that_is_none_of_ours_begins_anew(text: str) -> None:
    assert read_mark(text) is None or "~" in text


@given(some.integers(0, 349 * 24 * 60))
def test_a_parcel_is_silent_after_so_many_working_days_and_never_sooner(minutes: int) -> None:
    now, calendar = datetime(2026, 1, 5, tzinfo=VIETNAM) + timedelta(minutes=minutes), WorkingCalendar()
    bound = silent_before(calendar, now)
    assert now - bound >= timedelta(days=SILENT_AFTER - 1)
    passed = sum(calendar.is_working_day((bound + timedelta(days=day)).date()) for day in range((now - bound).days + 2))
    assert passed >= SILENT_AFTER
