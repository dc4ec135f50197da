"""The head of an agency lets somebody decide and sign in his place for a time; what was done so is kept apart."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified


class Manner(StrEnum):
    """How the signature block says it (NĐ 30/2020/NĐ-CP Điều 13): in the head's place, or by his written mandate."""

    IN_PLACE = "KT"
    BY_MANDATE = "TUQ"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {Manner.IN_PLACE: "Ký thay (KT.)", Manner.BY_MANDATE: "Ký thừa uỷ quyền (TUQ.)"}


class Delegation(Identified, Base):
    """From `begins_at` until just before `ends_at`, by business time; `lines` names the acts, and an empty
    `procedures` means all. `paper` is the written mandate, which TUQ. may not be without."""

    __tablename__ = "delegation"
    __table_args__ = (
        CheckConstraint("begins_at < ends_at", name="time"),
        CheckConstraint("from_id <> to_id", name="two_people"),
        Index("ix_delegation_to", "to_id", "ends_at"),
        Index("ix_delegation_agency", "agency_id", "ends_at"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    from_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    manner: Mapped[Manner] = mapped_column(Coded(Manner))
    lines: Mapped[list[str]] = mapped_column(ARRAY(String(80)))
    procedures: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(300))
    paper: Mapped[str] = mapped_column(String(200), default="")
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str | None] = mapped_column(String(80))

    def covers(self, line: str, procedure: str) -> bool:
        return line in self.lines and (not self.procedures or procedure in self.procedures)

    def lasts_at(self, now: datetime) -> bool:
        return self.revoked_at is None and self.begins_at <= now < self.ends_at

    def over_at(self, now: datetime) -> bool:
        return self.revoked_at is not None or self.ends_at <= now


class DeputisedAct(Base):
    """An answer that was given in somebody's place: the papers drawn from it say so, and the doctor compares."""

    __tablename__ = "deputised_act"

    work_item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"), primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    delegation_id: Mapped[UUID] = mapped_column(ForeignKey("delegation.id"))
    given_at: Mapped[datetime]
