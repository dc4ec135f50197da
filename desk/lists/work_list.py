"""The rows of a work list: work items, the most urgent first, forty a page, found by where the last page ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select

from desk.lists.ranked_items import RANK, ranked_items
from desk.lists.work_filter import WorkFilter
from desk.member import member
from desk.words.remaining import Horizon, Urgency, remaining
from models.clock.agency_calendar import load_calendar
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from procedures.catalogue import find
from web.visit import Inside

ROWS = 40
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE = timedelta(microseconds=1)


@dataclass(frozen=True)
class WorkRow:
    """One line of the list. `held_by` is the colleague or oneself who has it in hand."""

    item_id: UUID
    code: str
    procedure: str
    title: str
    subject: str
    applicant: str
    role: str
    urgency: Urgency
    left: str
    due_at: datetime | None
    opened_at: datetime
    held_by: str
    is_mine: bool
    may_be_claimed: bool
    online: bool


@dataclass(frozen=True)
class WorkPage:
    rows: list[WorkRow]
    next_after: str
    first: bool


def work_page(inside: Inside, wanted: WorkFilter, after: str = "") -> WorkPage:
    """This will read one page of the list; a mark that cannot be read means the beginning."""
    place = read_place(after)
    ids = ranked_items(inside, wanted, ROWS + 1, after=place)
    query = _query().join(ids, ids.c.id == WorkItem.id).order_by(RANK, WorkItem.id)
    found = inside.session.execute(query).all()
    mark = write_place(found[ROWS - 1].rank, found[ROWS - 1].id) if len(found) > ROWS else ""
    return WorkPage(_rows(inside, found[:ROWS]), mark, place is None)


def _query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            WorkItem.id,
            WorkItem.title,
            WorkItem.role,
            WorkItem.also_role,
            WorkItem.due_at,
            WorkItem.opened_at,
            WorkItem.assignee_id,
            WorkItem.claimed_until,
            RANK.label("rank"),
            Dossier.code,
            Dossier.procedure,
            Dossier.subject_name,
            Dossier.applicant_name,
            Dossier.channel,
            StaffMember.full_name.label("holder"),
        )
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .outerjoin(StaffMember, StaffMember.id == WorkItem.assignee_id)
    )


def _rows(inside: Inside, found: Sequence[Row[Any]]) -> list[WorkRow]:
    calendar = load_calendar(inside.session, member(inside).agency_id)
    horizon = Horizon.of(inside.now, calendar)
    return [_row(inside, row, calendar, horizon) for row in found]


def _row(inside: Inside, row: Row[Any], calendar: WorkingCalendar, horizon: Horizon) -> WorkRow:
    held = row.claimed_until is not None and row.claimed_until > inside.now
    return WorkRow(
        item_id=row.id,
        code=row.code,
        procedure=find(row.procedure).title,
        title=row.title,
        subject=row.subject_name,
        applicant=row.applicant_name,
        role=Role(row.role).words,
        urgency=horizon.urgency(row.due_at),
        left=remaining(inside.now, row.due_at, row.opened_at, calendar),
        due_at=row.due_at,
        opened_at=row.opened_at,
        held_by=row.holder if held else "",
        is_mine=held and row.assignee_id == member(inside).id,
        may_be_claimed=not held and bool(inside.caller.roles & {row.role, row.also_role}),
        online=row.channel == "online",
    )


def write_place(rank: datetime, item_id: UUID) -> str:
    """The mark of a row: its instant in microseconds and its id, exact both ways."""
    return f"{(rank - _EPOCH) // _ONE}~{item_id}"


def read_place(mark: str) -> tuple[datetime, UUID] | None:
    instant, _, identifier = mark.partition("~")
    try:
        return _EPOCH + int(instant) * _ONE, UUID(identifier)
    except (ValueError, OverflowError):
        return None
