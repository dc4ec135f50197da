"""Đơn vị: the tree of units, one unit with its people, and what a change of its limits would hide from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from starlette.datastructures import FormData

from desk.member import member
from desk.people.places import units_of
from desk.people.typed_member import codes
from desk.people.words import Names
from models.role import Role
from models.staff.change_unit import UnitWish
from models.staff.reach import Reach
from models.staff.reach_effect import Effect, Sight, effects_of
from models.staff.unit import Unit, UnitKind
from models.staff_member import StaffMember
from web.visit import Inside

# Of how many members the effect is counted one by one; a unit of a ward has a dozen.
MOST = 60


@dataclass(frozen=True)
class TypedUnit:
    """The boxes of the form as they were sent."""

    name: str = ""
    kind: str = UnitKind.SPECIALISED.value
    parent: str = ""
    territories: str = ""
    procedures: tuple[str, ...] = ()

    @classmethod
    def of_form(cls, form: FormData) -> TypedUnit:
        texts = [str(form.get(name) or "").strip()[:400] for name in ("name", "kind", "parent", "territories")]
        return cls(texts[0], texts[1], texts[2], texts[3], tuple(str(one) for one in form.getlist("procedures")))

    @classmethod
    def of(cls, unit: Unit) -> TypedUnit:
        parent = str(unit.parent_id or "")
        return cls(unit.name, unit.kind.value, parent, ", ".join(unit.territories), tuple(unit.procedures))

    def wish(self) -> UnitWish:
        """A kind or a parent that stands in no list of the page is none."""
        kind = UnitKind(self.kind) if self.kind in set(UnitKind) else UnitKind.SPECIALISED
        try:
            parent = UUID(self.parent) if self.parent else None
        except ValueError:
            parent = None
        return UnitWish(self.name, kind, parent, codes(self.territories), frozenset(self.procedures))


@dataclass(frozen=True)
class Branch:
    """One unit in its place; `depth` counts from 0."""

    unit: Unit
    depth: int
    people: int


def tree_of(inside: Inside) -> list[Branch]:
    """Every unit below the one it belongs to, by name; in two queries."""
    counted = select(StaffMember.unit_id, func.count().label("people")).where(
        StaffMember.agency_id == member(inside).agency_id, StaffMember.left_at.is_(None)
    )
    people = {row.unit_id: row.people for row in inside.session.execute(counted.group_by(StaffMember.unit_id))}
    below: dict[UUID | None, list[Unit]] = defaultdict(list)
    for unit in units_of(inside):
        below[unit.parent_id].append(unit)
    return list(_branches(below, people, None, 0))


def _branches(
    below: Mapping[UUID | None, Sequence[Unit]], people: Mapping[UUID | None, int], at: UUID | None, depth: int
) -> Iterator[Branch]:
    for unit in below.get(at, ()):
        yield Branch(unit, depth, people.get(unit.id, 0))
        yield from _branches(below, people, unit.id, depth + 1)


@dataclass(frozen=True)
class MemberEffect:
    staff: StaffMember
    effect: Effect


def foresee_unit(inside: Inside, unit: Unit, people: Sequence[StaffMember], wish: UnitWish) -> list[MemberEffect]:
    """What each of the unit's people would see no longer, or besides; people with equal rights are counted once."""
    sights = {staff.id: _sights(staff, unit, wish) for staff in people[:MOST]}
    different = list(dict.fromkeys(sights.values()))
    counted = dict(zip(different, effects_of(inside.session, unit.agency_id, different), strict=True))
    effects = [MemberEffect(staff, counted[sights[staff.id]]) for staff in people[:MOST]]
    return [one for one in effects if one.effect.hidden or one.effect.shown]


def _sights(staff: StaffMember, unit: Unit, wish: UnitWish) -> tuple[Sight, Sight]:
    roles = frozenset(Role(role) for role in staff.roles)
    return Sight(roles, Reach.of(staff, unit)), Sight(roles, wish.reach_of(staff))


def described_unit(wish: UnitWish, names: Names) -> list[tuple[str, str]]:
    return [
        ("Tên đơn vị", wish.name),
        ("Loại", wish.kind.words),
        ("Trực thuộc", names.units.get(wish.parent_id, "không có") if wish.parent_id else "không có"),
        ("Địa bàn", names.of_wards(wish.territories)),
        ("Thủ tục được giao", names.of_procedures(wish.procedures)),
    ]


def unit_differences(now: UnitWish, typed: UnitWish, names: Names) -> list[tuple[str, str, str]]:
    rows = zip(described_unit(now, names), described_unit(typed, names), strict=True)
    return [(title, old, new) for (title, old), (_, new) in rows if old != new]
