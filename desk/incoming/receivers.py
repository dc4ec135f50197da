"""Units and colleagues a document may be given to, and the names of whoever has it; one query each for a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from desk.member import member
from language.phrase import one_after_another, phrase
from models.incoming.incoming_task import IncomingTask, Part
from models.incoming.routing import LEADERS, Receiver
from models.role import Role
from models.staff.unit import Unit
from models.staff_member import StaffMember
from web.visit import Inside

UNIT, PERSON = "u", "s"


@dataclass(frozen=True)
class Receivers:
    """`chosen` knows them by what stands in a box: `u:<id>` a unit, `s:<id>` a person."""

    units: list[Unit]
    people: list[StaffMember]

    @property
    def options(self) -> list[tuple[str, str]]:
        units = [(f"{UNIT}:{one.id}", one.name) for one in self.units]
        people = [(f"{PERSON}:{one.id}", one_after_another(" – ", (one.full_name, one.title))) for one in self.people]
        return units + people

    @property
    def leaders(self) -> list[StaffMember]:
        """The head first, whoever stands in for him after."""
        found = [one for one in self.people if LEADERS & one.as_actor().roles]
        return sorted(found, key=lambda one: Role.CHAIRMAN.value not in one.roles)

    def chosen(self, value: str) -> Receiver | None:
        kind, _, identifier = value.partition(":")
        among: list[Unit] | list[StaffMember] = self.units if kind == UNIT else self.people if kind == PERSON else []
        return next((one for one in among if str(one.id) == identifier), None)


def receivers_of(inside: Inside) -> Receivers:
    """Everybody of the agency who works on documents, and its units, by name."""
    here = member(inside).agency_id
    units = select(Unit).where(Unit.agency_id == here).order_by(Unit.name)
    people = select(StaffMember).where(
        StaffMember.agency_id == here, StaffMember.active, StaffMember.roles != [Role.ADMINISTRATOR.value]
    )
    return Receivers(
        list(inside.session.scalars(units)), list(inside.session.scalars(people.order_by(StaffMember.full_name)))
    )


@dataclass(frozen=True)
class TaskRow:
    """A task with the name of whoever it is for."""

    task: IncomingTask
    who: str


def tasks_of(inside: Inside, document_ids: Iterable[UUID], *, ended: bool = False) -> Mapping[UUID, list[TaskRow]]:
    """The tasks of several documents, the leading one first; those taken back only where they are asked for."""
    wanted = (
        select(IncomingTask, Unit.name, StaffMember.full_name)
        .outerjoin(Unit, Unit.id == IncomingTask.unit_id)
        .outerjoin(StaffMember, StaffMember.id == IncomingTask.staff_id)
        .where(IncomingTask.document_id.in_(list(document_ids)))
        .order_by(IncomingTask.part.desc(), IncomingTask.given_at, IncomingTask.id)
    )
    if not ended:
        wanted = wanted.where(IncomingTask.ended_at.is_(None))
    found: dict[UUID, list[TaskRow]] = {}
    for task, unit, person in inside.session.execute(wanted):
        found.setdefault(task.document_id, []).append(TaskRow(task, unit or person))
    return found


def passed_to(rows: Iterable[TaskRow]) -> str:
    """The line "Chuyển" of the stamp: `Tư pháp (chủ trì); Văn phòng, Công an (phối hợp)`."""
    lead = [row.who for row in rows if row.task.part is Part.LEAD]
    others = [row.who for row in rows if row.task.part is Part.COORDINATE]
    told = [phrase("{who} (chủ trì)", who=one_after_another(", ", lead))] if lead else []
    told += [phrase("{who} (phối hợp)", who=one_after_another(", ", others))] if others else []
    return one_after_another("; ", told)
