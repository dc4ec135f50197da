"""Papers drawn for one person and signed by another are drawn up anew first, with the right block above the signature.

It happens when a delegation begins or ends between the decision and the signature.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
from models.delivery.papers import load_papers, shown_together
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.work_item import WorkItem
from web.access import find_item
from web.page_visit import StaffVisit
from web.visit import Inside


@dataclass(frozen=True)
class _Paper:
    """A document as it stood when it was looked at; `content` is what it must say, None where it says so already."""

    document_id: UUID
    kind: str
    sha256: str
    content: dict[str, Any] | None


def redraw_for_signer(visit: StaffVisit, item_id: UUID) -> bool:
    """This will draw the papers of a signature up anew for who asks; false where every block is right already.

    Raises one of `refusal.Refused` where he may not sign, or somebody else was faster. Drawing needs no transaction;
    what is drawn is kept only if the papers are still those that were looked at.
    """
    with visit.enter() as inside:
        papers = _papers(inside, item_id)
    drawn = {
        paper.document_id: visit.front.files.put(draw(CONTENT_BY_KIND[paper.kind].model_validate(paper.content)))
        for paper in papers
        if paper.content is not None
    }
    if not drawn:
        return False
    failpoint("approval.after_redrawing")
    with visit.enter() as inside:
        _keep(inside, item_id, papers, drawn)
    return True


def _papers(inside: Inside, item_id: UUID) -> list[_Paper]:
    item = find_item(inside.session, inside.caller, item_id)
    dossier, act = inside.session.get_one(Dossier, item.dossier_id), find_act(item.act)
    actor = inside.caller.actor
    standing = check_may_answer(inside.session, dossier, item, act, actor, inside.now)
    found = load_papers(inside.session, item)
    if act.signs != "signature" or not found or any(one.signed_at is not None for one in found):
        raise ShownSomethingElse
    agency = inside.session.get_one(Agency, item.agency_id)
    position, name = block_of(inside.session, actor, standing.delegation, agency)
    block = {"position": position, "name": name}
    fits = {one.id: block_fits(inside.session, actor, standing.delegation, one.content) for one in found}
    return [
        _Paper(one.id, one.kind, str(one.sha256), None if fits[one.id] else _in_the_name_of(one, block))
        for one in found
    ]


def _in_the_name_of(document: Document, block: Mapping[str, str]) -> dict[str, Any]:
    return {**document.content, "signatory": {**document.content["signatory"], **block}}


def _keep(inside: Inside, item_id: UUID, papers: list[_Paper], drawn: Mapping[UUID, str]) -> None:
    item = find_item(inside.session, inside.caller, item_id)
    dossier = lock_dossier(inside.session, item.dossier_id)
    inside.session.refresh(item)
    check_may_answer(inside.session, dossier, item, find_act(item.act), inside.caller.actor, inside.now)
    present = load_papers(inside.session, item)
    if [(one.id, one.sha256) for one in present] != [(one.document_id, one.sha256) for one in papers]:
        raise ShownSomethingElse
    for document, paper in zip(present, papers, strict=True):
        if paper.content is not None:
            _replace(inside, item, document, paper, drawn[document.id])
    item.shown_hash = shown_together(*(str(one.sha256) for one in present))
    item.version += 1


def _replace(inside: Inside, item: WorkItem, document: Document, paper: _Paper, drawn: str) -> None:
    document.content = dict(paper.content or {})
    document.sha256 = document.drawn_sha256 = drawn
    record(
        inside.session,
        inside.caller.actor,
        "document.redrawn",
        inside.now,
        dossier_id=item.dossier_id,
        agency_id=item.agency_id,
        document=document.id,
        instead_of=paper.sha256,
    )
