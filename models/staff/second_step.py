"""Setting up the second step, asking for it, and taking it away; every use leaves an entry in the audit."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.audit.audit_entry import record
from models.role import Role
from models.sealed import find_key
from models.staff.one_time_code import accepted_step, new_secret
from models.staff.two_step import RecoveryCode, StaffTotp, TwoStepRule
from models.staff_member import StaffMember

HOW_MANY_SPARE = 10
_BYTES = 10


class Proof(StrEnum):
    """By what somebody passed the second step."""

    TELEPHONE = "code"
    SPARE = "recovery"


def standing_second_step(session: Session, staff_id: UUID, *, lock: bool = False) -> StaffTotp | None:
    """This will give what is set up and confirmed; `lock` lets no other request use the same code meanwhile."""
    wanted = select(StaffTotp).where(StaffTotp.staff_id == staff_id, StaffTotp.confirmed_at.is_not(None))
    return session.scalars(wanted.with_for_update() if lock else wanted).one_or_none()


def begin(session: Session, staff: StaffMember, now: datetime) -> StaffTotp:
    """This will make a secret to be confirmed; one that was begun, or stands, stays as it is."""
    known = session.get(StaffTotp, staff.id)
    if known is None:
        known = StaffTotp(staff_id=staff.id, secret=new_secret(), begun_at=now, last_step=0)
        session.add(known)
    return known


def begun_secret(session: Session, staff_id: UUID) -> str:
    """The secret that waits to be confirmed; empty when none was begun. One in force is never told again."""
    begun = session.get(StaffTotp, staff_id)
    return begun.secret if begun is not None and begun.confirmed_at is None else ""


def confirm(session: Session, staff: StaffMember, typed: str, now: datetime, machine_now: datetime) -> list[str] | None:
    """This will put the second step into force and give the spare codes; None where the code does not fit."""
    wanted = select(StaffTotp).where(StaffTotp.staff_id == staff.id).with_for_update()
    begun = session.scalars(wanted).one_or_none()
    if begun is None or begun.confirmed_at is not None:
        return None
    step = accepted_step(begun.secret, typed, machine_now, begun.last_step)
    if step is None:
        return None
    begun.last_step, begun.confirmed_at = step, now
    record(session, staff.as_actor(), "two_step.set_up", now, staff=staff.id)
    return new_spare_codes(session, staff, now)


def prove(session: Session, staff: StaffMember, typed: str, now: datetime, machine_now: datetime) -> Proof | None:
    """This will take a code of the telephone or a spare one; None where it is wrong, or was used before."""
    standing = standing_second_step(session, staff.id, lock=True)
    if standing is None:
        return None
    step = accepted_step(standing.secret, typed, machine_now, standing.last_step)
    if step is not None:
        standing.last_step = step
        return Proof.TELEPHONE
    spare = session.get(RecoveryCode, (staff.id, _key(staff.id, typed)), with_for_update=True)
    if spare is None or spare.used_at is not None:
        return None
    spare.used_at = now
    record(session, staff.as_actor(), "two_step.spare_used", now, staff=staff.id)
    return Proof.SPARE


def new_spare_codes(session: Session, staff: StaffMember, now: datetime) -> list[str]:
    """This will make ten spare codes in the place of all before; they are told once and kept as hashes only."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff.id))
    codes = [_spare() for _ in range(HOW_MANY_SPARE)]
    session.add_all(RecoveryCode(staff_id=staff.id, code_key=_key(staff.id, code), made_at=now) for code in codes)
    record(session, staff.as_actor(), "two_step.spare_made", now, staff=staff.id)
    return codes


def spare_codes_left(session: Session, staff_id: UUID) -> int:
    unused = select(func.count()).where(RecoveryCode.staff_id == staff_id, RecoveryCode.used_at.is_(None))
    return session.scalar(unused) or 0


def take_away(session: Session, staff: StaffMember, actor: Actor, now: datetime) -> None:
    """This will end the second step: by himself with a code, or by an administrator when the telephone is lost."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff.id))
    session.execute(delete(StaffTotp).where(StaffTotp.staff_id == staff.id))
    record(session, actor, "two_step.taken_away", now, agency_id=staff.agency_id, staff=staff.id)


def is_required(session: Session, staff: StaffMember) -> bool:
    """Whether one of his roles must have the second step in his agency."""
    return requires(session, staff.agency_id, [Role(role) for role in staff.roles])


def requires(session: Session, agency_id: UUID, roles: Iterable[Role]) -> bool:
    """Whether the agency wants the second step of any of these roles."""
    rule = session.get(TwoStepRule, agency_id)
    return rule is not None and not set(rule.roles).isdisjoint(role.value for role in roles)


def _spare() -> str:
    """`ABCD-EFGH-IJKL-MNOP`: 80 random bits, which need no slow hash."""
    letters = base64.b32encode(secrets.token_bytes(_BYTES)).decode()
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _key(staff_id: UUID, typed: str) -> str:
    plain = "".join(letter for letter in typed.upper() if letter.isalnum())
    return find_key(f"recovery:{staff_id}:{plain}")
