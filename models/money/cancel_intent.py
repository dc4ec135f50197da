"""What was asked for through the gateway is asked for no more: paid otherwise, changed, or the dossier is over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.money.payment import IntentState, PaymentIntent


def open_intent_of(session: Session, dossier_id: UUID) -> PaymentIntent | None:
    """This will give the one that is still open, if there is one."""
    wanted = select(PaymentIntent).where(
        PaymentIntent.dossier_id == dossier_id, PaymentIntent.state == IntentState.OPEN
    )
    return session.scalars(wanted).one_or_none()


def cancel_intent(session: Session, dossier_id: UUID, now: datetime) -> None:
    """This will close it; money that comes for it after all is then a person's to decide on."""
    intent = open_intent_of(session, dossier_id)
    if intent is not None:
        intent.close(IntentState.CANCELLED, now)
        session.flush()
