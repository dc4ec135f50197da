"""What stands under somebody's name: held, or held once and left behind when the time ran out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, select

from desk.lists.agency_time import calendar_of, horizon_of
from desk.lists.held_words import held_words
from desk.words.remaining import Urgency, remaining
from models.dossier import Dossier
from models.progress.form_draft import FormDraft
from models.progress.work_item import ItemState, WorkItem
from models.work.bulk_run import BulkPiece
from web.access import visible_items
from web.place_in_list import RANK
from web.visit import Inside

MOST = 150


@dataclass(frozen=True)
class HeldRow:
    """`until` is empty where the time has run out; `drafted_at` is when something was last typed into it."""

    item_id: UUID
    version: int
    code: str
    title: str
    subject: str
    urgency: Urgency
    left: str
    until: str
    drafted_at: datetime | None


def all_held(inside: Inside, staff_id: UUID) -> set[UUID]:
    """The ids of everything open that stands under the name, however much that is."""
    return set(inside.session.scalars(select(WorkItem.id).where(*_under(inside, staff_id))))


def _under(inside: Inside, staff_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return WorkItem.assignee_id == staff_id, WorkItem.state == ItemState.OPEN, visible_items(inside.caller)


def held_by(inside: Inside, staff_id: UUID) -> list[HeldRow]:
    """The most urgent of what stands under the name, as far as a page shows it."""
    columns = (WorkItem.id, WorkItem.version, WorkItem.title, WorkItem.due_at, WorkItem.opened_at)
    query: Select[*tuple[Any, ...]] = select(*columns, WorkItem.claimed_until, Dossier.code, Dossier.subject_name)
    query = query.join(Dossier, Dossier.id == WorkItem.dossier_id).where(*_under(inside, staff_id))
    found: Sequence[Row[Any]] = inside.session.execute(query.order_by(RANK, WorkItem.id).limit(MOST)).all()
    drafted = _drafted(inside, [row.id for row in found])
    return [_row(inside, row, drafted.get(str(row.id))) for row in found]


def _row(inside: Inside, row: Row[Any], drafted_at: datetime | None) -> HeldRow:
    until = row.claimed_until
    return HeldRow(
        item_id=row.id,
        version=row.version,
        code=row.code,
        title=row.title,
        subject=row.subject_name,
        urgency=horizon_of(inside).urgency(row.due_at),
        left=remaining(inside.now, row.due_at, row.opened_at, calendar_of(inside)),
        until=held_words(until, inside.now) if until and until > inside.now else "",
        drafted_at=drafted_at,
    )


def _drafted(inside: Inside, ids: list[UUID]) -> dict[str, datetime]:
    """When each was last typed into, by the item's id; drafts lie under the item's id and the form's name."""
    if not ids:
        return {}
    item = func.split_part(FormDraft.place, "/", 1)
    of_these = select(item.label("place"), func.max(FormDraft.saved_at).label("at"))
    found = inside.session.execute(of_these.where(item.in_([f"item:{one}" for one in ids])).group_by(item))
    return {row.place.removeprefix("item:"): row.at for row in found}


def note_left_with(inside: Inside, item_id: UUID) -> str:
    """The word with which a colleague handed the piece on last; empty where he left none."""
    noted = select(BulkPiece.note).where(BulkPiece.item_id == item_id, BulkPiece.note.is_not(None))
    return inside.session.scalar(noted.order_by(BulkPiece.ended_at.desc().nulls_last()).limit(1)) or ""
