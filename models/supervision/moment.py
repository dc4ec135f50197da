"""The instants by which dossiers are told apart: now, the end of "soon", and the day that is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import in_vietnam
from models.linkage.leg_clock import acknowledge_by

# At risk is what is due today or on one of the two working days after it: what can still be saved.
SOON_DAYS = 2
# A partner without a limit of his own that says nothing for so long is called silent.
PATIENCE_DAYS = 5
# What came late in these days is what a supervisor can still learn from.
LOOKING_BACK = timedelta(days=30)
_LONGEST_SILENCE = timedelta(days=30)


@dataclass(frozen=True)
class Moment:
    """`owed_before`: what other agencies were owed until then and have not acknowledged, is late by now.

    `waited_since`: a partner without a limit who has been awaited since then is silent. `day` is the one looked at.
    """

    now: datetime
    end_of_soon: datetime
    owed_before: datetime
    waited_since: datetime
    day: date

    @classmethod
    def of(cls, now: datetime, calendar: WorkingCalendar, day: date | None = None) -> Moment:
        today = in_vietnam(now).date()
        last = calendar.end_of_day(calendar.add_working_days(today, SOON_DAYS))
        before = today
        for _ in range(PATIENCE_DAYS):
            before = calendar.working_day_before(before)
        since = datetime.combine(before, in_vietnam(now).timetz())
        return cls(now, last, _owed_before(now, calendar), since, day or today)

    @property
    def day_begins(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, tzinfo=VIETNAM)

    @property
    def day_ends(self) -> datetime:
        return self.day_begins + timedelta(days=1)

    @property
    def since(self) -> datetime:
        """From when on what came late, was asked for or was promised anew is still told."""
        return self.now - LOOKING_BACK

    def on(self, day: date) -> Moment:
        return replace(self, day=day)


def _owed_before(now: datetime, calendar: WorkingCalendar) -> datetime:
    """The latest second owed at which something should have been acknowledged by now; later means later."""
    early, late = now - _LONGEST_SILENCE, now
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if acknowledge_by(middle, calendar) < now:
            early = middle
        else:
            late = middle
    return early
