"""Whom a demonstration needs before anything can be filed: two wards, their staff, other agencies, the calendar.

Straight into the tables, any number of times: what is there stays as it is, so that a second start keeps what people
changed. Only the password follows MOTCUA_DEMO_SECRET, which opens every account of the demonstration.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from models.actor import SYSTEM
from models.agency import Agency
from models.audit.audit_entry import record
from models.base import Base
from models.clock.agency_calendar import seed_national_days
from models.clock.clock import SystemClock
from models.database import Database
from models.partner_client import PartnerClient
from models.staff_member import StaffMember
from operations.demo.make_up_saturday import enter_saturday
from operations.demo.profile import Profile
from operations.plain_error import PlainError
from operations.run_folder import is_demo
from operations.settings import Settings
from web.passwords import hash_password, is_password

NO_HASH = ""


def seed_demo(settings: Settings, database: Database) -> None:
    """This will put the demonstration's people and calendar there; refused for an office that really works."""
    if not is_demo(settings):
        raise PlainError("Chỉ thêm dữ liệu mẫu ở chế độ thử; hãy đặt MOTCUA_DEMO=true (demo mode only).")
    with database.transaction() as session:
        seed(session, settings.demo_secret.get_secret_value(), SystemClock().now(), of=settings.agency)


def seed(session: Session, secret: str, now: datetime, *, of: Profile = Profile.WARDS) -> None:
    """This will add what is missing and let the secret open every seeded account; the caller commits."""
    added = _add(session, Agency, "code", rows("agencies", of))
    wards = agency_ids(session, of)
    staff = _members(wards, of)
    added += _add(session, StaffMember, "username", [{**member, "password_hash": NO_HASH} for member in staff])
    partners = [{**client, "secret_hash": NO_HASH, "active": True} for client in rows("partners", of)]
    added += _add(session, PartnerClient, "client_id", partners)
    _let_secret_open(session, secret, [member["username"] for member in staff], of)
    seed_national_days(session, now)
    if of is Profile.WARDS:
        enter_saturday(session, wards[2], now)
    if added:
        record(session, SYSTEM, "demo.seeded", now, added=added)


def rows(name: str, of: Profile = Profile.WARDS) -> list[dict[str, Any]]:
    """The rows of one data file."""
    read: list[dict[str, Any]] = json.loads((of.data / f"{name}.json").read_text(encoding="utf-8"))
    return read


def agency_ids(session: Session, of: Profile = Profile.WARDS) -> dict[int, UUID]:
    """The seeded agencies by the number the samples call them by: the wards are 1 and 2."""
    codes = agency_codes(of)
    found = {row.code: row.id for row in session.scalars(select(Agency).where(Agency.code.in_(codes.values())))}
    return {ward: found[code] for ward, code in codes.items()}


def agency_codes(of: Profile = Profile.WARDS) -> dict[int, str]:
    return {ward: row["code"] for ward, row in enumerate(rows("agencies", of), start=1)}


def username_of(role: str, ward: int) -> str:
    """In the first ward people are called by their role alone; in the others its number follows."""
    return role if ward == 1 else f"{role}-{ward}"


def _members(wards: dict[int, UUID], of: Profile) -> list[dict[str, Any]]:
    return [
        {
            "agency_id": agency_id,
            "username": username_of(row["role"], ward),
            "full_name": row["full_names"][ward - 1],
            "title": row["title"],
            "phone": f"024000000{ward}{place}",
            "roles": [row["role"]],
            "active": True,
            "keys_on": True,
        }
        for ward, agency_id in wards.items()
        for place, row in enumerate(rows("staff", of), start=1)
    ]


def _add(session: Session, table: type[Base], unique: str, wanted: list[dict[str, Any]]) -> int:
    """How many rows were not there yet."""
    if not wanted:
        return 0
    adding = insert(table).values([{"id": uuid4(), **row} for row in wanted])
    added = adding.on_conflict_do_nothing(index_elements=[unique]).returning(adding.table.c.id)
    return len(session.execute(added).all())


def _let_secret_open(session: Session, secret: str, usernames: list[str], of: Profile) -> None:
    """One hash serves all of them: making and trying one takes a fifth of a second."""
    staff = session.scalars(select(StaffMember).where(StaffMember.username.in_(usernames))).all()
    names = [row["client_id"] for row in rows("partners", of)]
    clients = session.scalars(select(PartnerClient).where(PartnerClient.client_id.in_(names))).all()
    kept = {member.password_hash for member in staff} | {client.secret_hash for client in clients}
    if len(kept) == 1 and kept != {NO_HASH} and is_password(secret, kept.pop()):
        return
    shared = hash_password(secret)
    for member in staff:
        member.password_hash = shared
    for client in clients:
        client.secret_hash = shared
