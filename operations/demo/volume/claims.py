"""Open work in people's hands: some of it is claimed, as by a click on the list."""

from __future__ import annotations

import random
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.database import Database
from models.progress.hold_item import claim_item
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff_member import StaffMember

AT_ONCE = 100
ONE_OF = 5  # One of so many open tasks is in somebody's hands.
_AT_DESKS = (Role.RECEIVER, Role.JUSTICE_OFFICER, Role.RETURN_DESK)


def take_up_work(database: Database, now: datetime, not_of: frozenset[UUID]) -> int:
    """This will have a part of the desks' open work claimed, except that of the dossiers given; how much it was."""
    chance = random.Random(ONE_OF)  # noqa: S311 - no secret hangs on it.
    with database.transaction() as session:
        free = select(WorkItem.id, WorkItem.dossier_id).where(
            WorkItem.state == ItemState.OPEN, WorkItem.assignee_id.is_(None), WorkItem.role.in_(_AT_DESKS)
        )
        found = [row[0] for row in session.execute(free.order_by(WorkItem.id)) if row[1] not in not_of]
    chosen = [item for item in found if not chance.randrange(ONE_OF)]
    for start in range(0, len(chosen), AT_ONCE):
        with database.transaction() as session:
            people = _people(session)
            for item in chosen[start : start + AT_ONCE]:
                _claim(session, item, people, chance, now)
    return len(chosen)


def _claim(
    session: Session,
    item_id: UUID,
    people: dict[tuple[UUID, Role], list[StaffMember]],
    chance: random.Random,
    now: datetime,
) -> None:
    item = session.scalars(select(WorkItem).where(WorkItem.id == item_id).with_for_update()).one()
    if item.state is ItemState.OPEN and item.assignee_id is None:
        who = chance.choice(people[(item.agency_id, item.role)])
        claim_item(session, item, who.as_actor(), now)


def _people(session: Session) -> dict[tuple[UUID, Role], list[StaffMember]]:
    people: dict[tuple[UUID, Role], list[StaffMember]] = {}
    for member in session.scalars(select(StaffMember).where(StaffMember.active)):
        for role in member.roles:
            people.setdefault((member.agency_id, Role(role)), []).append(member)
    return people
