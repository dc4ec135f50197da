"""The next numbered receipt, with the lines it was paid for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.audit.audit_entry import record
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.intake.counter import next_number
from models.money.fee import CashReceipt, FeeLine, ReceiptLine
from models.money.owed import open_lines


def write_receipt(
    session: Session, dossier: Dossier, amount: int, actor: Actor, now: datetime, *, way: str
) -> CashReceipt:
    """This will write a receipt for a sum of at most what is owed; the dossier must be locked by the caller."""
    session.flush()
    year = now.astimezone(VIETNAM).year
    receipt = CashReceipt(
        id=uuid4(),
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        year=year,
        number=next_number(session, dossier.agency_id, f"bien-lai:{year}"),
        amount=amount,
        way=way,
        taken_by=actor.key,
        taken_at=now,
    )
    lines = list(_lines(session, dossier.id, amount))
    session.add(receipt)
    session.flush()
    for line, part in lines:
        session.add(_receipt_line(receipt, line, part))
    record(session, actor, "fee.taken", now, dossier_id=dossier.id, agency_id=dossier.agency_id, amount=amount, way=way)
    session.flush()
    return receipt


def _lines(session: Session, dossier_id: UUID, amount: int) -> Iterator[tuple[FeeLine, int]]:
    """The open lines in their order until the sum is used up; an exempt one stays visible and costs nothing."""
    owed = open_lines(session, dossier_id)
    for line in session.scalars(select(FeeLine).where(FeeLine.dossier_id == dossier_id).order_by(FeeLine.code)).all():
        part = min(max(owed.get(line.code, 0), 0), amount)
        amount -= part
        if part or line.exempt_by:
            yield line, part
    if amount:
        raise ValueError("a receipt for more than is owed")


def _receipt_line(receipt: CashReceipt, line: FeeLine, part: int) -> ReceiptLine:
    whole = part == line.amount
    return ReceiptLine(
        receipt_id=receipt.id,
        code=line.code,
        kind=line.kind,
        title=line.title,
        unit_price=line.unit_price if whole else part,
        quantity=line.quantity if whole else 1,
        amount=part,
        exempt_by=line.exempt_by if not part else None,
    )
