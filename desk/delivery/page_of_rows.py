"""A few rows of a list in the order of time, with the mark after which the next page begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

Row = TypeVar("Row")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE = timedelta(microseconds=1)
Mark = tuple[datetime, UUID]


@dataclass(frozen=True)
class PageOfRows(Generic[Row]):
    """`after` is empty on the last page."""

    rows: Sequence[Row]
    after: str = ""


def write_mark(at: datetime, row_id: UUID) -> str:
    return f"{(at - _EPOCH) // _ONE}~{row_id}"


def read_mark(text: str) -> Mark | None:
    """This will read a mark of ours; whatever else stands in an address begins with the first row."""
    instant, _, identifier = text.partition("~")
    try:
        return _EPOCH + int(instant) * _ONE, UUID(identifier)
    except (ValueError, OverflowError):
        return None
