"""What administrators changed about people and units: before and after, by whom, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.audit.audit_entry import record
from models.base import Base, Coded, Identified
from models.sealed import SealedRecord, SealedText


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    LEFT = "left"
    PASSWORD = "password"  # noqa: S105 - what happened, and nothing secret
    TWO_STEP = "two_step"
    SESSIONS = "sessions"
    UNIT_ADDED = "unit_added"
    UNIT_CHANGED = "unit_changed"
    UNIT_CLOSED = "unit_closed"
    UNIT_OPENED = "unit_opened"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    ChangeKind.ADDED: "Thêm người dùng",
    ChangeKind.CHANGED: "Sửa thông tin, quyền",
    ChangeKind.SUSPENDED: "Tạm dừng tài khoản",
    ChangeKind.REINSTATED: "Mở lại tài khoản",
    ChangeKind.LEFT: "Thôi làm việc",
    ChangeKind.PASSWORD: "Cấp lại mật khẩu",
    ChangeKind.TWO_STEP: "Đặt lại xác thực hai bước",
    ChangeKind.SESSIONS: "Đóng phiên đăng nhập",
    ChangeKind.UNIT_ADDED: "Thêm đơn vị",
    ChangeKind.UNIT_CHANGED: "Sửa đơn vị",
    ChangeKind.UNIT_CLOSED: "Đóng đơn vị",
    ChangeKind.UNIT_OPENED: "Mở lại đơn vị",
}


class PeopleChange(Identified, Base):
    """`before` and `after` hold what differs, by the names of the columns; names of people and reasons are sealed."""

    __tablename__ = "people_change"
    __table_args__ = (
        Index("ix_people_change_member", "staff_id", "at", "id"),
        Index("ix_people_change_unit", "unit_id", "at", "id"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    kind: Mapped[ChangeKind] = mapped_column(Coded(ChangeKind))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(80), comment="actor key")
    reason: Mapped[str] = mapped_column(SealedText("people_change.reason"), default="")
    before: Mapped[Any] = mapped_column(SealedRecord("people_change.before"))
    after: Mapped[Any] = mapped_column(SealedRecord("people_change.after"))


# What the audit may say in the open: rights and codes. Of the rest it says only that it was changed.
_OPEN = frozenset(
    {"roles", "unit", "territories", "procedures", "steps", "state", "kind", "parent", "closed", "sessions"}
    | {"handed_to", "handed_over", "back_to_queue"}
)


def note_change(
    session: Session,
    kind: ChangeKind,
    actor: Actor,
    now: datetime,
    *,
    agency_id: UUID,
    staff_id: UUID | None = None,
    unit_id: UUID | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """This will write the change down, and an entry of the audit that repeats its rights and leads to it."""
    old, new = _differing(before or {}, after or {}), _differing(after or {}, before or {})
    change = PeopleChange(
        id=uuid4(),
        agency_id=agency_id,
        staff_id=staff_id,
        unit_id=unit_id,
        kind=kind,
        at=now,
        by=actor.key,
        reason=reason,
        before=old,
        after=new,
    )
    session.add(change)
    told: dict[str, Any] = {"before": _open(old), "after": _open(new), "closed_fields": sorted({*old, *new} - _OPEN)}
    about: dict[str, Any] = {name: one for name, one in (("staff", staff_id), ("unit", unit_id)) if one is not None}
    record(session, actor, f"people.{kind}", now, agency_id=agency_id, change=change.id, **about, **told)


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if other.get(name) != value}


def _open(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in _OPEN}
