"""Adding, renaming, moving, limiting and closing the units of an agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from language.phrase import phrase
from models.acts.refusal import FormFault, FormFaults, StaleVersion
from models.staff.administer import Desk, take_up_agency
from models.staff.change_member import end_every_session, give_back_what_is_not_his
from models.staff.people_change import ChangeKind, note_change
from models.staff.reach import Reach
from models.staff.rights import faults_of_codes
from models.staff.unit import Unit, UnitKind
from models.staff_member import StaffMember


@dataclass(frozen=True)
class UnitWish:
    """What a unit is to be called, where it stands, and what it is given; empty limits limit nothing."""

    name: str
    kind: UnitKind
    parent_id: UUID | None = None
    territories: frozenset[str] = frozenset()
    procedures: frozenset[str] = frozenset()

    @classmethod
    def of(cls, unit: Unit) -> UnitWish:
        limits = frozenset(unit.territories), frozenset(unit.procedures)
        return cls(unit.name, unit.kind, unit.parent_id, *limits)

    def written(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "kind": self.kind.value,
            "parent": str(self.parent_id) if self.parent_id else None,
            "territories": sorted(self.territories),
            "procedures": sorted(self.procedures),
        }

    def narrows(self, unit: Unit) -> bool:
        """Whether the unit is given less than it has now."""
        pairs = ((frozenset(unit.territories), self.territories), (frozenset(unit.procedures), self.procedures))
        return any(new and not (old and old <= new) for old, new in pairs)

    def reach_of(self, staff: StaffMember) -> Reach:
        """How far a member of such a unit would see."""
        limits = {"territories": sorted(self.territories), "procedures": sorted(self.procedures)}
        return Reach.of(staff, Unit(**limits))


def add_unit(desk: Desk, agency_id: UUID, wish: UnitWish) -> Unit:
    """This will open a unit, or raise `FormFaults`."""
    take_up_agency(desk, agency_id)
    if faults := _faults(desk, agency_id, wish, None):
        raise FormFaults(faults)
    unit = Unit(id=uuid4(), agency_id=agency_id)
    _write(unit, wish)
    desk.session.add(unit)
    desk.session.flush()
    _note(desk, unit, ChangeKind.UNIT_ADDED, after=wish.written())
    return unit


def change_unit(desk: Desk, unit: Unit, wish: UnitWish, shown: int) -> None:
    """This will write what the unit is from now on; work its people no longer see goes back to the queue."""
    _take_up(desk, unit, shown)
    if faults := _faults(desk, unit.agency_id, wish, unit):
        raise FormFaults(faults)
    before, narrower = UnitWish.of(unit), wish.narrows(unit)
    _write(unit, wish)
    unit.version += 1
    desk.session.flush()
    if narrower:
        for member in members_of(desk, unit):
            give_back_what_is_not_his(desk.session, member, desk.actor, desk.now)
            end_every_session(desk.session, member.id, desk.machine_now)
    _note(desk, unit, ChangeKind.UNIT_CHANGED, before=before.written(), after=wish.written())


def close_unit(desk: Desk, unit: Unit, shown: int) -> None:
    """This will close it; a unit with people or open units below it stays open."""
    _take_up(desk, unit, shown)
    below = select(func.count()).where(Unit.parent_id == unit.id, Unit.closed_at.is_(None))
    if count := len(members_of(desk, unit)):
        words = phrase("Đơn vị còn {count} người. Hãy chuyển họ sang đơn vị khác trước.", count=count)
        raise FormFaults([FormFault("/unit", words)])
    if units := desk.session.scalar(below):
        words = phrase("Đơn vị còn {units} đơn vị trực thuộc. Hãy chuyển hoặc đóng trước.", units=units)
        raise FormFaults([FormFault("/unit", words)])
    if unit.closed_at is not None:
        raise FormFaults([FormFault("/unit", "Đơn vị này đã đóng.")])
    unit.closed_at = desk.now
    unit.version += 1
    _note(desk, unit, ChangeKind.UNIT_CLOSED, before={"closed": False}, after={"closed": True})


def open_unit(desk: Desk, unit: Unit, shown: int) -> None:
    """This will open a closed unit again, where it stood."""
    _take_up(desk, unit, shown)
    parent = desk.session.get(Unit, unit.parent_id) if unit.parent_id else None
    if unit.closed_at is None or (parent is not None and parent.closed_at is not None):
        raise FormFaults([FormFault("/unit", "Không mở lại được: đơn vị đang mở, hoặc đơn vị cấp trên đã đóng.")])
    unit.closed_at = None
    unit.version += 1
    _note(desk, unit, ChangeKind.UNIT_OPENED, before={"closed": True}, after={"closed": False})


def members_of(desk: Desk, unit: Unit) -> Sequence[StaffMember]:
    """Everybody of the unit who has not left."""
    people = select(StaffMember).where(StaffMember.unit_id == unit.id, StaffMember.left_at.is_(None))
    return desk.session.scalars(people.order_by(StaffMember.full_name, StaffMember.id)).all()


def _take_up(desk: Desk, unit: Unit, shown: int) -> None:
    take_up_agency(desk, unit.agency_id)
    desk.session.refresh(unit, with_for_update=True)
    if unit.version != shown:
        raise StaleVersion(unit.version)


def _write(unit: Unit, wish: UnitWish) -> None:
    unit.name, unit.kind, unit.parent_id = wish.name, wish.kind, wish.parent_id
    unit.territories, unit.procedures = sorted(wish.territories), sorted(wish.procedures)


def _faults(desk: Desk, agency_id: UUID, wish: UnitWish, unit: Unit | None) -> list[FormFault]:
    faults = faults_of_codes({"territories": wish.territories, "procedures": wish.procedures})
    if not 2 <= len(wish.name) <= 200:
        faults.append(FormFault("/name", "Hãy ghi tên đơn vị, từ 2 đến 200 ký tự."))
    units = desk.session.scalars(select(Unit).where(Unit.agency_id == agency_id)).all()
    if any(other.name == wish.name and other is not unit for other in units):
        faults.append(FormFault("/name", "Cơ quan đã có đơn vị mang tên này."))
    return faults + _faults_of_place({one.id: one for one in units}, wish.parent_id, unit)


def _faults_of_place(units: Mapping[UUID, Unit], parent_id: UUID | None, unit: Unit | None) -> list[FormFault]:
    """A unit stands below an open unit of the agency, and never below itself."""
    if parent_id is None:
        return []
    parent = units.get(parent_id)
    if parent is None or parent.closed_at is not None:
        return [FormFault("/parent", "Hãy chọn một đơn vị đang mở của cơ quan.")]
    above: UUID | None = parent_id
    while above is not None:
        if unit is not None and above == unit.id:
            return [FormFault("/parent", "Không đặt đơn vị dưới chính nó hoặc dưới đơn vị trực thuộc của nó.")]
        above = units[above].parent_id
    return []


def _note(
    desk: Desk,
    unit: Unit,
    kind: ChangeKind,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    note_change(
        desk.session,
        kind,
        desk.actor,
        desk.now,
        agency_id=unit.agency_id,
        unit_id=unit.id,
        before=before,
        after=after,
    )
