"""What has changed in a list since a page was written: rows say so where they stand, and new ones are announced."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from desk.folder.who import names_of
from desk.lists.work_filter import WorkFilter
from desk.lists.work_list import ROWS, WorkRow, place_of, row_query, rows_of, work_page
from desk.member import member
from language.in_english import in_english
from language.phrase import phrase
from models.progress.work_item import ItemState, WorkItem
from models.staff.language import Language
from web.access import visible_items
from web.place_in_list import RANK
from web.visit import Inside

MOST_KNOWN = ROWS


def changes(inside: Inside, wanted: WorkFilter, known: Mapping[UUID, str], after: str, until: str) -> dict[str, Any]:
    """`new` counts rows of this page that the reader has not; `rows` tells by id what became of those he has.

    `known` has the mark of each row as it was shown; `until` is the place of the last one where more follow.
    """
    page = work_page(inside, wanted, after)
    present = {row.item_id: row for row in page.rows}
    shown = _rows(inside, known)
    away = names_of(inside.session, [row.ended_by for row in shown if row.id not in present])
    written = {row.item_id: row for row in rows_of(inside, shown)}
    say: Callable[[object], str] = in_english if Language(member(inside).language) is Language.ENGLISH else str
    told = {
        str(row.id): {
            "mark": written[row.id].mark,
            "gone": row.id not in present,
            "words": say(_words(row, written[row.id], row.id in present, away)),
        }
        for row in shown
    }
    return {
        "new": sum(1 for row in page.rows if row.item_id not in known and _within(inside, row, until)),
        "rows": {key: one for key, one in told.items() if one["mark"] != known[UUID(key)] or one["gone"]},
    }


def _within(inside: Inside, row: WorkRow, until: str) -> bool:
    """A row that only moved up from the next page is not new."""
    last = place_of(until)
    return last is None or (row.due_at or row.opened_at, row.item_id) <= last


def _rows(inside: Inside, known: Mapping[UUID, str]) -> Sequence[Row[Any]]:
    seen = row_query().where(WorkItem.id.in_(list(known)[:MOST_KNOWN]), visible_items(inside.caller))
    return inside.session.execute(seen.order_by(RANK, WorkItem.id)).all()


def _words(row: Row[Any], written: WorkRow, stays: bool, away: Mapping[str, str]) -> str:
    """What the row says about itself; it stays where it is whatever became of it."""
    if row.state is not ItemState.OPEN:
        who = away.get(row.ended_by or "", "")
        return phrase("{who} đã làm xong", who=who) if who and row.state is ItemState.ANSWERED else "không còn cần làm"
    if written.is_mine:
        return phrase("bạn giữ đến {held_words}", held_words=written.held_words)
    if written.held_by:
        return phrase("{held_by} vừa nhận, đến {held_words}", held_by=written.held_by, held_words=written.held_words)
    return "chưa ai giữ" if stays else "không còn khớp điều kiện lọc"
