"""Sealed dossiers (hồ sơ mật): adoption and the like. From the seal on, only those who are named find them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.sealed import SealedText


class DossierSeal(Identified, Base):
    """One sealing, with why; `lifted_at` ends it. A dossier has at most one that is in force."""

    __tablename__ = "dossier_seal"
    __table_args__ = (
        Index("uq_dossier_seal_in_force", "dossier_id", unique=True, postgresql_where=text("lifted_at IS NULL")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    reason: Mapped[str] = mapped_column(SealedText("dossier_seal.reason"))
    sealed_at: Mapped[datetime]
    sealed_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    lift_reason: Mapped[str | None] = mapped_column(SealedText("dossier_seal.lift_reason"))


class PassKind(StrEnum):
    NAMED = "named"
    BROKEN = "broken"


class SealPass(Identified, Base):
    """Somebody to whom a sealed dossier is open: named by whoever sealed it, or by breaking the glass for a while.

    `until` is by the machine's clock, as a session's end is. `seen_at` is when a supervisor took note of broken glass.
    """

    __tablename__ = "seal_pass"
    __table_args__ = (
        Index("ix_seal_pass_holder", "staff_id", "dossier_id", postgresql_where=text("ended_at IS NULL")),
        Index("ix_seal_pass_dossier", "dossier_id"),
        Index(
            "ix_seal_pass_unseen",
            "agency_id",
            "given_at",
            postgresql_where=text("kind = 'broken' AND seen_at IS NULL"),
        ),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    kind: Mapped[PassKind] = mapped_column(Coded(PassKind))
    reason: Mapped[str] = mapped_column(SealedText("seal_pass.reason"), default="")
    given_by: Mapped[str] = mapped_column(String(80))
    given_at: Mapped[datetime]
    until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
