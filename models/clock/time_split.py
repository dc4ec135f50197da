"""Whose working time a dossier took: the office's, the citizen's, another agency's, or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from models.clock.interval import Interval, Party
from models.clock.working_calendar import WorkingCalendar

# Where two waits overlap, the one that stops the citizen's clock counts: the office cannot be blamed for either.
PRECEDENCE = (Party.CITIZEN, Party.NOBODY, Party.PARTNER)


@dataclass(frozen=True)
class TimeSplit:
    """Working time by party; the four add up to the working time from receipt to the end."""

    office: timedelta
    citizen: timedelta
    partner: timedelta
    nobody: timedelta


def time_split(
    received_at: datetime, until: datetime, intervals: Sequence[Interval], calendar: WorkingCalendar
) -> TimeSplit:
    """Divide the working time from receipt until the hand-over (or now) among the parties.

    Intervals still open last until `until`; whatever no interval covers was the office's.
    """
    spans = [(one.begin, one.end or until, one.cause.party) for one in intervals]
    instants = {received_at, until} | {instant for begin, end, _ in spans for instant in (begin, end)}
    edges = sorted(instant for instant in instants if received_at <= instant <= until)
    times = dict.fromkeys(Party, timedelta(0))
    for begin, end in pairwise(edges):
        present = {party for first, last, party in spans if first <= begin and end <= last}
        owner = next((party for party in PRECEDENCE if party in present), Party.OFFICE)
        times[owner] += calendar.working_time_between(begin, end)
    return TimeSplit(times[Party.OFFICE], times[Party.CITIZEN], times[Party.PARTNER], times[Party.NOBODY])
