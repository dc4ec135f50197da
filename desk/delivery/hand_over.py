"""Handing a result over at the counter: who it is, what is paid, what is given back, the answer - all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from desk.delivery.recipient import Faults, Stands, read_recipient
from language.phrase import phrase
from models.acts.marriage.receives import HandedToBoth
from models.acts.receives import HandedOver
from models.delivery.document import Document
from models.delivery.hand_out import HandOut
from models.delivery.papers import ISSUED_COPY
from models.dossier import Dossier
from models.failpoint import failpoint
from models.folder.original_move import Custody, Move, OriginalMove, SignedFor, held, move_original
from models.intake.component import Component
from models.money.fee import CashReceipt
from models.money.owed import owed
from models.money.take_cash import take_cash
from models.progress.work_item import ItemState, WorkItem
from procedures.catalogue import find
from web.access import visible_items
from web.answer_work_item import Answer, answer_inside
from web.problem import Problem
from web.visit import Inside

ORIGINAL = "original."


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


def hand_over(inside: Inside, dossier: Dossier, item: WorkItem, boxes: Mapping[str, str]) -> HandOut | Faults:
    """This will do it whole in the open transaction, or give by box what is wrong; raises `Refused`.

    The dossier is locked, so that of two presses the second finds the work answered. Faults are returned and not
    raised: a code tried in vain stays counted.
    """
    stands = read_recipient(inside, dossier, boxes, couple=is_couple(item))
    if isinstance(stands, dict):
        return stands
    receipt = _take_what_is_owed(inside, dossier, boxes)
    given_back = _give_back(inside, dossier, stands, boxes)
    answer_inside(inside, item.id, _answer(item, stands, boxes))
    told = {
        "names": list(stands.names),
        "papers": list(stands.papers),
        "number": stands.number,
        "authorisation": stands.authorisation,
        "given": given(inside, dossier),
        "originals": given_back,
    }
    row = HandOut(
        id=uuid4(),
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        work_item_id=item.id,
        recipient=stands.recipient,
        proof=stands.proof,
        told=told,
        token_id=stands.token.id if stands.token else None,
        receipt_id=receipt.id if receipt else None,
        handed_by=inside.caller.actor.key,
        handed_at=inside.now,
    )
    if stands.token:
        stands.token.used_at = inside.now
    inside.session.add(row)
    inside.session.flush()
    failpoint("hand_out.before_commit")
    return row


def given(inside: Inside, dossier: Dossier) -> list[str]:
    """What is handed over, each paper in words: the sealed results first, then the copies with their number."""
    sealed = select(Document).where(Document.dossier_id == dossier.id, Document.sealed_at.is_not(None))
    papers = sorted(
        inside.session.scalars(sealed), key=lambda one: (one.kind == ISSUED_COPY, one.reserved_at, one.title)
    )
    return [_words(paper) for paper in papers]


def _words(paper: Document) -> str:
    content: Any = paper.content
    copies = content.get("copies") if isinstance(content, dict) else None
    if copies:
        return phrase("{title}, {copies} bản", title=paper.title, copies=copies)
    return paper.title if "bản chính" in paper.title else phrase("{title}, bản chính", title=paper.title)


def _take_what_is_owed(inside: Inside, dossier: Dossier, boxes: Mapping[str, str]) -> CashReceipt | None:
    """The sum the page showed is sent along, so that nobody pays another than he saw."""
    if owed(inside.session, dossier.id) <= 0:
        return None
    shown = boxes.get("amount", "").replace(".", "")
    amount = int(shown) if shown.isdecimal() else 0
    receipt = take_cash(inside.session, dossier, amount, inside.caller.actor, inside.now)
    inside.session.flush()
    return receipt


def _give_back(inside: Inside, dossier: Dossier, stands: Stands, boxes: Mapping[str, str]) -> list[str]:
    wanted = {name.removeprefix(ORIGINAL) for name, text in boxes.items() if name.startswith(ORIGINAL) and text}
    back = Move(Custody.GIVEN_BACK, to_whom=", ".join(stands.names), signed_for=SignedFor.RETURN_SHEET)
    titles = []
    for component in kept_here(inside, dossier):
        if str(component.id) in wanted:
            moves = select(OriginalMove).where(OriginalMove.component_id == component.id)
            earlier = list(inside.session.scalars(moves))
            move_original(inside.session, component, earlier, back, inside.caller.actor, inside.now)
            titles.append(component_title(dossier, component))
    return titles


def kept_here(inside: Inside, dossier: Dossier) -> list[Component]:
    """The components whose originals the office still holds."""
    wanted = select(Component).where(Component.dossier_id == dossier.id).order_by(Component.code, Component.id)
    return held(inside.session, list(inside.session.scalars(wanted)))


def component_title(dossier: Dossier, component: Component) -> str:
    known = find(dossier.procedure).edition(dossier.edition).component(component.code)
    return known.title if known else component.code


def _answer(item: WorkItem, stands: Stands, boxes: Mapping[str, str]) -> Answer:
    version = boxes.get("version", "")
    if not version.isdecimal():
        raise Problem("malformed-request", "Trang thiếu số phiên bản của việc. Hãy mở lại hồ sơ.")
    if is_couple(item):
        husband, wife = stands.papers
        fields: dict[str, Any] = {"husband_identity": husband, "wife_identity": wife}
        return Answer(HandedToBoth.name, fields, int(version))
    fields = {"identity_seen": stands.papers[0], "by_proxy": stands.by_proxy}
    return Answer(HandedOver.name, fields, int(version))


def last_hand_out(inside: Inside, dossier_id: UUID) -> HandOut | None:
    wanted = select(HandOut).where(HandOut.dossier_id == dossier_id).order_by(HandOut.handed_at.desc())
    return inside.session.scalars(wanted).first()
