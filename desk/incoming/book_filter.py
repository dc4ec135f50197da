"""Which lines of the book a page shows; every choice stands in the address, so that it can be kept and sent on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, tuple_

from desk.member import member
from models.clock.clock import VIETNAM
from models.clock.written_time import NotADate, parse_day
from models.incoming.grades import Book, IncomingState, Medium, Urgency
from models.incoming.incoming_document import IncomingDocument
from models.incoming.incoming_task import IncomingTask, given_to
from models.vietnamese_text import fold
from web.visit import Inside

PATH = "/van-ban-den"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE = timedelta(microseconds=1)
LATE, MINE = "qua-han", "co"
STATES: dict[str, IncomingState] = {
    "cho-vao-so": IncomingState.DELIVERED,
    "cho-trinh": IncomingState.REGISTERED,
    "cho-y-kien": IncomingState.PRESENTED,
    "dang-giai-quyet": IncomingState.ROUTED,
    "da-xong": IncomingState.SETTLED,
    "da-huy": IncomingState.CANCELLED,
    "tra-lai": IncomingState.RETURNED,
}
STATE_WORDS = {LATE: "Quá hạn", **{word: state.words for word, state in STATES.items()}}


@dataclass(frozen=True)
class BookFilter:
    """As it stands in the address; a day that cannot be read shows nothing and is told."""

    book: Book = Book.OPEN
    state: str = ""
    urgency: str = ""
    medium: str = ""
    first: str = ""
    last: str = ""
    words: str = ""
    mine: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> BookFilter:
        return cls(
            Book.CLASSIFIED if query.get("so") == Book.CLASSIFIED.value else Book.OPEN,
            query.get("tt", "") if query.get("tt", "") in STATE_WORDS else "",
            query.get("khan", "") if query.get("khan", "") in list(Urgency) else "",
            query.get("loai", "") if query.get("loai", "") in list(Medium) else "",
            query.get("tu", "")[:10],
            query.get("den", "")[:10],
            query.get("q", "")[:100].strip(),
            query.get("cua-toi") == MINE,
        )

    @property
    def params(self) -> dict[str, str]:
        told = {
            "so": self.book.value if self.book is Book.CLASSIFIED else "",
            "tt": self.state,
            "khan": self.urgency,
            "loai": self.medium,
            "tu": self.first,
            "den": self.last,
            "q": self.words,
            "cua-toi": MINE if self.mine else "",
        }
        return {name: value for name, value in told.items() if value}

    def address(self, *, page: str = PATH, after: str = "", **changed: Any) -> str:
        """The address of the same page with something chosen otherwise."""
        told = replace(self, **changed).params | ({"sau": after} if after else {})
        return f"{page}?{urlencode(told)}" if told else page

    @property
    def unread_days(self) -> list[str]:
        return [typed for typed in (self.first, self.last) if typed and _day(typed) is None]

    def conditions(self, inside: Inside) -> list[ColumnElement[bool]]:
        """What a line must be to be shown, beside being visible."""
        parts: list[ColumnElement[bool]] = [IncomingDocument.book == self.book]
        if self.state == LATE:
            parts.append(IncomingDocument.step_due_at < inside.now)
        elif self.state:
            parts.append(IncomingDocument.state == STATES[self.state])
        if self.urgency:
            parts.append(IncomingDocument.urgency == Urgency(self.urgency))
        if self.medium:
            parts.append(IncomingDocument.medium == Medium(self.medium))
        if self.mine:
            staff = member(inside)
            given = exists().where(IncomingTask.document_id == IncomingDocument.id, given_to(staff.id, staff.unit_id))
            parts.append(or_(given, IncomingDocument.presented_to == staff.id))
        return [*parts, *self._days(), *self._words()]

    def _days(self) -> list[ColumnElement[bool]]:
        first, last = _day(self.first), _day(self.last)
        parts: list[ColumnElement[bool]] = [false()] if self.unread_days else []
        if first:
            parts.append(IncomingDocument.arrived_at >= datetime.combine(first, time(), VIETNAM))
        if last:
            parts.append(IncomingDocument.arrived_at < datetime.combine(last, time(), VIETNAM) + timedelta(days=1))
        return parts

    def _words(self) -> list[ColumnElement[bool]]:
        """Every word somewhere, in any order, without accents; a bare number is the số đến as well."""
        wanted = fold(self.words).split()
        found = [IncomingDocument.search_text.contains(word, autoescape=True) for word in wanted]
        if self.words.isdecimal() and len(self.words) <= 6:
            return [or_(and_(*found), IncomingDocument.number == int(self.words))]
        return found


def write_mark(document: IncomingDocument) -> str:
    """Where a page ended: exact to the microsecond, both ways."""
    return f"{(document.arrived_at - _EPOCH) // _ONE}~{document.id}"


def before_mark(mark: str) -> ColumnElement[bool] | None:
    """The condition for the lines after the mark, the latest first; None for no mark of ours."""
    instant, _, identifier = mark.partition("~")
    try:
        place = (_EPOCH + int(instant) * _ONE, UUID(identifier))
    except (ValueError, OverflowError):
        return None
    return tuple_(IncomingDocument.arrived_at, IncomingDocument.id) < tuple_(*place)


def _day(typed: str) -> date | None:
    try:
        return parse_day(typed) if typed else None
    except NotADate:
        return None
