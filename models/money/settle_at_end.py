"""Money at the end of a dossier: what the office did not do is not charged, and what was paid for it goes back.

Lệ phí and phí are paid for a service that is provided (Luật Phí và lệ phí 97/2015/QH13 Điều 3); a dossier that ends
without its result has been provided none. A parcel that was really carried is paid for all the same.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.money.cancel_intent import cancel_intent
from models.money.carriage import charged_in_vain
from models.money.fee import FeeLine
from models.money.open_refund import give_back_surplus
from models.money.refund_cause import RefundCause
from models.status import Ending
from procedures.tariff import FeeKind

CAUSES = {
    Ending.REFUSED: RefundCause.REFUSED,
    Ending.INTAKE_REFUSED: RefundCause.INTAKE_REFUSED,
    Ending.WITHDRAWN: RefundCause.WITHDRAWN,
    Ending.STOPPED: RefundCause.STOPPED,
    Ending.LAPSED: RefundCause.LAPSED,
}


def settle_at_end(session: Session, dossier: Dossier, ending: Ending, now: datetime) -> None:
    """This will waive what is no longer due and propose to give back what was paid for it; once delivered, nothing."""
    cause = CAUSES.get(ending)
    if cause is None:
        return
    cancel_intent(session, dossier.id, now)
    for line in _no_longer_due(session, dossier.id):
        line.amount, line.exempt_by = 0, cause.words
    give_back_surplus(session, dossier, cause, now)


def forgo_postage(session: Session, dossier: Dossier, reason: str, now: datetime) -> None:
    """Nobody pays for a parcel that the post never carried; what was paid for it already is proposed to go back."""
    postage = charged_in_vain(session, dossier.id)
    if not postage:
        return
    cancel_intent(session, dossier.id, now)
    for line in postage:
        line.amount, line.exempt_by = 0, reason
    give_back_surplus(session, dossier, RefundCause.NO_PARCEL, now)


def _no_longer_due(session: Session, dossier_id: UUID) -> list[FeeLine]:
    charged = select(FeeLine).where(FeeLine.dossier_id == dossier_id, FeeLine.amount > 0).order_by(FeeLine.code)
    in_vain = {line.id for line in charged_in_vain(session, dossier_id)}
    return [line for line in session.scalars(charged) if line.kind != FeeKind.POSTAGE.value or line.id in in_vain]
