"""Everything a list of work shows, gathered for its template; the number of questions does not grow with the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from desk.lists.work_counts import work_counts
from desk.lists.work_filter import WorkFilter
from desk.lists.work_list import WorkPage, work_page
from desk.member import member
from desk.worklist.bulk.plain_answers import plain_answers
from desk.worklist.colleagues import colleagues
from desk.worklist.columns import COLUMNS, columns_of
from desk.worklist.filter_words import in_force, sentence
from models.progress.hold_item import GIVES_OUT
from models.staff.saved_view import SavedView, views_for
from models.work.bulk_run import BulkRun, RunState
from web.visit import Inside


@dataclass(frozen=True)
class ViewLink:
    """A saved view as a list offers it; `on` where the list shows just that."""

    view: SavedView
    mine: bool
    on: bool


def list_page(inside: Inside, wanted: WorkFilter, after: str = "") -> dict[str, Any]:
    """This will read one page of the list with its counts, views, columns and what can be done with many rows."""
    page, columns = work_page(inside, wanted, after), columns_of(inside)
    return {
        "wanted": wanted,
        "page": page,
        "counts": work_counts(inside, wanted),
        "in_force": in_force(inside, wanted),
        "sentence": sentence(inside, wanted),
        "columns": _columns(columns, page),
        "chosen_columns": columns,
        "every_column": COLUMNS,
        "views": _views(inside, wanted),
        "colleagues": colleagues(inside),
        "may_assign": bool(inside.caller.roles & GIVES_OUT),
        "answers": plain_answers(row.act for row in page.rows) if wanted.step else (),
        "unfinished": _unfinished(inside),
        "back_to": _address(wanted, page),
    }


def _columns(chosen: tuple[str, ...], page: WorkPage) -> tuple[str, ...]:
    """A column in which no row has anything to say takes room for nothing."""
    empty = () if any(row.why for row in page.rows) else ("why",)
    return tuple(name for name in chosen if name not in empty)


def _address(wanted: WorkFilter, page: WorkPage) -> str:
    return wanted.page_after(page.begins_after) if page.begins_after else wanted.address()


def _views(inside: Inside, wanted: WorkFilter) -> list[ViewLink]:
    me = member(inside)
    here = (wanted.place.path, wanted.query)
    views = views_for(inside.session, me.id, me.agency_id)
    return [ViewLink(view, view.staff_id == me.id, (view.path, view.query) == here) for view in views]


def _unfinished(inside: Inside) -> list[BulkRun]:
    """Runs that somebody began and that have not come to their end: a browser was closed, a process died."""
    mine = select(BulkRun).where(
        BulkRun.staff_id == member(inside).id, BulkRun.state.in_([RunState.RUNNING, RunState.UNDOING])
    )
    return list(inside.session.scalars(mine.order_by(BulkRun.made_at)))
