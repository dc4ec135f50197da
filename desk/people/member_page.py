"""Everything about one member of staff on one page, and what may be done with his account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from starlette.responses import Response

from desk.member import member
from desk.people.foreseen import Foreseen
from desk.people.places import MEMBERS, write_people
from desk.people.typed_member import TypedMember, described, differences
from desk.people.words import Names, procedure_titles, step_titles
from language.phrase import one_after_another, phrase
from models.role import Role
from models.staff.administer import Wish
from models.staff.hand_on import receivers_of
from models.staff.holdings import holdings_of
from models.staff.people_change import PeopleChange
from models.staff.second_step import is_required, spare_codes_left, standing_second_step
from models.staff.unit import UnitKind
from models.staff_member import StaffMember
from web.entry.open_sessions import open_sessions
from web.page_visit import StaffVisit
from web.visit import Inside

LATEST = 20
STATE_WORDS = {"active": "Đang làm việc", "suspended": "Tạm dừng", "left": "Đã thôi việc"}


@dataclass(frozen=True)
class ChangeRow:
    at: datetime
    by: str
    what: str
    reason: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """What the page shows beside the member: what was typed, what is wrong, what it would do, who was faster.

    `to` is the colleague who was chosen to take his work on.
    """

    typed: TypedMember | None = None
    faults: Mapping[str, str] | None = None
    foreseen: Foreseen | None = None
    both: Sequence[tuple[str, str, str]] = ()
    told: str = ""
    about: str = ""
    to: str = ""


def member_page(visit: StaffVisit, inside: Inside, staff: StaffMember, shown: Shown, status: int = 200) -> Response:
    """This will write the page in a bounded number of queries."""
    names = Names.of(inside)
    session, machine_now = inside.session, visit.front.machine.now()
    typed = shown.typed or TypedMember.of(staff)
    sessions = open_sessions(session, staff.id, machine_now)
    return write_people(
        inside,
        "member",
        MEMBERS,
        status=status,
        member=staff,
        state_words=STATE_WORDS[staff.state],
        is_me=staff.id == member(inside).id,
        facts=described(Wish.of(staff), names),
        two_step=standing_second_step(session, staff.id),
        spare_left=spare_codes_left(session, staff.id),
        required=is_required(session, staff),
        sessions=sessions,
        holdings=holdings_of(session, staff, inside.now),
        receivers=receivers_of(session, staff, inside.now) if staff.active else [],
        chosen_receiver=shown.to,
        people=colleague_names(inside),
        changes=change_rows(inside, staff_id=staff.id),
        foreseen=shown.foreseen,
        differing=differences(Wish.of(staff), typed.wish(), names) if shown.foreseen else (),
        both=shown.both,
        faults=shown.faults or {},
        about=shown.about,
        told=shown.told,
        first_code_over=staff.first_code_until is not None and staff.first_code_until <= machine_now,
        **choices(inside, typed, names),
    )


def choices(inside: Inside, typed: TypedMember, names: Names) -> dict[str, Any]:
    """What the boxes of the form offer; a closed unit only to whoever still stands in it."""
    return {
        "typed": typed,
        "role_options": [(role.value, role.words) for role in Role if role.is_staff],
        "unit_options": names.offered(typed.texts["unit"]),
        "procedure_options": procedure_titles().items(),
        "step_options": step_titles().items(),
        "ward_words": names.of_wards(typed.wish().rights.territories),
    }


def colleague_names(inside: Inside) -> dict[UUID, str]:
    """Everybody of the agency by name, those who have left too."""
    people = select(StaffMember.id, StaffMember.full_name).where(StaffMember.agency_id == member(inside).agency_id)
    return {row.id: row.full_name for row in inside.session.execute(people)}


def change_rows(inside: Inside, *, staff_id: UUID | None = None, unit_id: UUID | None = None) -> tuple[ChangeRow, ...]:
    """The latest changes of one member or one unit, with what stood before and after."""
    whose = PeopleChange.staff_id == staff_id if staff_id else PeopleChange.unit_id == unit_id
    latest = select(PeopleChange).where(whose, PeopleChange.agency_id == member(inside).agency_id)
    found = inside.session.scalars(latest.order_by(PeopleChange.at.desc(), PeopleChange.id).limit(LATEST)).all()
    people = colleague_names(inside) if found else {}
    by = {f"staff:{found_id}": name for found_id, name in people.items()}
    names = {**people, **(Names.of(inside).units if found else {})}
    return tuple(
        ChangeRow(one.at, by.get(one.by, "Hệ thống"), one.kind.words, one.reason, _fields(one, names)) for one in found
    )


_FIELDS = {
    "username": "Tên đăng nhập",
    "full_name": "Họ tên",
    "title": "Chức danh",
    "phone": "Điện thoại",
    "roles": "Vai trò",
    "unit": "Đơn vị",
    "territories": "Địa bàn",
    "procedures": "Thủ tục",
    "steps": "Bước",
    "name": "Tên",
    "kind": "Loại",
    "parent": "Trực thuộc",
    "handed_to": "Người nhận việc",
    "handed_over": "Số việc đã giao",
    "back_to_queue": "Số việc về hàng đợi chung",
}


def _fields(change: PeopleChange, names: Mapping[UUID, str]) -> tuple[str, ...]:
    before, after = change.before, change.after
    shown = [name for name in _FIELDS if name in before or name in after]
    return tuple(
        phrase(
            "{field}: {before} → {after}",
            field=_FIELDS[name],
            before=_text(name, before, names),
            after=_text(name, after, names),
        )
        for name in shown
    )


def _text(name: str, values: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    value = values.get(name)
    if name == "roles":
        return one_after_another(", ", (role.words for role in Role if role.value in (value or ()))) or "không có"
    if name in ("unit", "parent", "handed_to"):
        return names.get(UUID(value), "") if value else "không có"
    if name == "kind" and value:
        return UnitKind(value).words
    if isinstance(value, list):
        return ", ".join(value) or "không giới hạn"
    return str(value) if value or value == 0 else "không có"
