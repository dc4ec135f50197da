"""Người dùng: everybody of the agency, by name, filtered, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, not_, select, true, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desk.member import member
from language.phrase import one_after_another
from models.role import Role
from models.staff.two_step import StaffTotp
from models.staff_member import StaffMember
from models.vietnamese_text import fold
from web.visit import Inside

ROWS = 40
STATES = {"": "Đang làm việc", "tam-dung": "Tạm dừng", "da-thoi": "Đã thôi việc", "tat-ca": "Tất cả"}
STEPS = {"": "Hai bước: tất cả", "bat": "Đã bật", "chua": "Chưa bật"}
_ACCENTED = "".join(
    letter for letter in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if fold(letter).isascii()
)
_BARE = "".join(fold(letter)[:1] or " " for letter in _ACCENTED)


@dataclass(frozen=True)
class MemberFilter:
    """What the address says; unknown words are no filter."""

    words: str = ""
    role: str = ""
    unit: str = ""
    state: str = ""
    step: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> MemberFilter:
        role, state, step = (query.get(name, "") for name in ("vai-tro", "trang-thai", "hai-buoc"))
        return cls(
            query.get("q", "").strip()[:100],
            role if role in {one.value for one in Role if one.is_staff} else "",
            query.get("don-vi", "") if _uuid(query.get("don-vi", "")) else "",
            state if state in STATES else "",
            step if step in STEPS else "",
        )

    def address(self, path: str, **other: str) -> str:
        """The same list with some of the filter exchanged."""
        own = {"q": self.words, "vai-tro": self.role, "don-vi": self.unit, "trang-thai": self.state}
        whole = {**own, "hai-buoc": self.step, **{name.replace("_", "-"): value for name, value in other.items()}}
        chosen = {name: value for name, value in whole.items() if value}
        return f"{path}?{urlencode(chosen)}" if chosen else path


@dataclass(frozen=True)
class MemberRow:
    staff: StaffMember
    roles: str
    unit: str
    two_step: bool


@dataclass(frozen=True)
class MemberPage:
    """`next` is the mark of the next page, empty on the last; `count` is of all that fit, `by_state` of everybody."""

    rows: tuple[MemberRow, ...]
    count: int
    next: str
    by_state: Mapping[str, int]


def member_page(inside: Inside, chosen: MemberFilter, after: str, units: Mapping[UUID, str]) -> MemberPage:
    """One page, in three queries however many people there are."""
    fitting = _fitting(inside, chosen)
    count = inside.session.scalar(select(func.count()).select_from(fitting.subquery())) or 0
    ordered = fitting.order_by(*_order(StaffMember)).limit(ROWS + 1)
    if mark := _uuid(after):
        # The mark is an id and no name, so that no address names anybody.
        before = aliased(StaffMember)
        place = select(*_order(before)).where(before.id == mark)
        ordered = ordered.where(tuple_(*_order(StaffMember)) > place.scalar_subquery())
    found = inside.session.execute(ordered).all()
    rows = tuple(
        MemberRow(
            staff, role_words(staff), units.get(staff.unit_id, "") if staff.unit_id else "", confirmed is not None
        )
        for staff, confirmed in found[:ROWS]
    )
    return MemberPage(rows, count, str(rows[-1].staff.id) if len(found) > ROWS else "", _by_state(inside))


def _by_state(inside: Inside) -> dict[str, int]:
    """How many people each state would show, whatever else the filter says."""
    columns = [func.count().filter(_in_state(state)) for state in STATES]
    here = select(*columns).where(StaffMember.agency_id == member(inside).agency_id)
    return dict(zip(STATES, inside.session.execute(here).one(), strict=True))


def role_words(staff: StaffMember) -> str:
    return one_after_another(", ", (role.words for role in Role if role.value in staff.roles))


def _fitting(inside: Inside, chosen: MemberFilter) -> Select[StaffMember, datetime | None]:
    query = select(StaffMember, StaffTotp.confirmed_at).outerjoin(
        StaffTotp, and_(StaffTotp.staff_id == StaffMember.id, StaffTotp.confirmed_at.is_not(None))
    )
    parts: list[ColumnElement[bool]] = [StaffMember.agency_id == member(inside).agency_id]
    told = _folded(func.concat(StaffMember.full_name, " ", StaffMember.username, " ", StaffMember.title))
    parts += [told.contains(word, autoescape=True) for word in fold(chosen.words).split()]
    if chosen.role:
        parts.append(StaffMember.roles.contains([chosen.role]))
    if chosen.unit:
        parts.append(StaffMember.unit_id == UUID(chosen.unit))
    parts.append(_in_state(chosen.state))
    if chosen.step:
        has_it = StaffTotp.confirmed_at.is_not(None)
        parts.append(has_it if chosen.step == "bat" else not_(has_it))
    return query.where(*parts)


def _in_state(state: str) -> ColumnElement[bool]:
    if state == "tat-ca":
        return true()
    if state == "tam-dung":
        return and_(not_(StaffMember.active), StaffMember.left_at.is_(None))
    return StaffMember.left_at.is_not(None) if state == "da-thoi" else StaffMember.active.is_(True)


def _folded(text: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[str]:
    """The same as `fold`, done by the database: no accents, no capitals."""
    return func.lower(func.translate(func.normalize(text), _ACCENTED, _BARE))


def _order(table: type[StaffMember]) -> tuple[ColumnElement[str], ColumnElement[str], InstrumentedAttribute[UUID]]:
    """By given name, the last word, as Vietnamese lists are; then by the whole name."""
    return func.substring(_folded(table.full_name), "[^ ]+$"), _folded(table.full_name), table.id


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
