"""What an administrator does with the people of his agency, each with its rules; `change_member.py` carries it out.

Every act holds the agency's people still, wants the version that was shown (raising `StaleVersion`), refuses by
`FormFaults`, and is written down with what stood before and after. Who has lost a right is logged out everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, NotYourAgency, NotYourRole, StaleVersion
from models.role import Role
from models.staff import change_member, second_step
from models.staff.hand_on import find_receiver
from models.staff.people_change import ChangeKind, note_change
from models.staff.reach import Reach
from models.staff.rights import Rights, faults_of_limits, is_less
from models.staff.role_rules import (
    DECIDERS,
    LAST_ADMINISTRATOR,
    OWN_RIGHTS,
    faults_of_roles,
    hold_still,
    is_last_administrator,
)
from models.staff.staff_notice import NoticeKind, tell_of_account
from models.staff_member import StaffMember

FIRST_CODE_LASTS = timedelta(hours=72)
SHORTEST_REASON, LONGEST_REASON = 5, 300
_USERNAME = re.compile(r"[a-z0-9][a-z0-9.\-]{2,39}")


@dataclass(frozen=True)
class Wish:
    """Who somebody is to be and what he may do, as an administrator typed it."""

    full_name: str
    title: str
    phone: str
    rights: Rights

    @classmethod
    def of(cls, staff: StaffMember) -> Wish:
        return cls(staff.full_name, staff.title, staff.phone, Rights.of(staff))


@dataclass(frozen=True)
class Desk:
    """Where an administrator stands: who he is, and both clocks; sessions and first codes go by the machine's."""

    session: Session
    actor: Actor
    now: datetime
    machine_now: datetime


def add_member(desk: Desk, username: str, wish: Wish, password_hash: str) -> StaffMember:
    """This will take somebody on whose password is a code to be changed at the first log-in, or raise `FormFaults`."""
    agency_id = _agency_of(desk)
    take_up_agency(desk, agency_id)
    faults = [*_faults_of_username(desk.session, username), *faults_of(desk.session, agency_id, wish)]
    if faults:
        raise FormFaults(faults)
    staff = StaffMember(
        id=uuid4(),
        agency_id=agency_id,
        username=username,
        full_name=wish.full_name,
        title=wish.title,
        phone=wish.phone,
        password_hash=password_hash,
        first_code_until=desk.machine_now + FIRST_CODE_LASTS,
    )
    wish.rights.give_to(staff)
    desk.session.add(staff)
    desk.session.flush()
    _note(desk, ChangeKind.ADDED, staff, after={"username": username, **_facts(wish)})
    return staff


def change_wish(desk: Desk, staff: StaffMember, wish: Wish, shown: int) -> None:
    """This will write who he is and what he may do from now on."""
    _take_up(desk, staff, shown)
    before, reach_before = Wish.of(staff), Rights.of(staff).reach(desk.session)
    faults = faults_of(desk.session, staff.agency_id, wish, staff)
    if _is_own(desk, staff) and wish.rights != before.rights:
        faults.append(FormFault("/roles", OWN_RIGHTS))
    if Role.ADMINISTRATOR not in wish.rights.roles and is_last_administrator(desk.session, staff):
        faults.append(FormFault("/roles", LAST_ADMINISTRATOR))
    if faults:
        raise FormFaults(faults)
    staff.full_name, staff.title, staff.phone = wish.full_name, wish.title, wish.phone
    staff.version += 1
    if wish.rights != before.rights:
        wish.rights.give_to(staff)
        change_member.give_back_what_is_not_his(desk.session, staff, desk.actor, desk.now)
        if before.rights.roles & DECIDERS - wish.rights.roles:
            change_member.end_mandates(desk.session, staff, desk.actor, desk.now)
        if logs_out(desk.session, staff, before.rights, wish.rights, reach_before):
            change_member.end_every_session(desk.session, staff.id, desk.machine_now)
        tell_of_account(desk.session, staff.id, NoticeKind.RIGHTS_CHANGED, desk.actor.staff_id, desk.now)
    _note(desk, ChangeKind.CHANGED, staff, before=_facts(before), after=_facts(wish))


def logs_out(session: Session, staff: StaffMember, before: Rights, after: Rights, reach_before: Reach) -> bool:
    """Whether his sessions end with the change: he may do less, or a new role of his must have the second step that he
    lacks, and no session opened without it is to act in that role."""
    gained = after.roles - before.roles
    lacks = second_step.requires(session, staff.agency_id, gained) and not second_step.standing_second_step(
        session, staff.id
    )
    return lacks or is_less(before, after, reach_before, after.reach(session))


def close_account(
    desk: Desk, staff: StaffMember, shown: int, reason: str, *, leaves: bool, to_id: UUID | None = None
) -> None:
    """This will suspend him, or let him go for good; what he holds goes to that colleague or back to the queue."""
    _take_up(desk, staff, shown)
    _check(desk, staff, reason, last=True)
    if not staff.active and not (leaves and staff.left_at is None):
        raise FormFaults([FormFault("/state", "Tài khoản này không còn hoạt động.")])
    to = find_receiver(desk.session, staff, to_id, desk.now) if to_id else None
    staff.version += 1
    change_member.let_go(desk.session, staff, desk.actor, desk.now, desk.machine_now, reason, leaves=leaves, to=to)


