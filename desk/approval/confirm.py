"""Whoever decides or signs says once more that it is he, by his password, tried no oftener than at the door."""

from __future__ import annotations

from desk.member import member
from models.acts.decides import Return
from models.acts.every_act import find_act
from models.audit.audit_entry import record
from models.role import Role
from web.page_visit import StaffVisit
from web.passwords import is_password
from web.rate_limit import LOG_IN_OF_ACCOUNT, see, spend

WRONG = "Mật khẩu chưa đúng; chưa có gì được ghi. Hãy nhập lại."


def asks_password(act: str, outcome: str) -> bool:
    """Whether answering so decides or signs exactly what was shown; giving it back to the officer does neither."""
    found = find_act(act)
    return found.bound_to_hash and found.role is Role.CHAIRMAN and outcome != Return.name


def is_confirmed(visit: StaffVisit, password: str) -> bool:
    """Whether this is the password of who is asking; raises `rate-limited` when it was mistyped too often."""
    with visit.enter() as inside:
        staff = member(inside)
        username, kept = staff.username, staff.password_hash
    see(visit.front.limits, LOG_IN_OF_ACCOUNT, username, visit.address)
    if is_password(password, kept):
        return True
    spend(visit.front.limits, LOG_IN_OF_ACCOUNT, username, visit.address)
    with visit.enter() as inside:
        record(inside.session, inside.caller.actor, "confirmation.refused", inside.now)
    return False
