"""What a member of staff may do and see, as one value: read, compared, and checked before it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from language.phrase import phrase
from models.acts.every_act import titles_by_line
from models.acts.refusal import FormFault
from models.role import Role
from models.staff.reach import Reach
from models.staff.unit import Unit
from models.staff_member import StaffMember
from procedures.catalogue import every_procedure
from procedures.code_table import WARDS


@dataclass(frozen=True)
class Rights:
    """Empty limits limit nothing."""

    roles: frozenset[Role]
    unit_id: UUID | None = None
    territories: frozenset[str] = frozenset()
    procedures: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()

    @classmethod
    def of(cls, staff: StaffMember) -> Rights:
        return cls(
            frozenset(Role(role) for role in staff.roles),
            staff.unit_id,
            frozenset(staff.territories),
            frozenset(staff.procedures),
            frozenset(staff.steps),
        )

    def written(self) -> dict[str, Any]:
        """As the audit keeps it: codes and ids."""
        return {
            "roles": sorted(role.value for role in self.roles),
            "unit": str(self.unit_id) if self.unit_id else None,
            "territories": sorted(self.territories),
            "procedures": sorted(self.procedures),
            "steps": sorted(self.steps),
        }

    def give_to(self, staff: StaffMember) -> None:
        staff.roles = sorted(role.value for role in self.roles)
        staff.unit_id = self.unit_id
        staff.territories, staff.procedures, staff.steps = (
            sorted(limit) for limit in (self.territories, self.procedures, self.steps)
        )

    def reach(self, session: Session) -> Reach:
        """How far they let somebody see, without the sealed dossiers that are open to him."""
        unit = session.get(Unit, self.unit_id) if self.unit_id else None
        written = StaffMember(
            territories=list(self.territories), procedures=list(self.procedures), steps=list(self.steps)
        )
        return Reach.of(written, unit)


def is_less(before: Rights, after: Rights, reach_before: Reach, reach_after: Reach) -> bool:
    """Whether anything that could be done or seen before cannot be afterwards."""
    pairs = (
        (reach_before.territories, reach_after.territories),
        (reach_before.procedures, reach_after.procedures),
        (reach_before.steps, reach_after.steps),
    )
    narrower = any(new is not None and (old is None or not old <= new) for old, new in pairs)
    return narrower or not before.roles <= after.roles


def faults_of_limits(session: Session, agency_id: UUID, rights: Rights) -> list[FormFault]:
    """Codes that nobody knows, and units that are closed or another agency's."""
    faults = faults_of_codes({"territories": rights.territories, "procedures": rights.procedures})
    if unknown := sorted(rights.steps - titles_by_line().keys()):
        faults.append(FormFault("/steps", phrase("Không có bước {steps}.", steps=", ".join(unknown))))
    unit = session.get(Unit, rights.unit_id) if rights.unit_id else None
    if rights.unit_id and (unit is None or unit.agency_id != agency_id):
        faults.append(FormFault("/unit", "Cơ quan không có đơn vị này."))
    elif unit is not None and unit.closed_at is not None:
        faults.append(FormFault("/unit", phrase("Đơn vị {unit} đã đóng; hãy chọn đơn vị khác.", unit=unit.name)))
    return faults


def faults_of_codes(limits: Mapping[str, frozenset[str]]) -> list[FormFault]:
    """Wards and procedures that do not exist."""
    known = {"territories": set(WARDS), "procedures": {one.code for one in every_procedure()}}
    unknown = {name: ", ".join(sorted(codes - known[name])) for name, codes in limits.items()}
    words = {
        "territories": phrase("Không có phường, xã mang mã {codes}.", codes=unknown.get("territories", "")),
        "procedures": phrase("Không có thủ tục mang mã {codes}.", codes=unknown.get("procedures", "")),
    }
    return [FormFault(f"/{name}", words[name]) for name, codes in unknown.items() if codes]
