"""Who publishes a change and when; the rows it leaves behind name both by the change itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from models.actor import Actor
from models.clock.clock import VIETNAM


@dataclass(frozen=True)
class Published:
    by: Actor
    at: datetime

    @property
    def on(self) -> date:
        return self.at.astimezone(VIETNAM).date()
