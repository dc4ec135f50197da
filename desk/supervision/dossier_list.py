"""The list behind a number: exactly its dossiers, the most urgent first, forty a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, tuple_

from desk.lists.work_list import place_of
from desk.supervision.choice import Choice, chosen
from desk.supervision.look import Look
from desk.words.remaining import remaining
from models.acts.every_act import find_act
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.staff_member import StaffMember
from models.status import Ending
from models.supervision.standing import Standing, deadline, standing
from procedures.catalogue import find
from web.place_in_list import write_place

ROWS = 40


@dataclass(frozen=True)
class Awaited:
    """What an open dossier waits for; `holder` is who has it in hand."""

    what: str
    holder: str


@dataclass(frozen=True)
class DossierRow:
    code: str
    procedure: str
    subject: str
    received_at: datetime
    deadline: datetime
    promised: bool
    standing: str
    urgency: str
    left: str
    awaited: list[Awaited]
    is_open: bool


@dataclass(frozen=True)
class DossierList:
    """`count` is how many there are in all, whatever the page shows of them."""

    count: int
    rows: list[DossierRow]
    next_after: str
    first: bool


def dossier_list(look: Look, choice: Choice, after: str = "") -> DossierList:
    """This will read one page; a mark that cannot be read means the beginning."""
    place = place_of(after)
    condition = chosen(look, choice)
    count = look.inside.session.scalar(select(func.count()).select_from(Dossier).where(condition)) or 0
    ids = select(Dossier.id).where(condition)
    if place:
        ids = ids.where(tuple_(deadline(), Dossier.id) > tuple_(*place))
    ids = ids.order_by(deadline(), Dossier.id).limit(ROWS + 1)
    found = read_rows(look, ids)
    mark = write_place(found[ROWS - 1].deadline, found[ROWS - 1].id) if len(found) > ROWS else ""
    return DossierList(count, as_rows(look, found[:ROWS]), mark, place is None)


def oldest(look: Look, most: int) -> list[DossierRow]:
    """The open dossiers that came first, a result that only waits to be fetched left out."""
    ids = select(Dossier.id).where(look.scope.dossiers, Dossier.ending.is_(None), Dossier.issued_at.is_(None))
    ids = ids.order_by(Dossier.received_at, Dossier.id).limit(most)
    found = sorted(read_rows(look, ids), key=lambda row: (row.received_at, row.id))
    return as_rows(look, found)


def read_rows(look: Look, ids: Any) -> list[Any]:
    """What the rows of a list show of these dossiers, in the order of their deadlines."""
    wanted = ids.subquery()
    query = (
        select(
            Dossier.id,
            Dossier.code,
            Dossier.procedure,
            Dossier.subject_name,
            Dossier.received_at,
            Dossier.accepted_at,
            Dossier.due_at,
            Dossier.issued_at,
            Dossier.ended_at,
            Dossier.ending,
            deadline().label("deadline"),
            standing(look.moment).label("standing"),
        )
        .join(wanted, wanted.c.id == Dossier.id)
        .order_by(deadline(), Dossier.id)
    )
    return list(look.inside.session.execute(query).all())


def as_rows(look: Look, found: Iterable[Any]) -> list[DossierRow]:
    rows = list(found)
    awaited = _awaited(look, [row.id for row in rows])
    return [_row(look, row, awaited[row.id]) for row in rows]


def _row(look: Look, row: Any, awaited: list[Awaited]) -> DossierRow:
    place = Standing(row.standing)
    done_at = row.issued_at or row.ended_at
    if row.ending is not None:
        words, urgency = Ending(row.ending).words, "later"
    else:
        words, urgency = place.words, _URGENCY.get(place, "")
    left = (
        "" if done_at or place is Standing.PAUSED else remaining(look.now, row.deadline, row.received_at, look.calendar)
    )
    late = done_at is not None and row.due_at is not None and done_at > row.due_at
    return DossierRow(
        code=row.code,
        procedure=find(row.procedure).title,
        subject=row.subject_name,
        received_at=row.received_at,
        deadline=row.deadline,
        promised=row.due_at is not None,
        standing=words,
        urgency="late" if late else urgency,
        left="Có kết quả sau hẹn" if late else left,
        awaited=awaited,
        is_open=row.ending is None,
    )


_URGENCY = {Standing.LATE: "late", Standing.RISK: "soon", Standing.IN_TIME: "later", Standing.READY: "well"}


def _awaited(look: Look, dossiers: list[UUID]) -> dict[UUID, list[Awaited]]:
    items = (
        select(WorkItem.dossier_id, WorkItem.act, WorkItem.claimed_until, StaffMember.full_name)
        .outerjoin(StaffMember, StaffMember.id == WorkItem.assignee_id)
        .where(
            WorkItem.dossier_id.in_(dossiers),
            WorkItem.state == ItemState.OPEN,
            WorkItem.aside.is_(False),
            look.scope.items,
        )
        .order_by(WorkItem.opened_at, WorkItem.id)
    )
    awaited: dict[UUID, list[Awaited]] = defaultdict(list)
    for row in look.inside.session.execute(items):
        held = row.claimed_until is not None and row.claimed_until > look.now
        awaited[row.dossier_id].append(Awaited(find_act(row.act).awaiting, row.full_name if held else ""))
    return awaited
