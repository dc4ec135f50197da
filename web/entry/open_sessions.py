"""The log-ins of somebody that still let him in, and ending them one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from models.staff_member import StaffSession
from web.staff_session import IDLE

# Enough of the token's hash to tell sessions apart; neither lets anybody in.
MARK = 16


def open_sessions(session: Session, staff_id: UUID, machine_now: datetime) -> Sequence[StaffSession]:
    """This will give them, the one used last first."""
    wanted = select(StaffSession).where(StaffSession.staff_id == staff_id, lets_in(machine_now))
    return session.scalars(wanted.order_by(StaffSession.seen_at.desc(), StaffSession.token_hash)).all()


def end_sessions(session: Session, staff_id: UUID, machine_now: datetime, *, mark: str = "", but: str = "") -> int:
    """This will end the one of that mark, or without one all; `but` is the hash of the token that stays.

    Gives how many were ended.
    """
    ending = update(StaffSession).where(StaffSession.staff_id == staff_id, lets_in(machine_now))
    if mark:
        ending = ending.where(StaffSession.token_hash.startswith(mark[:MARK], autoescape=True))
    ended = session.execute(
        ending.where(StaffSession.token_hash != but).values(revoked_at=machine_now).returning(StaffSession.token_hash)
    )
    return len(ended.all())


def lets_in(machine_now: datetime) -> ColumnElement[bool]:
    """Whether a session still opens anything; one that waits for a code opens nothing."""
    return and_(
        StaffSession.revoked_at.is_(None),
        StaffSession.expires_at > machine_now,
        StaffSession.kind != "half",
        or_(StaffSession.kind == "api", StaffSession.seen_at >= machine_now - IDLE),
    )
