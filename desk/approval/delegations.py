"""Delegations on their page: who stands in for the head, from when until when, for what; and a new one as typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from desk.folder.who import names_of
from desk.lists.agency_time import gone_from
from desk.member import member
from language.phrase import one_after_another
from models.acts.refusal import FormFault, FormFaults
from models.agency import Agency
from models.approval.delegate import BY_MANDATE, Wish, delegable
from models.approval.delegation import Delegation, Manner
from models.approval.standing import MAY_STAND_IN
from models.clock.clock import VIETNAM
from models.clock.written_time import NotADate, parse_day
from models.role import Role
from models.staff_member import StaffMember
from procedures.catalogue import every_procedure, find
from procedures.other_agencies.office_kind import OfficeKind
from web.visit import Inside

PATH = "/uy-quyen"
SHOWN = 40


@dataclass(frozen=True)
class DelegationRow:
    """`state` is in force, to come, at rest or over, in words; `scope` names the acts and procedures."""

    made: Delegation
    giver: str
    taker: str
    state: str
    tone: str
    acts: str
    procedures: str
    last_day: datetime
    may_revoke: bool


@dataclass(frozen=True)
class Typed:
    """What was typed into the form, with the faults by box."""

    to_id: str = ""
    manner: str = Manner.IN_PLACE.value
    lines: Sequence[str] = ()
    procedures: Sequence[str] = ()
    begins: str = ""
    ends: str = ""
    reason: str = ""
    paper: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)


def delegations_page(inside: Inside, typed: Typed) -> dict[str, Any]:
    """Those that stand or are to come before those that are over, the latest first."""
    staff = member(inside)
    query = select(Delegation).where(Delegation.agency_id == staff.agency_id)
    if Role.CHAIRMAN not in inside.caller.roles and Role.SUPERVISOR not in inside.caller.roles:
        query = query.where(Delegation.to_id == staff.id)
    found = inside.session.scalars(query.order_by(Delegation.ends_at.desc(), Delegation.id).limit(SHOWN)).all()
    keys = {f"staff:{one}" for made in found for one in (made.from_id, made.to_id)}
    names = names_of(inside.session, keys)
    rows = [_row(inside, made, names) for made in found]
    return {
        "rows": sorted(rows, key=lambda row: row.made.over_at(inside.now)),
        "may_delegate": Role.CHAIRMAN in inside.caller.roles,
        "people": _people(inside),
        "manners": [(manner.value, manner.words) for manner in Manner],
        "acts": delegable(),
        "only_in_place": sorted(set(delegable()) - BY_MANDATE),
        "procedures": [one for one in every_procedure() if one.handled_by is _kind(inside)],
        "typed": typed,
    }


def _kind(inside: Inside) -> OfficeKind:
    return OfficeKind.read(inside.session.get_one(Agency, member(inside).agency_id).kind)


def _people(inside: Inside) -> list[StaffMember]:
    """Whom the law lets stand in; the others are not offered, and refused if somebody asks all the same."""
    roles = [role.value for role in MAY_STAND_IN.values()]
    staff = member(inside)
    colleagues = select(StaffMember).where(
        StaffMember.agency_id == staff.agency_id,
        StaffMember.active,
        StaffMember.id != staff.id,
        StaffMember.roles.overlap(roles),
    )
    return list(inside.session.scalars(colleagues.order_by(StaffMember.full_name)))


def _row(inside: Inside, made: Delegation, names: Mapping[str, str]) -> DelegationRow:
    titles = delegable()
    state, tone = "Đang có hiệu lực", "well"
    if made.revoked_at is not None:
        state, tone = "Đã thu hồi", ""
    elif made.ends_at <= inside.now:
        state, tone = "Đã hết hạn", ""
    elif made.begins_at > inside.now:
        state, tone = "Chưa bắt đầu", "soon"
    elif made.to_id in gone_from(inside):
        state, tone = "Tạm ngừng: người được uỷ quyền vắng mặt", "soon"
    return DelegationRow(
        made=made,
        giver=names[f"staff:{made.from_id}"],
        taker=names[f"staff:{made.to_id}"],
        state=state,
        tone=tone,
        acts=one_after_another("; ", (titles.get(line, line) for line in made.lines)),
        procedures=one_after_another("; ", (find(code).title for code in made.procedures)) or "Mọi thủ tục",
        last_day=made.ends_at - timedelta(microseconds=1),
        may_revoke=Role.CHAIRMAN in inside.caller.roles and not made.over_at(inside.now),
    )


def read_wish(inside: Inside, typed: Typed) -> Wish:
    """This will read the boxes, or raise `FormFaults`; a delegation that begins today begins at once."""
    faults: list[FormFault] = []
    begins = _day(inside, typed.begins, "/begins_at", faults)
    ends = _day(inside, typed.ends, "/ends_at", faults)
    try:
        to_id = UUID(typed.to_id)
    except ValueError:
        faults.append(FormFault("/to_id", "Hãy chọn người được uỷ quyền."))
    known = {procedure.code for procedure in every_procedure()}
    if set(typed.procedures) - known or typed.manner not in set(Manner):
        faults.append(FormFault("/procedures", "Có lựa chọn không nằm trong danh mục."))
    if faults or begins is None or ends is None:
        raise FormFaults(faults)
    return Wish(
        to_id=to_id,
        manner=Manner(typed.manner),
        lines=tuple(dict.fromkeys(typed.lines)),
        procedures=tuple(dict.fromkeys(typed.procedures)),
        begins_at=max(begins, inside.now) if begins.date() == inside.now.astimezone(VIETNAM).date() else begins,
        ends_at=ends + timedelta(days=1),
        reason=typed.reason[:300],
        paper=typed.paper[:200],
    )


def _day(inside: Inside, text: str, pointer: str, faults: list[FormFault]) -> datetime | None:
    """Midnight at which the day begins, in Việt Nam."""
    try:
        on = parse_day(text, today=inside.now.astimezone(VIETNAM).date())
    except NotADate:
        faults.append(FormFault(pointer, "Hãy ghi ngày theo dạng 21/11/2026."))
        return None
    return datetime(on.year, on.month, on.day, tzinfo=VIETNAM)
