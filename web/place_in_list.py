"""Where a page of work ended, so that the next begins after it whatever has been added or done meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, tuple_

from models.progress.work_item import WorkItem

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE = timedelta(microseconds=1)
# When it is due; work without a due time is ranked by its age, which puts it before all that is due later.
RANK = func.coalesce(WorkItem.due_at, WorkItem.opened_at)


class NoPlace(ValueError):
    """The mark was not written by us."""


def write_place(rank: datetime, item_id: UUID) -> str:
    """This will give the mark of a row: its instant in microseconds and its id, exact both ways."""
    return f"{(rank - _EPOCH) // _ONE}~{item_id}"


def read_place(mark: str) -> tuple[datetime, UUID]:
    """This will give rank and id of the row of the mark; raises `NoPlace`."""
    instant, _, identifier = mark.partition("~")
    try:
        return _EPOCH + int(instant) * _ONE, UUID(identifier)
    except (ValueError, OverflowError):
        raise NoPlace from None


def after_place(mark: str) -> ColumnElement[bool]:
    """This will give the condition for the rows after the mark; raises `NoPlace`."""
    return tuple_(RANK, WorkItem.id) > tuple_(*read_place(mark))
