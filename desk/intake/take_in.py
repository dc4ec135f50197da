"""Filing at the counter: the dossier, the check of its papers when it was made at once, and the cash, in one go.

Either all of it stands or none: a clerk who sees the receipt may hand it over. It is the same filing, the same answer
and the same taking of money as everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from desk.intake.open_form import OpenForm, forget
from desk.intake.read_in import settled
from desk.intake.sitting import filed_in, note_filed
from models.acts.checks_components import Complete
from models.dossier import Dossier
from models.money.charge_fees import charge_fees
from models.money.take_cash import take_cash
from models.progress.work_item import ItemState, WorkItem
from web.answer_work_item import Answer, answer_inside
from web.file_dossier import file_dossier
from web.front_door import FrontDoor
from web.visit import Inside

# What the buttons at the end of the form ask for.
TAKE_IN, SHORT, FILE = "take_in", "short", "file"
CASH, SHOWN = "cash.taken", "cash.shown"
RECEIPT = "/tiep-nhan/da-nhan/"


def file_once(
    inside: Inside, front: FrontDoor, opened: OpenForm, boxes: Mapping[str, str], body: dict[str, Any], asked: str
) -> str:
    """This will file, and give the address to go on to; a sitting that was filed already leads to its dossier."""
    before = filed_in(inside.session, inside.caller.actor.key, opened.sitting)
    if before is not None:
        return f"{RECEIPT}{before.code}?tin=da-nop"
    dossier = file_dossier(inside, front, body)
    first = _first_item(inside, dossier)
    if asked == TAKE_IN and opened.answers_at_once and first is not None:
        answer_inside(inside, first.id, Answer(Complete.name, {}, version=first.version))
        if wants_cash(boxes):
            _take_money(inside, dossier, boxes)
    note_filed(inside.session, inside.caller.actor.key, opened.sitting, dossier, settled(boxes), inside.now)
    forget(inside, opened)
    if asked == SHORT and first is not None:
        return f"/ho-so/{dossier.code}?viec={first.id}&tin=nop"
    return f"{RECEIPT}{dossier.code}"


def wants_cash(boxes: Mapping[str, str]) -> bool:
    return boxes.get(CASH) == "true"


def _take_money(inside: Inside, dossier: Dossier, boxes: Mapping[str, str]) -> None:
    """The sum that was shown is the one that is taken; any other is refused, and nothing is filed."""
    shown = boxes.get(SHOWN, "")
    charge_fees(inside.session, dossier, inside.now)
    take_cash(inside.session, dossier, int(shown) if shown.isdecimal() else 0, inside.caller.actor, inside.now)


def _first_item(inside: Inside, dossier: Dossier) -> WorkItem | None:
    waiting = select(WorkItem).where(WorkItem.dossier_id == dossier.id, WorkItem.state == ItemState.OPEN)
    return inside.session.scalars(waiting.order_by(WorkItem.opened_at).limit(1)).first()
