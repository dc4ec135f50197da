"""Putting it on the desk that money lies here which must be given back; nothing is paid out by that alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.actor import SYSTEM
from models.acts.aside.refund.proposes_refund import PROPOSES_REFUND
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.failpoint import failpoint
from models.money.fee import CashReceipt, FeeLine
from models.money.owed import charged, open_lines, paid
from models.money.payment import OnlinePayment
from models.money.refund import Refund, RefundLine, RefundState
from models.money.refund_cause import RefundCause
from models.progress.open_aside import open_aside


def open_refund_of_payment(
    session: Session, dossier: Dossier, payment: OnlinePayment, cause: RefundCause, now: datetime
) -> Refund:
    """This will propose to give a whole payment back that was never booked."""
    refund = _refund(dossier, payment.amount, "online", cause, now)
    refund.payment_id = payment.id
    return _open(session, dossier, refund, now)


def give_back_surplus(session: Session, dossier: Dossier, cause: RefundCause, now: datetime) -> list[Refund]:
    """This will propose to give back what was paid beyond what is charged, newest receipt first, each the way it came.

    The dossier must be locked by the caller. Nothing is opened when nothing is too much.
    """
    session.flush()
    too_much = paid(session, dossier.id) - charged(session, dossier.id)
    opened = []
    newest_first = select(CashReceipt).where(CashReceipt.dossier_id == dossier.id).order_by(CashReceipt.number.desc())
    for receipt in session.scalars(newest_first).all():
        part = min(too_much, receipt.amount - _returned(session, receipt.id))
        if part > 0:
            opened.append(_of_receipt(session, dossier, receipt, part, cause, now))
            too_much -= part
    if opened:
        failpoint("refund.opened")
    return opened


def _of_receipt(
    session: Session, dossier: Dossier, receipt: CashReceipt, part: int, cause: RefundCause, now: datetime
) -> Refund:
    refund = _refund(dossier, part, "online" if receipt.way == "online" else "cash", cause, now)
    refund.receipt_id = receipt.id
    lines = list(_surplus_lines(session, dossier.id, part))
    session.add(refund)
    session.flush()
    session.add_all([RefundLine(refund_id=refund.id, code=code, kind=kind, amount=sum_) for code, kind, sum_ in lines])
    return _open(session, dossier, refund, now)


def _surplus_lines(session: Session, dossier_id: UUID, part: int) -> Iterator[tuple[str, str, int]]:
    """Of which lines more was paid than is charged, until the sum is used up: code, kind, đồng."""
    kinds = {line.code: line.kind for line in session.scalars(select(FeeLine).where(FeeLine.dossier_id == dossier_id))}
    for code, left in sorted(open_lines(session, dossier_id).items()):
        taken = min(max(-left, 0), part)
        part -= taken
        if taken:
            yield code, kinds[code], taken


def _returned(session: Session, receipt_id: UUID) -> int:
    return session.scalar(select(func.coalesce(func.sum(Refund.amount), 0)).where(Refund.receipt_id == receipt_id)) or 0


def _refund(dossier: Dossier, amount: int, way: str, cause: RefundCause, now: datetime) -> Refund:
    return Refund(
        id=uuid4(),
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        amount=amount,
        cause=cause,
        way=way,
        state=RefundState.OPENED,
        opened_at=now,
        attempts=0,
    )


def _open(session: Session, dossier: Dossier, refund: Refund, now: datetime) -> Refund:
    session.add(refund)
    session.flush()
    open_aside(session, dossier, PROPOSES_REFUND, leg=refund.leg, turn=1, at=now, about=refund.id)
    record(
        session,
        SYSTEM,
        "refund.opened",
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        refund=refund.id,
        amount=refund.amount,
        cause=refund.cause.value,
    )
    session.flush()
    return refund
