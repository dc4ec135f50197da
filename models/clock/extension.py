"""The one prolongation a dossier may have: more time by law, or a new appointment with an apology.

At most one is allowed (domain rule: "re-appointment at most once"), which is why a due date is derived from one
extension or none, never from a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from procedures.limits import CalendarDays, WorkingDays, WorkingHours


@dataclass(frozen=True)
class Extension:
    """So much more time than the limit gives, counted from the instant at which the limit would have ended."""

    by: WorkingDays | WorkingHours | CalendarDays
    reason: str


@dataclass(frozen=True)
class NewAppointment:
    """A new date promised in a letter of apology; what was paused before the letter is already in it."""

    until: datetime
    reason: str
    given_at: datetime
