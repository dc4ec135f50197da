"""A paper drawn for one person and signed by another is drawn up anew first, with the right block above the signature.

It happens when a delegation begins or ends between the decision and the signature.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from documents.contents.every_content import CONTENT_BY_KIND
from documents.draw import draw
from models.acts.answer import check_may_answer, lock_dossier
from models.acts.every_act import find_act
from models.acts.refusal import ShownSomethingElse
from models.agency import Agency
from models.approval.signature_block import block_fits, block_of
from models.audit.audit_entry import record
from models.delivery.document import Document
from models.dossier import Dossier
from models.failpoint import failpoint
from web.access import find_item
from web.page_visit import StaffVisit
from web.visit import Inside


@dataclass(frozen=True)
class _Paper:
    """The document as it stood when it was looked at, and what it must say."""

    kind: str
    sha256: str
    content: dict[str, Any]


def redraw_for_signer(visit: StaffVisit, item_id: UUID) -> bool:
    """This will draw the paper of a signature up anew for who asks; false where its block is right already.

    Raises one of `refusal.Refused` where he may not sign, or somebody else was faster. Drawing needs no transaction;
    what is drawn is kept only if the paper is still the one that was looked at.
    """
    with visit.enter() as inside:
        paper = _paper(inside, item_id)
    if paper is None:
        return False
    drawn = visit.front.files.put(draw(CONTENT_BY_KIND[paper.kind].model_validate(paper.content)))
    failpoint("approval.after_redrawing")
    with visit.enter() as inside:
        _keep(inside, item_id, paper, drawn, inside.now)
    return True


def _paper(inside: Inside, item_id: UUID) -> _Paper | None:
    item = find_item(inside.session, inside.caller, item_id)
    dossier, act = inside.session.get_one(Dossier, item.dossier_id), find_act(item.act)
    actor = inside.caller.actor
    standing = check_may_answer(inside.session, dossier, item, act, actor, inside.now)
    document = inside.session.get_one(Document, item.subject_id)
    if act.signs != "signature" or document.sha256 is None or document.signed_at is not None:
        raise ShownSomethingElse
    if block_fits(inside.session, actor, standing.delegation, document.content):
        return None
    agency = inside.session.get_one(Agency, item.agency_id)
    position, name = block_of(inside.session, actor, standing.delegation, agency)
    block = {**document.content["signatory"], "position": position, "name": name}
    return _Paper(document.kind, document.sha256, {**document.content, "signatory": block})


def _keep(inside: Inside, item_id: UUID, paper: _Paper, drawn: str, now: datetime) -> None:
    item = find_item(inside.session, inside.caller, item_id)
    dossier = lock_dossier(inside.session, item.dossier_id)
    inside.session.refresh(item)
    check_may_answer(inside.session, dossier, item, find_act(item.act), inside.caller.actor, now)
    document = inside.session.get_one(Document, item.subject_id, populate_existing=True)
    if document.sha256 != paper.sha256:
        raise ShownSomethingElse
    document.content = paper.content
    document.sha256 = document.drawn_sha256 = drawn
    item.shown_hash = drawn
    item.version += 1
    record(
        inside.session,
        inside.caller.actor,
        "document.redrawn",
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        document=document.id,
        instead_of=paper.sha256,
    )
