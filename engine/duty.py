"""A standing duty: something the office owes a dossier at a certain time whatever step it has reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.journal_line import DUTY_LEG

WhenDue = Callable[[Session, Dossier, WorkingCalendar], datetime | None]


@dataclass(frozen=True)
class Duty:
    """`when` is a pure reading of the facts: the instant it is owed, or None; `step` does it, at most once.

    `step` is a step of `tasks`, or several of them with waits between, the last of which bears the name `line`; it is
    called with the slip inside a leg of its own. What is awaited there is work aside: the story does not wait for it.
    """

    line: str
    when: WhenDue
    step: Callable[..., object]

    @property
    def leg(self) -> str:
        return f"{DUTY_LEG}/{self.line}"
