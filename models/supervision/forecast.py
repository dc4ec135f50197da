"""When a dossier will be done if everybody goes on as he usually does: working time, minus who is away.

Pure arithmetic: the parts still to be done one after the other, each with the working time it usually takes and the
stretches in which nobody can do it. More work, a longer absence or a later beginning never make it end earlier.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.clock.working_calendar import WorkingCalendar


@dataclass(frozen=True, order=True)
class Away:
    """A stretch in which nobody who could do the part is there; the end itself is outside."""

    begin: datetime
    end: datetime


@dataclass(frozen=True)
class Part:
    """One part of what is left. `not_before` is when it can begin at the earliest: a partner's own date, say."""

    title: str
    work: timedelta
    away: tuple[Away, ...] = ()
    not_before: datetime | None = None


def finish(start: datetime, parts: Sequence[Part], calendar: WorkingCalendar) -> datetime:
    """When the last of the parts is done, each begun when the one before it is."""
    at = start
    for part in parts:
        at = _after(max(at, part.not_before or at), part, calendar)
    return at


def _after(start: datetime, part: Part, calendar: WorkingCalendar) -> datetime:
    at, left = start, part.work
    for away in merged(part.away):
        if away.end <= at:
            continue
        if away.begin > at:
            free = calendar.working_time_between(at, away.begin)
            if left <= free:
                return max(at, calendar.add_working_hours(at, left))
            left -= free
        at = max(at, away.end)
    return max(at, calendar.add_working_hours(at, left)) if left > timedelta(0) else at


def merged(stretches: Iterable[Away]) -> list[Away]:
    """The stretches in order, those that touch taken together."""
    joined: list[Away] = []
    for one in sorted(stretches):
        if joined and one.begin <= joined[-1].end:
            joined[-1] = Away(joined[-1].begin, max(joined[-1].end, one.end))
        else:
            joined.append(one)
    return joined


def everybody_away(of_each: Sequence[Sequence[Away]]) -> tuple[Away, ...]:
    """The stretches in which not one of them is there; of nobody at all it is never said."""
    if not of_each:
        return ()
    common = merged(of_each[0])
    for stretches in of_each[1:]:
        other = merged(stretches)
        common = [
            Away(max(one.begin, two.begin), min(one.end, two.end))
            for one in common
            for two in other
            if max(one.begin, two.begin) < min(one.end, two.end)
        ]
    return tuple(common)


def left_of(usual: timedelta, spent: timedelta) -> timedelta:
    """What is left of a part under way; one that takes longer than usual still takes a quarter of its usual time."""
    return max(usual - max(spent, timedelta(0)), usual / 4)
