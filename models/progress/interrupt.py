"""Stopping a dossier before its decision: at most once, and only while the status table allows it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import Interrupted, TooLate
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.linkage.linked_leg import has_open_leg
from models.progress.interruption import Interruption, InterruptionKind
from models.progress.wake_up import wake
from models.status import MAY_BE_INTERRUPTED


def may_interrupt(session: Session, dossier: Dossier, kind: InterruptionKind) -> bool:
    """Whether there is still something undecided to be taken back or stopped."""
    if not dossier.is_open:
        return False
    if dossier.status in MAY_BE_INTERRUPTED:
        return True
    return kind is InterruptionKind.WITHDRAWAL and has_open_leg(session, dossier.id)


def interrupt(
    session: Session, dossier: Dossier, actor: Actor, kind: InterruptionKind, reason: str, now: datetime
) -> Interruption:
    """This will write the interruption and wake the dossier; the dossier must be locked by the caller.

    Raises `TooLate` once a decision exists and `Interrupted` when it has been stopped already. Of a linked group the
    applicant may still take back what other agencies have not decided.
    """
    if session.get(Interruption, dossier.id) is not None:
        raise Interrupted
    if not may_interrupt(session, dossier, kind):
        raise TooLate
    interruption = Interruption(dossier_id=dossier.id, kind=kind, by=actor.key, reason=reason, at=now)
    session.add(interruption)
    record(session, actor, f"dossier.{kind}", now, dossier_id=dossier.id, agency_id=dossier.agency_id)
    wake(session, dossier.id)
    return interruption
