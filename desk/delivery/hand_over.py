"""What the page of a hand-over asks and what its boxes say: the act itself is the one everybody answers with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from models.acts.marriage.receives import HandedToBoth
from models.acts.receives import HandedOver
from models.delivery.hand_out import HandOut
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from web.access import visible_items
from web.answer_work_item import Answer
from web.problem import Problem
from web.visit import Inside

ORIGINAL = "original."
_TEXTS = ("identity_seen", "shown", "token", "person", "authorisation")
_OF_BOTH = ("husband_identity", "husband_shown", "wife_identity", "wife_shown")


def waiting_item(inside: Inside, dossier: Dossier) -> WorkItem | None:
    """The open work by which the dossier waits to be fetched, posted or agreed on anew; None when it does not."""
    wanted = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id,
        WorkItem.state == ItemState.OPEN,
        WorkItem.line.in_(("receives", "agrees_new_way")),
        visible_items(inside.caller),
    )
    return inside.session.scalars(wanted.order_by(WorkItem.opened_at.desc())).first()


def is_couple(item: WorkItem) -> bool:
    return item.act == "receives:couple"


def read_hand_over(item: WorkItem, boxes: Mapping[str, str]) -> Answer:
    """The answer as the act takes it; empty boxes are left out, so that the act says which of them it needs.

    The sum the page showed is sent along, so that nobody pays another than he saw.
    """
    version, amount = boxes.get("version", ""), boxes.get("amount", "")
    if not version.isdecimal():
        raise Problem("malformed-request", "Trang thiếu số phiên bản của việc. Hãy mở lại hồ sơ.")
    form, texts = (HandedToBoth, _OF_BOTH) if is_couple(item) else (HandedOver, ("who", *_TEXTS))
    fields: dict[str, Any] = {name: boxes[name] for name in texts if boxes.get(name)}
    fields["amount"] = int(amount) if amount.isdecimal() and len(amount) < 10 else 0
    fields["originals"] = [
        name.removeprefix(ORIGINAL) for name, on in boxes.items() if name.startswith(ORIGINAL) and on
    ]
    return Answer(form.name, fields, int(version))


def last_hand_out(inside: Inside, dossier_id: UUID) -> HandOut | None:
    wanted = select(HandOut).where(HandOut.dossier_id == dossier_id).order_by(HandOut.handed_at.desc())
    return inside.session.scalars(wanted).first()
