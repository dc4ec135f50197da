"""What somebody wrote into the form with which a wait was answered, word for word; the journal has the outcome only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.sealed import SealedRecord


class AnsweredForm(Base):
    """One row an answer that said anything; `outcome` is the form's name, `fields` what stood in it."""

    __tablename__ = "answered_form"

    work_item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"), primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(60))
    fields: Mapped[Any] = mapped_column(SealedRecord("answered_form.fields"))
