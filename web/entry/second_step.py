"""The second step of logging in: between password and code somebody is half-way in, for five minutes, a few tries."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.audit.audit_entry import record
from models.staff.second_step import prove, standing_second_step
from models.staff_member import StaffMember, StaffSession
from web.front_door import FrontDoor
from web.problem import Problem
from web.rate_limit import CODE_IN_A_MINUTE, CODE_IN_AN_HOUR, see, spend
from web.secret_text import STAFF_PREFIX, new_token, token_hash

HALF_WAY_LASTS = timedelta(minutes=5)


def wants_code(front: FrontDoor, staff_id: UUID) -> bool:
    """Whether he has set up the second step."""
    with front.database.transaction() as session:
        return standing_second_step(session, staff_id) is not None


def open_half_way(front: FrontDoor, staff_id: UUID) -> str:
    """This will note that the password was right; the token given opens nothing but the question for the code."""
    token, now = new_token(STAFF_PREFIX), front.machine.now()
    with front.database.transaction() as session:
        session.add(
            StaffSession(
                token_hash=token_hash(token),
                staff_id=staff_id,
                kind="half",
                csrf="",
                opened_at=now,
                seen_at=now,
                expires_at=now + HALF_WAY_LASTS,
            )
        )
    return token


def go_on(front: FrontDoor, token: str, code: str) -> UUID:
    """This will give whose code it is, ending the half-way token.

    Raises `log-in-required` when that has run out, `wrong-code`, or `rate-limited`.
    """
    with front.database.transaction() as session:
        half = _half_way(session, front, token)
        staff_id = half.staff_id
    check_code(front, staff_id, code)
    with front.database.transaction() as session:
        # The same code sent twice at once: whoever came second finds it used, or the token ended.
        _half_way(session, front, token).revoked_at = front.machine.now()
    return staff_id


def check_code(front: FrontDoor, staff_id: UUID, code: str) -> None:
    """This will take the code, once, or raise `wrong-code` or `rate-limited`; tries count by the account alone."""
    whose = str(staff_id)
    for limit in (CODE_IN_A_MINUTE, CODE_IN_AN_HOUR):
        see(front.limits, limit, whose)
    with front.database.transaction() as session:
        staff, now = session.get_one(StaffMember, staff_id), front.clock.now()
        if prove(session, staff, code, now, front.machine.now()) is not None:
            return
        record(session, staff.as_actor(), "two_step.refused", now, staff=staff.id)
    for limit in (CODE_IN_A_MINUTE, CODE_IN_AN_HOUR):
        spend(front.limits, limit, whose)
    raise Problem("wrong-code")


def _half_way(session: Session, front: FrontDoor, token: str) -> StaffSession:
    wanted = (
        select(StaffSession)
        .join(StaffMember, StaffMember.id == StaffSession.staff_id)
        .where(
            StaffSession.token_hash == token_hash(token),
            StaffSession.kind == "half",
            StaffSession.revoked_at.is_(None),
            StaffSession.expires_at > front.machine.now(),
            StaffMember.active,
        )
    )
    found = session.scalars(wanted.with_for_update(of=StaffSession)).one_or_none()
    if found is None:
        raise Problem("log-in-required", "Đã quá 5 phút từ khi nhập mật khẩu. Hãy đăng nhập lại từ đầu.")
    return found
