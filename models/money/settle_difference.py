"""A person has found out why the books differ on an entry; nothing is booked by that."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, ItemGone
from models.audit.audit_entry import record
from models.money.reconciliation import Reconciliation, ReconciliationDifference

SHORTEST, LONGEST = 5, 1000


def settle_difference(
    session: Session, difference_id: UUID, agency_id: UUID, note: str, actor: Actor, now: datetime
) -> bool:
    """This will write down how it was settled; False when the agency has no such difference."""
    wanted = (
        select(ReconciliationDifference)
        .join(Reconciliation, Reconciliation.id == ReconciliationDifference.reconciliation_id)
        .where(ReconciliationDifference.id == difference_id, Reconciliation.agency_id == agency_id)
        .with_for_update(of=ReconciliationDifference)
    )
    found = session.scalars(wanted).one_or_none()
    if found is None:
        return False
    if found.settled_at is not None:
        raise ItemGone("settled", found.settled_by)
    if not SHORTEST <= len(note.strip()) <= LONGEST:
        raise FormFaults([FormFault("/note", "Hãy ghi đã giải quyết thế nào (ít nhất 5 ký tự).")])
    found.note, found.settled_by, found.settled_at = note.strip(), actor.key, now
    record(
        session,
        actor,
        "reconciliation.settled",
        now,
        dossier_id=found.dossier_id,
        agency_id=agency_id,
        difference=found.id,
    )
    return True
