"""Giving a result to somebody who is known by now: the fee owed, the originals that go back, and the row of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.acts.refusal import FeesUnpaid, FormFault, FormFaults
from models.audit.audit_entry import record
from models.delivery.document import Document
from models.delivery.hand_out import HandOut
from models.delivery.papers import ISSUED_COPY
from models.delivery.recipient import Desk, Stands
from models.dossier import Dossier
from models.failpoint import failpoint
from models.folder.original_move import Custody, Move, OriginalMove, SignedFor, held, move_original
from models.intake.component import Component
from models.money.owed import owed
from models.money.take_cash import take_cash
from procedures.catalogue import find


def give(desk: Desk, work_item_id: UUID, stands: Stands, *, cash: int, originals: Collection[str]) -> HandOut:
    """This will take `cash` (in đồng, 0 for none), give the named originals back and write down who got what.

    Raises `FeesUnpaid` while something is owed, `FormFaults` when the sum is not the one owed or an original of that
    id is not here; the dossier is locked.
    """
    receipt = take_cash(desk.session, desk.dossier, cash, desk.actor, desk.now) if cash else None
    if owed(desk.session, desk.dossier.id) > 0:
        raise FeesUnpaid
    row = HandOut(
        id=uuid4(),
        dossier_id=desk.dossier.id,
        agency_id=desk.dossier.agency_id,
        work_item_id=work_item_id,
        recipient=stands.recipient,
        proof=stands.proof,
        told=_told(desk, stands, _give_back(desk, stands, originals)),
        token_id=stands.token.id if stands.token else None,
        receipt_id=receipt.id if receipt else None,
        handed_by=desk.actor.key,
        handed_at=desk.now,
    )
    if stands.token:
        stands.token.used_at = desk.now
    desk.session.add(row)
    desk.session.flush()
    _note(desk, stands, row)
    failpoint("hand_out.before_commit")
    return row


def given(session: Session, dossier: Dossier) -> list[str]:
    """What is handed over, each paper in words: the sealed results first, then the copies with their number."""
    sealed = select(Document).where(Document.dossier_id == dossier.id, Document.sealed_at.is_not(None))
    papers = sorted(session.scalars(sealed), key=lambda one: (one.kind == ISSUED_COPY, one.reserved_at, one.title))
    return [_words(paper) for paper in papers]


def kept_here(session: Session, dossier: Dossier) -> list[Component]:
    """The components whose originals the office still holds."""
    wanted = select(Component).where(Component.dossier_id == dossier.id).order_by(Component.code, Component.id)
    return held(session, list(session.scalars(wanted)))


def component_title(dossier: Dossier, component: Component) -> str:
    known = find(dossier.procedure).edition(dossier.edition).component(component.code)
    return known.title if known else component.code


def _told(desk: Desk, stands: Stands, given_back: list[str]) -> dict[str, Any]:
    return {
        "names": list(stands.names),
        "papers": list(stands.papers),
        "number": stands.number,
        "authorisation": stands.authorisation,
        "given": given(desk.session, desk.dossier),
        "originals": given_back,
    }


def _words(paper: Document) -> str:
    content: Any = paper.content
    copies = content.get("copies") if isinstance(content, dict) else None
    if copies:
        return phrase("{title}, {copies} bản", title=paper.title, copies=copies)
    return paper.title if "bản chính" in paper.title else phrase("{title}, bản chính", title=paper.title)


def _give_back(desk: Desk, stands: Stands, wanted: Collection[str]) -> list[str]:
    here = {str(component.id): component for component in kept_here(desk.session, desk.dossier)}
    if not set(wanted) <= set(here):
        raise FormFaults([FormFault("/originals", "Cơ quan không còn giữ bản chính đã đánh dấu. Hãy mở lại trang.")])
    back = Move(Custody.GIVEN_BACK, to_whom=", ".join(stands.names), signed_for=SignedFor.RETURN_SHEET)
    titles = []
    for component in (here[one] for one in here if one in wanted):
        moves = list(desk.session.scalars(select(OriginalMove).where(OriginalMove.component_id == component.id)))
        move_original(desk.session, component, moves, back, desk.actor, desk.now)
        titles.append(component_title(desk.dossier, component))
    return titles


def _note(desk: Desk, stands: Stands, row: HandOut) -> None:
    record(
        desk.session,
        desk.actor,
        "result.handed_over",
        desk.now,
        dossier_id=desk.dossier.id,
        by_proxy=stands.by_proxy,
        hand_out=row.id,
    )
