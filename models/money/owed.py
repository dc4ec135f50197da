"""How much of a dossier's fees is still to be paid."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.money.fee import CashReceipt, FeeLine


def charged(session: Session, dossier_id: UUID) -> int:
    """This will give the sum of the fee lines in đồng."""
    return (
        session.scalar(select(func.coalesce(func.sum(FeeLine.amount), 0)).where(FeeLine.dossier_id == dossier_id)) or 0
    )


def paid(session: Session, dossier_id: UUID) -> int:
    """This will give the sum of the receipts in đồng."""
    receipts = select(func.coalesce(func.sum(CashReceipt.amount), 0)).where(CashReceipt.dossier_id == dossier_id)
    return session.scalar(receipts) or 0


def owed(session: Session, dossier_id: UUID) -> int:
    """This will give what is still owed in đồng; it is never below zero in a sound book."""
    return charged(session, dossier_id) - paid(session, dossier_id)
