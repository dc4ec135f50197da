"""Signing in the name of a member of staff, as the web does it before an answer is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.signature_place import SEAL, SIGNATURE
from documents.signing import sign
from models.actor import Actor
from models.acts.act import Signature
from models.acts.every_act import find_act
from models.clock.clock import VIETNAM
from models.delivery.document import Document
from models.progress.work_item import WorkItem

if TYPE_CHECKING:
    from tests.office.open_office import OpenOffice


def sign_for(office: OpenOffice, item: WorkItem, actor: Actor) -> Signature | None:
    """This will sign or seal the document of a wait that needs it; None for every other wait."""
    act = find_act(item.act)
    if act.signs is None:
        return None
    document: Document = office.scalars(lambda session: session.get_one(Document, item.subject_id))
    assert document.sha256, "the document has been drawn"
    seals = act.signs == "seal"
    key = office.keyring.key_for(
        f"con-dau.{office.agency.code}" if seals else f"ky.{actor.staff_id}",
        name=office.agency.name if seals else "Trần Thị Nhung Thử",
        organisation="" if seals else office.agency.name,
    )
    signed = sign(
        office.files.get(document.sha256),
        key,
        field=SEAL if seals else SIGNATURE,
        reason=act.title,
        at=office.clock.now().astimezone(VIETNAM),
    )
    return Signature(document_id=document.id, signed_over=document.sha256, sha256=office.files.put(signed))
