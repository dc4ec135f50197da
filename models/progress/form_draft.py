"""What somebody has typed into a form and not yet recorded, kept on the server so that no crash loses it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.sealed import SealedRecord


class FormDraft(Base):
    """One draft a place and person. `place` is "item:<uuid>" for a work item or "intake:<procedure>" for a new dossier.

    `fields` holds what stood in the boxes of the page, by the names of the boxes.
    """

    __tablename__ = "form_draft"

    place: Mapped[str] = mapped_column(String(120), primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), primary_key=True)
    fields: Mapped[Any] = mapped_column(SealedRecord("form_draft.fields"))
    saved_at: Mapped[datetime]


def save_draft(session: Session, place: str, staff_id: UUID, fields: Mapping[str, str], at: datetime) -> None:
    """This will keep the latest state of the form in the place of the one before."""
    new = insert(FormDraft).values(place=place, staff_id=staff_id, fields=dict(fields), saved_at=at)
    same = [FormDraft.place, FormDraft.staff_id]
    session.execute(
        new.on_conflict_do_update(
            index_elements=same, set_={"fields": new.excluded.fields, "saved_at": new.excluded.saved_at}
        )
    )


def find_draft(session: Session, place: str, staff_id: UUID) -> FormDraft | None:
    """This will give the person's own draft, or else the latest of a colleague: work handed over keeps its drafts."""
    drafts = select(FormDraft).where(FormDraft.place == place)
    ordered = drafts.order_by((FormDraft.staff_id == staff_id).desc(), FormDraft.saved_at.desc())
    return session.scalars(ordered.limit(1)).first()


def find_colleagues_draft(session: Session, place: str, staff_id: UUID) -> FormDraft | None:
    """This will give what a colleague last typed in the same place."""
    drafts = select(FormDraft).where(FormDraft.place == place, FormDraft.staff_id != staff_id)
    return session.scalars(drafts.order_by(FormDraft.saved_at.desc()).limit(1)).first()


def drop_draft_shown(session: Session, place: str, staff_id: UUID) -> None:
    """This will throw away what `find_draft` shows the person, and leave what others have typed in the same place."""
    shown = find_draft(session, place, staff_id)
    if shown is not None:
        session.delete(shown)


def drop_drafts(session: Session, place: str) -> None:
    """This will forget every draft of the place: its form has been recorded, or thrown away."""
    session.execute(delete(FormDraft).where(FormDraft.place == place))
