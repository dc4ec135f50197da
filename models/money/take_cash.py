"""Taking money at the desk (or booking what the post collected), with the next receipt number."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.intake.counter import next_number
from models.money.at_the_door import collected_at_the_door
from models.money.fee import CashReceipt
from models.money.owed import owed

_AT_THE_DOOR = "Bưu điện đang thu hộ khoản này khi phát bưu gửi; không thu tại quầy để tránh thu hai lần."


def take_cash(
    session: Session, dossier: Dossier, amount: int, actor: Actor, now: datetime, *, way: str = "cash"
) -> CashReceipt:
    """This will write one receipt for the whole sum owed; the dossier must be locked by the caller."""
    if way == "cash" and collected_at_the_door(session, dossier.id):
        raise FormFaults([FormFault("/amount", _AT_THE_DOOR)])
    due = owed(session, dossier.id)
    if amount <= 0 or amount != due:
        raise FormFaults(
            [FormFault("/amount", f"Số tiền phải đúng bằng số còn phải nộp: {due:,} đồng.".replace(",", "."))]
        )
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
    session.add(receipt)
    record(session, actor, "fee.taken", now, dossier_id=dossier.id, agency_id=dossier.agency_id, amount=amount, way=way)
    return receipt
