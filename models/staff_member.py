"""A member of staff: how he logs in, for whom he works, what he may do."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.actor import Actor
from models.base import Base, Identified
from models.role import Role


class StaffMember(Identified, Base):
    """`unit_id`, `territories`, `procedures` and `steps` (names of waits) narrow what his roles show him; empty is no
    limit (`models/staff/reach.py`).

    Who is not `active` is suspended, or has left, since `left_at`. While `first_code_until` is set, the password is a
    code that an administrator handed over: good until then, by the machine's clock, and changed at the first log-in.
    """

    __tablename__ = "staff_member"

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    username: Mapped[str] = mapped_column(String(80), unique=True)
    full_name: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str] = mapped_column(String(20), default="")
    password_hash: Mapped[str] = mapped_column(String(200))
    roles: Mapped[list[str]] = mapped_column(ARRAY(String(30)))
    active: Mapped[bool] = mapped_column(default=True)
    keys_on: Mapped[bool] = mapped_column(default=True, comment="single-key shortcuts, WCAG 2.1.4")
    language: Mapped[str] = mapped_column(String(2), default="vi", server_default="vi", comment="of his pages only")
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    territories: Mapped[list[str]] = mapped_column(ARRAY(String(5)), default=list, server_default="{}")
    procedures: Mapped[list[str]] = mapped_column(ARRAY(String(20)), default=list, server_default="{}")
    steps: Mapped[list[str]] = mapped_column(ARRAY(String(80)), default=list, server_default="{}")
    version: Mapped[int] = mapped_column(default=1, server_default="1", comment="of what administrators change")
    left_at: Mapped[datetime | None]
    first_code_until: Mapped[datetime | None]
    last_log_in_at: Mapped[datetime | None]

    @property
    def state(self) -> str:
        """`active`, `suspended` or `left`."""
        return "active" if self.active else "left" if self.left_at else "suspended"

    def as_actor(self) -> Actor:
        return Actor(f"staff:{self.id}", frozenset(Role(role) for role in self.roles), self.agency_id)


class StaffSession(Base):
    """A log-in, known by the hash of its token so that the table lets nobody in. `csrf` guards the forms.

    `before` is what must be done before anything else: "password" to be changed, "two-step" to be set up. `device` is
    the browser in two words, so that somebody knows his own sessions again.
    """

    __tablename__ = "staff_session"
    __table_args__ = (Index("ix_staff_session_staff", "staff_id"),)

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    kind: Mapped[str] = mapped_column(String(10), comment="page, api, or half: code awaited")
    csrf: Mapped[str] = mapped_column(String(64))
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    before: Mapped[str] = mapped_column(String(10), default="", server_default="")
    device: Mapped[str] = mapped_column(String(80), default="", server_default="")
