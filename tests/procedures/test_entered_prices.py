"""Prices an office entered: they go before the programs', the later resolution first, and change nothing gone by."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.clock.clock import VIETNAM
from models.clock.due import derive_due
from models.clock.national_days import national_calendar
from models.clock.office_hours import ORDINARY_HOURS
from models.rules.limit_change import no_longer_than
from procedures.civil_words import Channel
from procedures.limits import CalendarDays, Limit, SameDay, WorkingDays, WorkingHours
from procedures.tariff import TARIFF, Price, price

FEE, PROVINCE = "birth-overdue", "01"
DAYS = st.dates(date(2026, 6, 1), date(2028, 6, 1))
WAYS = st.sampled_from(Channel)
YEAR = datetime(2026, 1, 2, tzinfo=VIETNAM)
RECEIVED = st.integers(0, 330 * 24 * 60).map(lambda minutes: YEAR + timedelta(minutes=minutes))
LIMITS = st.one_of(
    st.builds(WorkingDays, st.integers(1, 12)),
    st.builds(WorkingHours, st.integers(1, 90)),
    st.builds(CalendarDays, st.integers(1, 25)),
    st.just(SameDay()),
)


@st.composite
def entered(draw: st.DrawFn) -> Price:
    first = draw(DAYS)
    last = draw(st.none() | st.just(first + timedelta(days=draw(st.integers(0, 400)))))
    way = draw(st.none() | WAYS)
    amount = draw(st.integers(0, 100)) * 1000
    return Price(
        fee=FEE, amount=amount, source="Nghị quyết", channel=way, valid_from=first, valid_to=last, entered_here=True
    )


def by_hand(rows: list[Price], way: Channel, on: date) -> Price | None:
    """The row an official would find: of those that speak of day and way the latest, a particular one first."""
    speaking = [one for one in rows if one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)]
    speaking = [one for one in speaking if one.channel in (None, way)]
    latest = [one for one in speaking if one.valid_from == max(each.valid_from for each in speaking)]
    return next((one for one in latest if one.channel is way), latest[0] if latest else None)


@given(st.lists(entered(), max_size=6), WAYS, DAYS)
def test_the_row_in_force_is_the_one_an_official_would_find(rows: list[Price], way: Channel, on: date) -> None:
    found = price(FEE, province=PROVINCE, channel=way, on=on, tariff=(*rows, *TARIFF))
    wanted = by_hand(rows, way, on)
    assert found == (wanted or price(FEE, province=PROVINCE, channel=way, on=on))


@given(st.lists(entered(), max_size=4), entered(), WAYS, DAYS)
def test_what_is_entered_for_later_changes_nothing_that_was_received_before(
    rows: list[Price], new: Price, way: Channel, on: date
) -> None:
    if on >= new.valid_from:
        return
    before = price(FEE, province=PROVINCE, channel=way, on=on, tariff=(*rows, *TARIFF))
    assert price(FEE, province=PROVINCE, channel=way, on=on, tariff=(new, *rows, *TARIFF)) == before


@given(RECEIVED, LIMITS, LIMITS)
def test_whoever_keeps_a_limit_of_the_office_keeps_the_laws(
    received_at: datetime, ours: Limit, statutory: Limit
) -> None:
    calendar = national_calendar()
    assert calendar.hours == (ORDINARY_HOURS,), "days of eight hours"
    if no_longer_than(ours, statutory):
        assert derive_due(ours, received_at, calendar).at <= derive_due(statutory, received_at, calendar).at
