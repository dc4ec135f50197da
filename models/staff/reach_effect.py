"""How many running dossiers somebody would see no longer, or would see besides, if his rights were others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, select, true
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.role import Role
from models.staff.reach import Reach


@dataclass(frozen=True)
class Sight:
    """What somebody sees of his agency; an administrator alone sees no dossier."""

    roles: frozenset[Role]
    reach: Reach

    def condition(self, agency_id: UUID) -> ColumnElement[bool]:
        if self.roles <= {Role.ADMINISTRATOR}:
            return false()
        return and_(true(), *self.reach.dossiers(agency_id))


@dataclass(frozen=True)
class Effect:
    """Counts of running dossiers."""

    hidden: int
    shown: int


def effects_of(session: Session, agency_id: UUID, changes: Sequence[tuple[Sight, Sight]]) -> list[Effect]:
    """What each change would hide and show, all of them counted in one pass over the agency's running dossiers."""
    if not changes:
        return []
    columns = []
    for before, after in changes:
        # Of a dossier without a territory a limit says neither yes nor no: that is hidden, too.
        old, new = before.condition(agency_id), after.condition(agency_id)
        columns.append(func.count().filter(and_(old.is_(true()), new.is_not(true()))))
        columns.append(func.count().filter(and_(new.is_(true()), old.is_not(true()))))
    counted = select(*columns).select_from(Dossier).where(Dossier.agency_id == agency_id, Dossier.ending.is_(None))
    numbers = session.execute(counted).one()
    return [Effect(numbers[place], numbers[place + 1]) for place in range(0, len(numbers), 2)]
