"""Taking money at the desk (or booking what the post collected), with the next receipt number."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from language.phrase import Grouped, phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.dossier import Dossier
from models.money.at_the_door import collected_at_the_door
from models.money.cancel_intent import cancel_intent
from models.money.fee import CashReceipt
from models.money.owed import owed
from models.money.write_receipt import write_receipt

_AT_THE_DOOR = "Bưu điện đang thu hộ khoản này khi phát bưu gửi; không thu tại quầy để tránh thu hai lần."


def take_cash(
    session: Session, dossier: Dossier, amount: int, actor: Actor, now: datetime, *, way: str = "cash"
) -> CashReceipt:
    """This will write one receipt for the whole sum owed; the dossier must be locked by the caller.

    Whoever was about to pay the same online need not any more; if he did already, that money will be given back.
    """
    if way == "cash" and collected_at_the_door(session, dossier.id):
        raise FormFaults([FormFault("/amount", _AT_THE_DOOR)])
    due = owed(session, dossier.id)
    if amount <= 0 or amount != due:
        raise FormFaults(
            [
                FormFault(
                    "/amount",
                    phrase("Số tiền phải đúng bằng số còn phải nộp: {due} đồng.", due=Grouped(due)),
                )
            ]
        )
    cancel_intent(session, dossier.id, now)
    return write_receipt(session, dossier, amount, actor, now, way=way)
