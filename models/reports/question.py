"""What a report is asked: of which agency, for which period, as of which instant, and of whose dossiers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, true

from models.reports.period import Period
from models.reports.report_rule import Withdrawn


@dataclass(frozen=True)
class Question:
    """Everything that happened before `at` counts, and nothing after it: asked again later it is answered alike.

    `at` never lies behind the period's end. `population` is the filter of whoever asks; by itself the whole agency.
    """

    agency_id: UUID
    period: Period
    at: datetime
    withdrawn: Withdrawn = Withdrawn.ON_TIME
    population: ColumnElement[bool] = field(default_factory=true)

    @property
    def began(self) -> datetime:
        return self.period.began
