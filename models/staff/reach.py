"""How far somebody sees within his agency: known from the person alone, few words, compared with columns of the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, case, func, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.staff.dossier_seal import SealPass
from models.staff.unit import Unit
from models.staff_member import StaffMember


@dataclass(frozen=True)
class Reach:
    """None is no limit; an empty set lets nothing through. `opened` are the sealed dossiers open to him now."""

    territories: frozenset[str] | None = None
    procedures: frozenset[str] | None = None
    steps: frozenset[str] | None = None
    opened: frozenset[UUID] = field(default_factory=frozenset)

    @classmethod
    def of(cls, staff: StaffMember, unit: Unit | None, opened: Sequence[UUID] = ()) -> Reach:
        """This will give what both the unit and the person's own limits let through."""
        return cls(
            _both(unit.territories if unit else (), staff.territories),
            _both(unit.procedures if unit else (), staff.procedures),
            _both((), staff.steps),
            frozenset(opened),
        )

    def dossiers(self, agency_id: UUID) -> list[ColumnElement[bool]]:
        """The conditions for rows of dossiers; whoever has no limit gets one comparison for the seal."""
        unsealed = self._unsealed(Dossier.sealed, Dossier.id)
        return [unsealed, *self.dossiers_sealed_or_not(agency_id)]

    def dossiers_sealed_or_not(self, agency_id: UUID) -> list[ColumnElement[bool]]:
        """The same without the seal, for somebody who asks to have it opened."""
        parts = self._shared(Dossier.territory, Dossier.procedure)
        if self.steps is not None:
            # One list of dossiers, not a question per row: those that stand or stood at one of his steps.
            at_his_steps = select(WorkItem.dossier_id).where(
                WorkItem.agency_id == agency_id, WorkItem.line.in_(sorted(self.steps))
            )
            parts.append(Dossier.id.in_(at_his_steps))
        return parts

    def items(self) -> list[ColumnElement[bool]]:
        """The same for rows of work, which carry what is asked about, so that no list looks into other tables."""
        parts = self._shared(WorkItem.territory, WorkItem.procedure)
        parts.append(self._unsealed(WorkItem.sealed, WorkItem.dossier_id))
        if self.steps is not None:
            parts.append(WorkItem.line.in_(sorted(self.steps)))
        return parts

    def lets_do(self, item: WorkItem) -> bool:
        """Whether the work itself lies within these limits, for somebody it is to be given to."""
        return (
            _lets(self.territories, item.territory)
            and _lets(self.procedures, item.procedure)
            and _lets(self.steps, item.line)
            and (not item.sealed or item.dossier_id in self.opened)
        )

    def _unsealed(
        self, sealed: InstrumentedAttribute[bool], dossier_id: InstrumentedAttribute[UUID]
    ) -> ColumnElement[bool]:
        """Written as a case, which the database only compares with rows: an "or" it would look for by the ids."""
        return case((sealed, dossier_id.in_(self.opened)), else_=true()) if self.opened else ~sealed

    def _shared(
        self, territory: InstrumentedAttribute[str | None], procedure: InstrumentedAttribute[str]
    ) -> list[ColumnElement[bool]]:
        parts: list[ColumnElement[bool]] = []
        if self.territories is not None:
            parts.append(territory.in_(sorted(self.territories)))
        if self.procedures is not None:
            parts.append(procedure.in_(sorted(self.procedures)))
        return parts


# Whoever has no limit sees all of his agency's that is not sealed.
EVERYWHERE = Reach()


def _both(of_unit: Sequence[str], of_person: Sequence[str]) -> frozenset[str] | None:
    """Empty is no limit on either side; two limits that have nothing in common let nothing through."""
    if not of_unit or not of_person:
        return frozenset(of_unit) | frozenset(of_person) or None
    return frozenset(of_unit) & frozenset(of_person)


def _lets(limit: frozenset[str] | None, value: str | None) -> bool:
    return limit is None or value in limit


def reach_of(session: Session, staff: StaffMember, now: datetime) -> Reach:
    """This will tell how far a colleague sees now; whoever asks for himself has it from his session already."""
    unit = session.get(Unit, staff.unit_id) if staff.unit_id else None
    held = select(passes_of(StaffMember.id, now)).where(StaffMember.id == staff.id)
    return Reach.of(staff, unit, session.scalars(held).one())


def passes_of(staff_id: InstrumentedAttribute[UUID], now: datetime) -> ColumnElement[list[UUID]]:
    """The sealed dossiers open to that person now, as one column of whatever query finds him."""
    held = select(SealPass.dossier_id).where(
        SealPass.staff_id == staff_id,
        SealPass.ended_at.is_(None),
        or_(SealPass.until.is_(None), SealPass.until > now),
    )
    return func.array(held.scalar_subquery(), type_=ARRAY(Uuid))
