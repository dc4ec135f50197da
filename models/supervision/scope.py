"""What a look at the figures may see: the same two conditions for every number and for the list behind it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement

from models.dossier import Dossier
from models.progress.work_item import WorkItem


@dataclass(frozen=True)
class Scope:
    dossiers: ColumnElement[bool]
    items: ColumnElement[bool]

    @classmethod
    def of_agency(cls, agency_id: UUID) -> Scope:
        """The whole of one agency: what the office itself counts at night."""
        return cls(Dossier.agency_id == agency_id, WorkItem.agency_id == agency_id)
