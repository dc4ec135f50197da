"""Logging in and out: an opaque token whose hash stands in a table, so that a session can be ended at once.

A page session ends after 30 minutes without a request, every session after 10 hours.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import SYSTEM
from models.audit.audit_entry import record
from models.staff.reach import Reach, passes_of
from models.staff.second_step import is_required, standing_second_step
from models.staff.unit import Unit
from models.staff_member import StaffMember, StaffSession
from web.front_door import FrontDoor
from web.passwords import is_password
from web.problem import Problem
from web.rate_limit import LOG_IN_FROM_ADDRESS, LOG_IN_OF_ACCOUNT, see, spend
from web.secret_text import STAFF_PREFIX, new_token, token_hash

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=10)
# A busy page would otherwise write its session at every click.
SEEN_EVERY = timedelta(minutes=1)

Kind = Literal["page", "api"]
# What a session must be used for before anything else.
CHANGE_PASSWORD, SET_UP_TWO_STEP = "password", "two-step"
FIRST_CODE_IS_OVER = "Mã dùng một lần đã hết hạn. Hãy nhờ người quản trị cấp mã mới."


@dataclass(frozen=True)
class LoggedIn:
    """`token` is told once and kept nowhere; `before` is what must be done before anything else."""

    token: str
    expires_at: datetime
    staff: StaffMember
    before: str = ""


def check_password(front: FrontDoor, username: str, password: str, address: str) -> UUID:
    """This will tell whose name and password these are.

    Raises `rate-limited`, or `bad-credentials`, which does not tell what was wrong.
    """
    account = username[:80]
    see(front.limits, LOG_IN_OF_ACCOUNT, account, address)
    see(front.limits, LOG_IN_FROM_ADDRESS, address)
    with front.database.transaction() as session:
        staff = session.scalars(select(StaffMember).where(StaffMember.username == account)).one_or_none()
    if not is_password(password, staff.password_hash if staff else None) or staff is None or not staff.active:
        spend(front.limits, LOG_IN_OF_ACCOUNT, account, address)
        spend(front.limits, LOG_IN_FROM_ADDRESS, address)
        _note_refusal(front, staff)
        raise Problem("bad-credentials")
    if staff.first_code_until is not None and staff.first_code_until <= front.machine.now():
        _note_refusal(front, staff)
        raise Problem("bad-credentials", FIRST_CODE_IS_OVER)
    return staff.id


def open_session(front: FrontDoor, staff_id: UUID, kind: Kind, device: str = "") -> LoggedIn:
    """This will open a session for somebody who has proved who he is, noting what he must do before anything else.

    A program cannot do that: for it this raises `finish-on-page`.
    """
    token, now = new_token(STAFF_PREFIX), front.machine.now()
    with front.database.transaction() as session:
        staff = session.get_one(StaffMember, staff_id)
        before = what_comes_first(session, staff)
        if before and kind == "api":
            raise Problem("finish-on-page")
        opened = StaffSession(
            token_hash=token_hash(token),
            staff_id=staff.id,
            kind=kind,
            csrf=secrets.token_urlsafe(24),
            opened_at=now,
            seen_at=now,
            expires_at=now + ABSOLUTE,
            before=before,
            device=device,
        )
        session.add(opened)
        staff.last_log_in_at = now
        record(session, staff.as_actor(), "session.opened", front.clock.now(), kind=kind)
    return LoggedIn(token, opened.expires_at, staff, before)


def what_comes_first(session: Session, staff: StaffMember) -> str:
    """A code that was handed over is changed first; then the second step is set up where his roles must have it."""
    if staff.first_code_until is not None:
        return CHANGE_PASSWORD
    lacks_it = is_required(session, staff) and standing_second_step(session, staff.id) is None
    return SET_UP_TWO_STEP if lacks_it else ""


def _note_refusal(front: FrontDoor, staff: StaffMember | None) -> None:
    """What was typed is not kept: people type their password into the wrong field."""
    with front.database.transaction() as session:
        actor = staff.as_actor() if staff else SYSTEM
        record(session, actor, "session.refused", front.clock.now(), known=staff is not None)


@dataclass(frozen=True)
class Found:
    """Whose token it is, the log-in itself, and how far he sees at this moment."""

    staff: StaffMember
    opened: StaffSession
    reach: Reach


def find_session(session: Session, token: str, kind: Kind, now: datetime) -> Found | None:
    """This will tell whose token it is, if it still lets anybody in; everything about him is read in one query."""
    found = session.execute(
        select(StaffMember, StaffSession, Unit, passes_of(StaffMember.id, now))
        .join(StaffSession, StaffSession.staff_id == StaffMember.id)
        .outerjoin(Unit, Unit.id == StaffMember.unit_id)
        .where(
            StaffSession.token_hash == token_hash(token),
            StaffSession.kind == kind,
            StaffSession.revoked_at.is_(None),
            StaffSession.expires_at > now,
            StaffMember.active,
        )
    ).one_or_none()
    if found is None:
        return None
    staff, opened, unit, passes = found
    if kind == "page":
        if now - opened.seen_at > IDLE:
            return None
        if now - opened.seen_at > SEEN_EVERY:
            opened.seen_at = now
    return Found(staff, opened, Reach.of(staff, unit, passes))


def log_out(session: Session, opened: StaffSession, staff: StaffMember, now: datetime, machine_now: datetime) -> None:
    """This will end the session at once."""
    opened.revoked_at = machine_now
    record(session, staff.as_actor(), "session.closed", now, kind=opened.kind)
