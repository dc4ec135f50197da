"""Signing in the name of a member of staff, as the web does it before an answer is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from documents.signature_place import SEAL, SIGNATURE
from documents.signing import sign
from models.actor import Actor
from models.acts.act import Signature
from models.acts.every_act import find_act
from models.clock.clock import VIETNAM
from models.delivery.document import Document
from models.delivery.papers import load_papers
from models.progress.work_item import WorkItem

if TYPE_CHECKING:
    from tests.office.open_office import OpenOffice


def sign_for(office: OpenOffice, item: WorkItem, actor: Actor) -> Signature | None:
    """This will sign or seal the papers of a wait that needs it; None for every other wait."""
    if find_act(item.act).signs is None:
        return None
    papers: list[Document] = office.scalars(lambda session: load_papers(session, item))
    assert papers, "the document has been drawn"
    first, *others = (_signed(office, item, actor, paper) for paper in papers)
    return replace(first, along=tuple(others))


def _signed(office: OpenOffice, item: WorkItem, actor: Actor, document: Document) -> Signature:
    act, drawn = find_act(item.act), str(document.sha256)
    seals = act.signs == "seal"
    key = office.keyring.key_for(
        f"con-dau.{office.agency.code}" if seals else f"ky.{actor.staff_id}",
        name=office.agency.name if seals else "Trần Thị Nhung Thử",
        organisation="" if seals else office.agency.name,
    )
    signed = sign(
        office.files.get(drawn),
        key,
        field=SEAL if seals else SIGNATURE,
        reason=act.title,
        at=office.clock.now().astimezone(VIETNAM),
    )
    return Signature(document_id=document.id, signed_over=drawn, sha256=office.files.put(signed))
