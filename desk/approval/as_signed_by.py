"""A draft as whoever decides on it would sign it: a deputy sees his own block, and not the head's."""

from __future__ import annotations

from sqlalchemy import select

from documents.contents.content import Content
from documents.contents.people import Signatory
from models.agency import Agency
from models.approval.signature_block import block_of
from models.approval.standing import standing_of
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.register.draft import Draft
from models.role import Role
from web.visit import Inside


def as_signed_by(inside: Inside, dossier: Dossier, draft: Draft, content: Content) -> Content:
    """This will put the block of who asks on the paper, where he stands in for the head in this very decision."""
    waits = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id,
        WorkItem.subject_id == draft.id,
        WorkItem.role == Role.CHAIRMAN,
        WorkItem.state == ItemState.OPEN,
    )
    item = inside.session.scalars(waits).first()
    delegation = (
        standing_of(inside.session, dossier, item, inside.caller.actor, inside.now).delegation if item else None
    )
    if delegation is None or not hasattr(content, "signatory"):
        return content
    agency = inside.session.get_one(Agency, dossier.agency_id)
    position, name = block_of(inside.session, inside.caller.actor, delegation, agency)
    return content.model_copy(update={"signatory": Signatory(position=position, name=name)})
