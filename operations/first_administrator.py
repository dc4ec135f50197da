"""`motcua administrator`: the first administrator of an agency, and the way back in when none of them can log in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import SYSTEM, Actor
from models.acts.refusal import FormFaults
from models.agency import Agency
from models.clock.clock import SystemClock
from models.clock.clock_offset import demonstration_clock
from models.clock.written_time import hour_and_day
from models.database import Database
from models.role import Role
from models.staff.administer import Desk, Wish, add_member, reset_password, reset_second_step
from models.staff.first_code import new_first_code
from models.staff.require_two_step import RECOMMENDED, require_two_step
from models.staff.rights import Rights
from models.staff.second_step import standing_second_step
from models.staff.two_step import TwoStepRule
from models.staff_member import StaffMember
from operations.databases import domain_database
from operations.plain_error import PlainError
from operations.settings import Settings
from web.passwords import hash_password

_REASON = "Cấp lại từ máy chủ."


def administrator(
    agency: Annotated[str, typer.Argument(help="Mã cơ quan, ví dụ H26.99.01.")],
    username: Annotated[str, typer.Argument(help="Tên đăng nhập.")],
    name: Annotated[str, typer.Option(help="Họ tên, khi là người quản trị đầu tiên.")] = "",
) -> None:
    """In mã đăng nhập dùng một lần cho người quản trị đầu tiên, hoặc cho người quản trị đã mất mật khẩu, điện thoại."""
    code = new_first_code()
    with domain_database(Settings()) as url:
        database = Database(url, pool_size=2)
        try:
            now, machine_now = demonstration_clock(database).now(), SystemClock().now()
            with database.transaction() as session:
                until = let_in(session, agency, username, name, hash_password(code), now, machine_now)
        finally:
            database.close()
    typer.echo(f"Tên đăng nhập: {username}\nMã dùng một lần: {code}\nDùng được đến {hour_and_day(until)}.")


def let_in(
    session: Session, agency: str, username: str, name: str, hashed: str, now: datetime, machine_now: datetime
) -> datetime:
    """This will take on the first administrator, or reset what an administrator logs in with; gives until when.

    Raises PlainError where the agency has administrators and this is none of them: they add people themselves.
    """
    found = session.scalars(select(Agency).where(Agency.code == agency)).first()
    if found is None:
        raise PlainError(f"Không có cơ quan mã {agency}.")
    desk = Desk(session, Actor(SYSTEM.key, frozenset({Role.ADMINISTRATOR}), found.id), now, machine_now)
    theirs = select(StaffMember).where(StaffMember.agency_id == found.id, StaffMember.active)
    working = session.scalars(theirs.where(StaffMember.roles.contains([Role.ADMINISTRATOR.value]))).all()
    known = next((one for one in working if one.username == username), None)
    if known is None and working:
        raise PlainError("Cơ quan đã có người quản trị; người quản trị thêm người dùng tại trang Quản trị.")
    try:
        staff = _reset(desk, known, hashed) if known else _first(desk, username, name, hashed)
    except FormFaults as wrong:
        raise PlainError(" ".join(fault.detail for fault in wrong.faults)) from None
    assert staff.first_code_until is not None, "a code was given a moment ago"
    return staff.first_code_until


def _first(desk: Desk, username: str, name: str, hashed: str) -> StaffMember:
    wish = Wish(name.strip(), Role.ADMINISTRATOR.words, "", Rights(frozenset({Role.ADMINISTRATOR})))
    staff = add_member(desk, username, wish, hashed)
    if desk.session.get(TwoStepRule, staff.agency_id) is None:
        # An office begins with its doors shut; its administrators may say otherwise, and the audit says who did.
        require_two_step(desk, staff.agency_id, RECOMMENDED, 0)
    return staff


def _reset(desk: Desk, staff: StaffMember, hashed: str) -> StaffMember:
    """Whoever can type this on the machine could read its tables as well; the audit says that it was done."""
    reset_password(desk, staff, staff.version, _REASON, hashed)
    if standing_second_step(desk.session, staff.id) is not None:
        reset_second_step(desk, staff, staff.version, _REASON)
    return staff
