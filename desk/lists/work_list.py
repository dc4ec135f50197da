"""The rows of a work list: work items, the most urgent first, forty a page, found by where the last page ended."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select

from desk.lists.agency_time import calendar_of, gone_from, horizon_of
from desk.lists.held_words import held_words
from desk.lists.ranked_items import ranked_items
from desk.lists.work_filter import WorkFilter
from desk.member import member
from desk.words.remaining import Urgency, remaining
from desk.worklist.reasons import reasons_for
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from models.work.presence import present_in
from procedures.catalogue import find
from web.place_in_list import RANK, NoPlace, read_place, write_place
from web.visit import Inside

ROWS = 40


@dataclass(frozen=True)
class WorkRow:
    """One line of the list. `held_by` is the colleague or oneself who has it in hand until `held_words`.

    `why` says why it stands there, `open_at` who has the dossier open just now; `mark` changes when the row does.
    """

    item_id: UUID
    code: str
    procedure: str
    act: str
    title: str
    subject: str
    applicant: str
    role: str
    urgency: Urgency
    left: str
    due_at: datetime | None
    opened_at: datetime
    held_by: str
    held_words: str
    is_mine: bool
    may_be_claimed: bool
    may_be_taken: bool
    online: bool
    why: str
    open_at: tuple[str, ...]
    mark: str


@dataclass(frozen=True)
class WorkPage:
    """`begins_after` is the mark after which it begins, `next_after` that of its last row where more follow."""

    rows: list[WorkRow]
    next_after: str
    first: bool
    begins_after: str


def work_page(inside: Inside, wanted: WorkFilter, after: str = "") -> WorkPage:
    """This will read one page of the list; a mark that cannot be read means the beginning."""
    place = place_of(after)
    ids = ranked_items(inside, wanted, ROWS + 1, after=place)
    found = inside.session.execute(row_query().join(ids, ids.c.id == WorkItem.id).order_by(RANK, WorkItem.id)).all()
    mark = write_place(found[ROWS - 1].rank, found[ROWS - 1].id) if len(found) > ROWS else ""
    return WorkPage(rows_of(inside, found[:ROWS]), mark, place is None, after if place else "")


def row_query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            WorkItem.id,
            WorkItem.dossier_id,
            WorkItem.act,
            WorkItem.turn,
            WorkItem.aside,
            WorkItem.version,
            WorkItem.state,
            WorkItem.ended_by,
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
            Dossier.edition,
            Dossier.subject_name,
            Dossier.applicant_name,
            Dossier.channel,
            Dossier.due_at.label("promised_at"),
            StaffMember.full_name.label("holder"),
        )
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .outerjoin(StaffMember, StaffMember.id == WorkItem.assignee_id)
    )


def rows_of(inside: Inside, found: Sequence[Row[Any]]) -> list[WorkRow]:
    """This will write the rows; what each of them needs besides is asked for once for all."""
    why = reasons_for(inside, found)
    present = present_in(inside.session, {row.dossier_id for row in found}, member(inside).id, inside.now)
    return [_row(inside, row, calendar_of(inside), why, present) for row in found]


def _row(
    inside: Inside,
    row: Row[Any],
    calendar: WorkingCalendar,
    why: Mapping[UUID, str],
    present: Mapping[UUID, tuple[str, ...]],
) -> WorkRow:
    held = row.claimed_until is not None and row.claimed_until > inside.now and row.assignee_id not in gone_from(inside)
    mine, able = held and row.assignee_id == member(inside).id, bool(inside.caller.roles & {row.role, row.also_role})
    return WorkRow(
        item_id=row.id,
        code=row.code,
        procedure=find(row.procedure).title,
        act=row.act,
        title=row.title,
        subject=row.subject_name,
        applicant=row.applicant_name,
        role=Role(row.role).words,
        urgency=horizon_of(inside).urgency(row.due_at),
        left=remaining(inside.now, row.due_at, row.opened_at, calendar),
        due_at=row.due_at,
        opened_at=row.opened_at,
        held_by=row.holder if held else "",
        held_words=held_words(row.claimed_until, inside.now) if held else "",
        is_mine=mine,
        may_be_claimed=not held and able,
        may_be_taken=held and not mine and able,
        online=row.channel == "online",
        why=why[row.id],
        open_at=present.get(row.dossier_id, ()),
        mark=_mark(row, held),
    )


def _mark(row: Row[Any], held: bool) -> str:
    """Short and without meaning: two marks of a row differ when the row has changed between two looks."""
    told = f"{row.version} {row.state} {row.assignee_id if held else ''} {row.due_at}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def place_of(mark: str) -> tuple[datetime, UUID] | None:
    """None for a mark that somebody typed wrong."""
    try:
        return read_place(mark)
    except NoPlace:
        return None
