"""What is copied how often, and to when: a few thousand open dossiers of now, and endings spread over the years."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.clock.clock import VIETNAM
from operations.demo.volume.mould import Mould
from operations.demo.volume.office_here import OfficeHere, WardHere
from operations.demo.volume.patterns import Pattern
from operations.demo.volume.shifts import shifts_of
from tasks.retention.forget_records import READINGS_KEPT

_FOR_THE_PORTAL = frozenset(("portal_message", "exchange"))


@dataclass(frozen=True)
class Planned:
    """One copy: of which mould, moved by how many days, without which tables, and who does the work."""

    mould: Mould
    days: int
    without: frozenset[str]
    colleague: int

    @property
    def received_on(self) -> int:
        return self.mould.received_on.toordinal() + self.days


def open_of(count: int) -> int:
    """How many of so many dossiers are open: a fifth of a small office, some thousands of a big one."""
    return min(count // 5, 800 + count // 30)


def plan(patterns: Sequence[Pattern], here: OfficeHere, count: int, now: datetime) -> list[Planned]:
    """This will choose so many copies, in the order in which they were received."""
    chance = random.Random(count)  # noqa: S311 - the same plan for the same number, for no secret hangs on it.
    still_open = open_of(count)
    chosen: list[Planned] = []
    for ended, wanted in ((False, still_open), (True, count - still_open)):
        ways = [
            (pattern, moves)
            for pattern in patterns
            if pattern.mould.ended is ended and (moves := _moves(pattern.mould, here, now))
        ]
        if not ways:
            raise LookupError("no pattern can be moved to a day of this office's calendar")
        weights = [pattern.weight for pattern, _ in ways]
        for pattern, moves in chance.choices(ways, weights, k=wanted):
            days, without = chance.choice(moves)
            chosen.append(Planned(pattern.mould, days, without, chance.randrange(1_000)))
    return sorted(chosen, key=lambda one: one.received_on)


def _moves(mould: Mould, here: OfficeHere, now: datetime) -> list[tuple[int, frozenset[str]]]:
    ward = here.wards.get(mould.agency_code)
    if ward is None:
        return []
    found = [(days, _left_out(mould, days, ward, now)) for days in shifts_of(mould, ward.calendar, now)]
    return [(days, without) for days, without in found if without is not None]


def _left_out(mould: Mould, days: int, ward: WardHere, now: datetime) -> frozenset[str] | None:
    """What an office would not have of a dossier of then; None for one under way when it was joined to the portal."""
    joined = ward.joined.astimezone(VIETNAM).date()
    first, last = (day + timedelta(days=days) for day in (mould.first, mould.last))
    if first > joined:
        return frozenset()
    if last >= joined:
        return None
    forgotten = last < (now - READINGS_KEPT).astimezone(VIETNAM).date()
    return _FOR_THE_PORTAL | {"reading"} if forgotten else _FOR_THE_PORTAL
