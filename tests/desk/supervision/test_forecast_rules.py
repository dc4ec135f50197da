"""The forecast's arithmetic, by its laws: nothing ends earlier for more work, more absence or a later beginning."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desk.supervision.picture import WIDTH, bar
from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.supervision.forecast import Away, Part, everybody_away, finish, left_of, merged
from models.supervision.moment import Moment
from models.supervision.standing import Standing

CALENDAR = WorkingCalendar()
MONDAY = datetime(2026, 10, 5, tzinfo=VIETNAM)
minutes = st.integers(0, 60 * 24 * 12)
instants = minutes.map(lambda number: MONDAY + timedelta(minutes=number))
works = st.integers(1, 60 * 20).map(lambda number: timedelta(minutes=number))
stretches = st.tuples(instants, st.integers(1, 60 * 48)).map(
    lambda one: Away(one[0], one[0] + timedelta(minutes=one[1]))
)
parts = st.builds(lambda work, away: Part("việc", work, tuple(away)), works, st.lists(stretches, max_size=3))


def minute_by_minute(start: datetime, work: timedelta, away: list[Away]) -> datetime:
    """The same told by walking: each minute in which the office is open and he is there is a minute's work."""
    at, left = start, work
    while left > timedelta(0):
        after = at + timedelta(minutes=1)
        there = not any(one.begin <= at < one.end for one in away)
        if there:
            left -= CALENDAR.working_time_between(at, after)
        at = after
    return at


@given(instants, works, st.lists(stretches, max_size=3))
def test_a_part_ends_where_walking_minute_by_minute_comes_to(
    start: datetime, work: timedelta, away: list[Away]
) -> None:
    assert finish(start, [Part("việc", work, tuple(away))], CALENDAR) == minute_by_minute(start, work, away)


@given(instants, st.lists(parts, min_size=1, max_size=3), stretches, works)
def test_more_absence_or_more_work_never_ends_earlier(
    start: datetime, todo: list[Part], more: Away, work: timedelta
) -> None:
    first = todo[0]
    ends = finish(start, todo, CALENDAR)
    assert finish(start, [Part("", first.work, (*first.away, more)), *todo[1:]], CALENDAR) >= ends
    assert finish(start, [Part("", first.work + work, first.away), *todo[1:]], CALENDAR) >= ends
    assert finish(start, [*todo, Part("", work)], CALENDAR) >= ends
    assert finish(start + work, todo, CALENDAR) >= ends


@given(instants, works, st.lists(stretches, max_size=3))
def test_somebody_who_is_always_there_is_never_slower(start: datetime, work: timedelta, away: list[Away]) -> None:
    with_leave = finish(start, [Part("", work, tuple(away))], CALENDAR)
    assert finish(start, [Part("", work)], CALENDAR) <= with_leave


@given(st.lists(stretches, max_size=4), st.lists(stretches, max_size=4), instants)
def test_everybody_is_away_exactly_when_each_is(one: list[Away], two: list[Away], at: datetime) -> None:
    def away(stretches: list[Away]) -> bool:
        return any(stretch.begin <= at < stretch.end for stretch in stretches)

    assert away(list(everybody_away([one, two]))) == (away(one) and away(two))
    assert away(merged(one)) == away(one)
    assert everybody_away([]) == ()


@given(works, works)
def test_a_part_under_way_keeps_what_is_left_but_never_less_than_a_quarter(usual: timedelta, spent: timedelta) -> None:
    left = left_of(usual, spent)
    assert usual / 4 <= left <= usual


@given(st.dictionaries(st.sampled_from(list(Standing)), st.integers(0, 100_000)))
def test_the_picture_is_as_wide_as_it_is_and_shows_whatever_there_is(counts: dict[Standing, int]) -> None:
    drawn = bar(counts)
    assert {part.standing: part.count for part in drawn} == {place: count for place, count in counts.items() if count}
    at = 0
    for part in drawn:
        assert (part.x, part.width > 0) == (at, True)
        at += part.width
    assert at in (0, WIDTH)


@given(st.integers(0, 60 * 24 * 20).map(lambda number: MONDAY + timedelta(minutes=number)))
def test_what_is_owed_before_the_mark_is_overdue_and_what_came_two_hours_ago_at_most_is_not(now: datetime) -> None:
    moment = Moment.of(now, CALENDAR)
    assert CALENDAR.working_time_between(moment.owed_before, now) >= timedelta(hours=2) - timedelta(seconds=2)
    assert moment.end_of_soon > now
    assert moment.waited_since < moment.owed_before < now
