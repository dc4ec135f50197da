"""Another agency's part of one of our dossiers: what was sent when, what it has said, and until when it has time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, exists, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Coded, Identified
from models.linkage.leg_state import ACKNOWLEDGED, ENDED, LegState
from models.sealed import SealedRecord


class LinkedLeg(Identified, Base):
    """`name` is the leg of the edition. `owed_at` is when it had to go out, `sent_at` when the other side had it.

    `sequence` is the last event of theirs that was taken in, `answered` the one the procedure has gone on from.
    `consent` is the householder's {way, evidence}; `reasons` are {component?, field?, reason, what_to_do}, `results`
    {kind, number, issued_on, title, ...}.
    """

    __tablename__ = "linked_leg"
    __table_args__ = (
        UniqueConstraint("dossier_id", "name"),
        Index("ix_linked_leg_open", "partner", postgresql_where=text("ended_at IS NULL")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    name: Mapped[str] = mapped_column(String(40))
    procedure: Mapped[str] = mapped_column(String(20))
    partner: Mapped[str | None] = mapped_column(String(40), comment="code of the agency; none when nobody is known")
    reference: Mapped[str | None] = mapped_column(String(60), unique=True, comment="ours, their linkage_id")
    their_code: Mapped[str | None] = mapped_column(String(80))
    state: Mapped[LegState] = mapped_column(Coded(LegState))
    sequence: Mapped[int] = mapped_column(default=0)
    answered: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime]
    owed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    their_due_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    consent: Mapped[Any] = mapped_column(SealedRecord("linked_leg.consent"), nullable=True)
    reasons: Mapped[Any] = mapped_column(SealedRecord("linked_leg.reasons"), nullable=True)
    results: Mapped[Any] = mapped_column(SealedRecord("linked_leg.results"), nullable=True)

    def owe(self, partner: str | None, at: datetime) -> None:
        """From now on it has to go out; the law gives ten minutes (NĐ 63/2024 Đ7.4)."""
        self.partner = partner
        self.owed_at = at
        self._become(LegState.TO_BE_SENT, at)

    def sent(self, reference: str, their_code: str, at: datetime) -> None:
        self.reference, self.their_code, self.sent_at = reference, their_code, at
        if self.state is LegState.TO_BE_SENT:
            self._become(LegState.RECEIVED, at)

    def not_taken(self, at: datetime) -> None:
        self._become(LegState.NOT_TAKEN, at)

    def supplemented(self, at: datetime) -> None:
        """The family's answer is with the other agency again."""
        if self.state is LegState.SUPPLEMENT_REQUESTED:
            self._become(LegState.ACCEPTED, at)

    def end(self, state: LegState, at: datetime) -> None:
        self._become(state, at)

    def take(self, standing: Mapping[str, Any], at: datetime) -> bool:
        """This will take in how the case stands over there; False for what is no news, whatever order it comes in."""
        if self.ended_at is not None or standing["sequence"] <= self.sequence:
            return False
        self.sequence = standing["sequence"]
        self.their_code = standing["code"]
        self.reasons, self.results = standing["reasons"], standing["results"]
        due_at = standing.get("due_at")
        self.their_due_at = datetime.fromisoformat(due_at) if due_at else None
        self._become(LegState(standing["state"]), at)
        return True

    def _become(self, state: LegState, at: datetime) -> None:
        self.state = state
        if state in ACKNOWLEDGED and self.acknowledged_at is None:
            self.acknowledged_at = at
        self.ended_at = at if state in ENDED else None


def find_leg(session: Session, dossier_id: UUID, name: str) -> LinkedLeg | None:
    return session.scalars(
        select(LinkedLeg).where(LinkedLeg.dossier_id == dossier_id, LinkedLeg.name == name)
    ).one_or_none()


def has_open_leg(session: Session, dossier_id: UUID) -> bool:
    """Whether some agency's part has begun and not ended."""
    still = exists().where(LinkedLeg.dossier_id == dossier_id, LinkedLeg.ended_at.is_(None))
    return bool(session.scalar(select(still)))


def legs_of(session: Session, dossier_id: UUID) -> Sequence[LinkedLeg]:
    """The legs that have been opened, in that order."""
    rows = select(LinkedLeg).where(LinkedLeg.dossier_id == dossier_id)
    return session.scalars(rows.order_by(LinkedLeg.opened_at, LinkedLeg.name)).all()