def reinstate(desk: Desk, staff: StaffMember, shown: int, reason: str) -> None:
    """This will open his account again with the rights he had, unless they are no longer to be had together."""
    _take_up(desk, staff, shown)
    _check(desk, staff, reason)
    if staff.active:
        raise FormFaults([FormFault("/state", "Tài khoản này đang hoạt động.")])
    rights = Rights.of(staff)
    faults = [
        *faults_of_roles(desk.session, staff.agency_id, rights.roles, staff.id),
        *faults_of_limits(desk.session, staff.agency_id, rights),
    ]
    if faults:
        raise FormFaults(faults)
    before = staff.state
    staff.active, staff.left_at = True, None
    staff.version += 1
    _note(desk, ChangeKind.REINSTATED, staff, before={"state": before}, after={"state": staff.state}, reason=reason)


def reset_password(desk: Desk, staff: StaffMember, shown: int, reason: str, password_hash: str) -> None:
    """This will put a code in the place of his password, to be changed at the next log-in; he is logged out."""
    _take_up(desk, staff, shown)
    _check(desk, staff, reason)
    staff.password_hash, staff.first_code_until = password_hash, desk.machine_now + FIRST_CODE_LASTS
    staff.version += 1
    change_member.end_every_session(desk.session, staff.id, desk.machine_now)
    _note(desk, ChangeKind.PASSWORD, staff, reason=reason)
    tell_of_account(desk.session, staff.id, NoticeKind.PASSWORD_RESET, desk.actor.staff_id, desk.now, reason)


def reset_second_step(desk: Desk, staff: StaffMember, shown: int, reason: str) -> None:
    """This will take the second step of somebody away who has lost his telephone; he is told and logged out."""
    _take_up(desk, staff, shown)
    _check(desk, staff, reason)
    if second_step.standing_second_step(desk.session, staff.id) is None:
        raise FormFaults([FormFault("/two_step", "Người này chưa bật xác thực hai bước.")])
    second_step.take_away(desk.session, staff, desk.actor, desk.now)
    staff.version += 1
    change_member.end_every_session(desk.session, staff.id, desk.machine_now)
    _note(desk, ChangeKind.TWO_STEP, staff, reason=reason)
    tell_of_account(desk.session, staff.id, NoticeKind.TWO_STEP_RESET, desk.actor.staff_id, desk.now, reason)


def faults_of(session: Session, agency_id: UUID, wish: Wish, staff: StaffMember | None = None) -> list[FormFault]:
    """What is wrong with it, all at once."""
    faults = []
    if not 2 <= len(wish.full_name) <= 200:
        faults.append(FormFault("/full_name", "Hãy ghi họ tên, từ 2 đến 200 ký tự."))
    if not 2 <= len(wish.title) <= 200:
        faults.append(FormFault("/title", "Hãy ghi chức danh, từ 2 đến 200 ký tự."))
    if len(wish.phone) > 20:
        faults.append(FormFault("/phone", "Số điện thoại không quá 20 ký tự."))
    faults += faults_of_roles(session, agency_id, wish.rights.roles, staff.id if staff else None)
    return faults + faults_of_limits(session, agency_id, wish.rights)


def check_reason(reason: str) -> list[FormFault]:
    if SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        return []
    words = phrase(
        "Hãy ghi lý do, từ {shortest} đến {longest} ký tự.", shortest=SHORTEST_REASON, longest=LONGEST_REASON
    )
    return [FormFault("/reason", words)]


def take_up_agency(desk: Desk, agency_id: UUID) -> None:
    """This will see that it is an administrator of that agency, and hold its people still."""
    if _agency_of(desk) != agency_id:
        raise NotYourAgency
    hold_still(desk.session, agency_id)
    # Another one may have taken his rights while this one waited.
    own = select(StaffMember.roles).where(StaffMember.id == desk.actor.staff_id, StaffMember.active)
    if desk.actor.staff_id and Role.ADMINISTRATOR.value not in (desk.session.scalars(own).first() or ()):
        raise NotYourRole


def _take_up(desk: Desk, staff: StaffMember, shown: int) -> None:
    take_up_agency(desk, staff.agency_id)
    desk.session.refresh(staff, with_for_update=True)
    if staff.version != shown:
        raise StaleVersion(staff.version)


def _agency_of(desk: Desk) -> UUID:
    if Role.ADMINISTRATOR not in desk.actor.roles or desk.actor.agency_id is None:
        raise NotYourRole
    return desk.actor.agency_id


def _check(desk: Desk, staff: StaffMember, reason: str, *, last: bool = False) -> None:
    faults = check_reason(reason)
    if _is_own(desk, staff):
        faults.append(FormFault("/state", OWN_RIGHTS))
    if last and is_last_administrator(desk.session, staff):
        faults.append(FormFault("/state", LAST_ADMINISTRATOR))
    if faults:
        raise FormFaults(faults)


def _is_own(desk: Desk, staff: StaffMember) -> bool:
    return desk.actor.staff_id == staff.id


def _faults_of_username(session: Session, username: str) -> list[FormFault]:
    if not _USERNAME.fullmatch(username):
        words = "Tên đăng nhập từ 3 đến 40 ký tự: chữ thường không dấu, số, dấu chấm, gạch ngang."
        return [FormFault("/username", words)]
    taken = session.scalars(select(StaffMember.id).where(StaffMember.username == username)).first()
    return [FormFault("/username", "Tên đăng nhập này đã có người dùng.")] if taken else []


def _facts(wish: Wish) -> dict[str, object]:
    return {"full_name": wish.full_name, "title": wish.title, "phone": wish.phone, **wish.rights.written()}


def _note(
    desk: Desk,
    kind: ChangeKind,
    staff: StaffMember,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
    reason: str = "",
) -> None:
    note_change(
        desk.session,
        kind,
        desk.actor,
        desk.now,
        agency_id=staff.agency_id,
        staff_id=staff.id,
        before=before,
        after=after,
        reason=reason,
    )
