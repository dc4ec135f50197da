"""What an applicant has uploaded and typed for a supplement and not yet sent, so that no broken line loses it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.sealed import SealedRecord


class SupplementDraft(Base):
    """One draft for each wait. `fields` is {texts: {box: text}, files: [{item, file_id, name, kind, size, pages}]}."""

    __tablename__ = "supplement_draft"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"), primary_key=True)
    fields: Mapped[Any] = mapped_column(SealedRecord("supplement_draft.fields"))
    saved_at: Mapped[datetime]


def find_supplement_draft(session: Session, item_id: UUID) -> SupplementDraft | None:
    return session.get(SupplementDraft, item_id)


def lock_supplement_draft(session: Session, item_id: UUID, empty: Mapping[str, Any], now: datetime) -> SupplementDraft:
    """This will give the draft, begun empty where there is none, and let nobody else change it before the commit."""
    begun = insert(SupplementDraft).values(item_id=item_id, fields=dict(empty), saved_at=now)
    session.execute(begun.on_conflict_do_nothing(index_elements=[SupplementDraft.item_id]))
    wanted = select(SupplementDraft).where(SupplementDraft.item_id == item_id).with_for_update()
    return session.scalars(wanted.execution_options(populate_existing=True)).one()


def drop_supplement_draft(session: Session, item_id: UUID) -> None:
    """This will forget the draft: it has been sent."""
    session.execute(delete(SupplementDraft).where(SupplementDraft.item_id == item_id))
