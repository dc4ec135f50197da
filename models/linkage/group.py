"""All parts of a linked dossier side by side: our own first procedure, and what the other agencies do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.linkage.leg_state import GroupStatus, LegState, group_status
from models.linkage.linked_leg import LinkedLeg, legs_of
from models.status import Ending, Status
from procedures.catalogue import find
from procedures.linked.leg import Leg


@dataclass(frozen=True)
class Part:
    """A leg the family asked for; `row` is None until it begins."""

    leg: Leg
    row: LinkedLeg | None

    @property
    def state(self) -> LegState | None:
        return LegState(self.row.state) if self.row else None


@dataclass(frozen=True)
class Group:
    """`first` is where our own procedure stands; `parts` are the legs, in the order of the law."""

    first: LegState
    parts: tuple[Part, ...]

    @property
    def status(self) -> GroupStatus:
        """A leg that has not begun is under way like the others, as long as the first procedure goes on."""
        return group_status(self.first, [part.state or LegState.TO_BE_SENT for part in self.parts])


def group_of(session: Session, dossier: Dossier) -> Group | None:
    """The group of this dossier as it stands; None for a procedure without legs."""
    edition = find(dossier.procedure).edition(dossier.edition)
    if not edition.legs or edition.declaration_form is None:
        return None
    declaration = edition.declaration_form.model_validate(dossier.declaration)
    rows = _by_name(legs_of(session, dossier.id))
    parts = tuple(Part(leg, rows.get(leg.name)) for leg in edition.legs if leg.wanted(declaration))
    return Group(_first(dossier), parts)


def _by_name(rows: Sequence[LinkedLeg]) -> dict[str, LinkedLeg]:
    return {row.name: row for row in rows}


def _first(dossier: Dossier) -> LegState:
    """The first procedure is done when its result has been issued; afterwards nothing undoes it."""
    if dossier.issued_at is not None:
        return LegState.COMPLETED
    if dossier.ending in (Ending.WITHDRAWN, Ending.STOPPED, Ending.LAPSED):
        return LegState.WITHDRAWN
    if dossier.ending is not None or dossier.status is Status.REFUSED:
        return LegState.REJECTED
    return LegState.ACCEPTED if dossier.accepted_at else LegState.RECEIVED
