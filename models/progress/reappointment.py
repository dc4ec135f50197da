"""The one new date a dossier may be given when it will not be done, or was not done, by the hour that was promised."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.sealed import SealedText


class Reappointment(Base):
    """At most one a dossier, which its key sees to; `reason` is what the family is told, `instead_of` what it held."""

    __tablename__ = "reappointment"
    __table_args__ = (
        CheckConstraint("until > instead_of", name="is_later"),
        Index("ix_reappointment_given", "given_at"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    instead_of: Mapped[datetime]
    until: Mapped[datetime]
    reason: Mapped[str] = mapped_column(SealedText("reappointment.reason"))
    given_at: Mapped[datetime]
    given_by: Mapped[str] = mapped_column(String(80), comment="actor key")
