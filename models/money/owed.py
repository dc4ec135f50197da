"""How much of a dossier's fees is still to be paid, as a whole and line by line."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.money.fee import CashReceipt, FeeLine, ReceiptLine
from models.money.refund import Refund, RefundLine


def charged(session: Session, dossier_id: UUID) -> int:
    """This will give the sum of the fee lines in đồng."""
    return (
        session.scalar(select(func.coalesce(func.sum(FeeLine.amount), 0)).where(FeeLine.dossier_id == dossier_id)) or 0
    )


def paid(session: Session, dossier_id: UUID) -> int:
    """This will give the sum of the receipts in đồng, less what of them is given back or set aside to be."""
    receipts = select(func.coalesce(func.sum(CashReceipt.amount), 0)).where(CashReceipt.dossier_id == dossier_id)
    return (session.scalar(receipts) or 0) - set_aside(session, dossier_id)


def set_aside(session: Session, dossier_id: UUID) -> int:
    """This will give what of the receipts no longer counts as paid; what was declined is kept, but owed by nobody."""
    of_receipts = select(func.coalesce(func.sum(Refund.amount), 0)).where(
        Refund.dossier_id == dossier_id, Refund.receipt_id.is_not(None)
    )
    return session.scalar(of_receipts) or 0


def owed(session: Session, dossier_id: UUID) -> int:
    """This will give what is still owed in đồng; it is never below zero in a sound book."""
    return charged(session, dossier_id) - paid(session, dossier_id)


def open_lines(session: Session, dossier_id: UUID) -> dict[str, int]:
    """This will give what is owed by the code of the fee line; below zero where more was paid than is charged."""
    left: Counter[str] = Counter()
    for code, amount in session.execute(select(FeeLine.code, FeeLine.amount).where(FeeLine.dossier_id == dossier_id)):
        left[code] += amount
    taken = select(ReceiptLine.code, ReceiptLine.amount).join(CashReceipt, CashReceipt.id == ReceiptLine.receipt_id)
    for code, amount in session.execute(taken.where(CashReceipt.dossier_id == dossier_id)):
        left[code] -= amount
    returned = select(RefundLine.code, RefundLine.amount).join(Refund, Refund.id == RefundLine.refund_id)
    for code, amount in session.execute(returned.where(Refund.dossier_id == dossier_id)):
        left[code] += amount
    return dict(left)
