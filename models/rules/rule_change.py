"""A change of what the office works by (calendar, fees, limits), proposed by one and published by another."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified

LONGEST_TITLE = 200


class ChangeKind(StrEnum):
    """`LIMIT` is the office's own, shorter limit of a procedure; `START` the day from which an edition holds."""

    CALENDAR = "calendar"
    PRICE = "price"
    LIMIT = "limit"
    START = "start"

    @property
    def words(self) -> str:
        return _KINDS[self]


_KINDS = {
    ChangeKind.CALENDAR: "Lịch làm việc",
    ChangeKind.PRICE: "Phí, lệ phí",
    ChangeKind.LIMIT: "Thời hạn, quy trình nội bộ",
    ChangeKind.START: "Ngày áp dụng phiên bản",
}


class ChangeState(StrEnum):
    PROPOSED = "proposed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"

    @property
    def words(self) -> str:
        return _STATES[self]


_STATES = {
    ChangeState.PROPOSED: "chờ công bố",
    ChangeState.PUBLISHED: "đã công bố",
    ChangeState.WITHDRAWN: "đã rút",
    ChangeState.REFUSED: "không công bố",
}


class RuleChange(Identified, Base):
    """`content` is plain data without any person in it, as its kind writes and reads it.

    `touches` names what it is about (days, a fee, a procedure): two changes with one in common are in each other's way.
    `shown_hash` is the effect that whoever published it had before his eyes.
    """

    __tablename__ = "rule_change"
    __table_args__ = (
        CheckConstraint("state <> 'published' OR ended_by_id <> proposed_by_id", name="published_by_a_second_person"),
        CheckConstraint("state <> 'withdrawn' OR ended_by_id = proposed_by_id", name="withdrawn_by_whoever_proposed"),
        CheckConstraint("(state = 'proposed') = (ended_at IS NULL)", name="ended_or_not"),
        CheckConstraint("(ended_at IS NULL) = (ended_by_id IS NULL)", name="ended_by_somebody"),
        CheckConstraint("source <> '' AND reason <> ''", name="has_source_and_reason"),
        Index("ix_rule_change_of_agency", "agency_id", "kind", "proposed_at", "id"),
        Index("ix_rule_change_waiting", "agency_id", postgresql_where=text("state = 'proposed'")),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    kind: Mapped[ChangeKind] = mapped_column(Coded(ChangeKind))
    title: Mapped[str] = mapped_column(String(LONGEST_TITLE))
    content: Mapped[Any] = mapped_column(JSONB)
    touches: Mapped[list[str]] = mapped_column(ARRAY(String(80)))
    first_day: Mapped[date]
    source: Mapped[str] = mapped_column(String(300), comment="the document that says so")
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[ChangeState] = mapped_column(Coded(ChangeState), default=ChangeState.PROPOSED)
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    proposed_at: Mapped[datetime]
    ended_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None] = mapped_column(Text)
    shown_hash: Mapped[str | None] = mapped_column(String(64))

    @property
    def is_waiting(self) -> bool:
        return self.state is ChangeState.PROPOSED
