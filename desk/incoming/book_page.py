"""Sổ văn bản đến on the screen: forty lines a page, how many wait at each step, and what is late in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from desk.incoming.book_filter import STATE_WORDS, STATES, BookFilter, before_mark, write_mark
from desk.incoming.receivers import TaskRow, passed_to, tasks_of
from desk.incoming.whose import only_limits, readable
from desk.member import member
from desk.words.remaining import Horizon, promised, remaining
from models.clock.agency_calendar import load_calendar
from models.clock.working_calendar import WorkingCalendar
from models.delivery.letter import LetterState
from models.incoming.grades import Book, IncomingState
from models.incoming.incoming_document import IncomingDocument
from models.incoming.particulars import Particulars
from models.incoming.reply import IncomingReply
from web.visit import Inside

ROWS = 40


@dataclass(frozen=True)
class BookRow:
    """`told` is None for a secret of which the reader sees the limit only; `urgency` is the class of the row."""

    document: IncomingDocument
    told: Particulars | None
    who: str
    due: str
    left: str
    urgency: str


@dataclass(frozen=True)
class BookPage:
    """`counts` is how many stand at each step, by the word in the address; `untold` senders who heard nothing yet."""

    rows: list[BookRow]
    next_page: str
    counts: dict[str, int]
    untold: int
    limits: list[BookRow]


def book_page(inside: Inside, wanted: BookFilter, after: str) -> BookPage:
    """This will read one page, the latest document first, in a bounded number of questions."""
    calendar = load_calendar(inside.session, member(inside).agency_id)
    query = select(IncomingDocument).where(readable(inside.caller), *wanted.conditions(inside))
    place = before_mark(after)
    query = query if place is None else query.where(place)
    latest = query.order_by(IncomingDocument.arrived_at.desc(), IncomingDocument.id.desc()).limit(ROWS + 1)
    found = list(inside.session.scalars(latest))
    shown = found[:ROWS]
    more = wanted.address(after=write_mark(shown[-1])) if len(found) > ROWS else ""
    return BookPage(
        rows_of(inside, shown, calendar), more, _counts(inside, wanted.book), _untold(inside), _limits(inside, calendar)
    )


def rows_of(inside: Inside, documents: Sequence[IncomingDocument], calendar: WorkingCalendar) -> list[BookRow]:
    """These documents with who has them and how much time is left."""
    given = tasks_of(inside, [one.id for one in documents])
    horizon = Horizon.of(inside.now, calendar)
    return [_row(one, one.particulars, given.get(one.id, []), inside.now, calendar, horizon) for one in documents]


def due_words(document: IncomingDocument, now: datetime, calendar: WorkingCalendar) -> tuple[str, str]:
    """Until when the present step, and how much working time is left or lost; nothing for what has ended."""
    if document.step_due_at is None:
        return "", ""
    return promised(document.step_due_at), remaining(now, document.step_due_at, document.arrived_at, calendar)


def _row(
    document: IncomingDocument,
    told: Particulars | None,
    given: Sequence[TaskRow],
    now: datetime,
    calendar: WorkingCalendar,
    horizon: Horizon,
) -> BookRow:
    due, left = due_words(document, now, calendar)
    urgency = horizon.urgency(document.step_due_at).value if document.step_due_at else ""
    return BookRow(document, told, passed_to(given), due, left, urgency)


def _counts(inside: Inside, book: Book) -> dict[str, int]:
    """One question for all steps; how many are late stands beside them."""
    late = func.count().filter(IncomingDocument.step_due_at < inside.now)
    steps = {
        word: func.count().filter(IncomingDocument.state == state)
        for word, state in STATES.items()
        if state.is_open or state is IncomingState.DELIVERED
    }
    counted = select(late, *steps.values()).where(
        readable(inside.caller), IncomingDocument.book == book, IncomingDocument.step_due_at.is_not(None)
    )
    return dict(zip(("qua-han", *steps), inside.session.execute(counted).one(), strict=True))


def _untold(inside: Inside) -> int:
    """Replies that reached nobody, or are not out although the day of the arrival is over."""
    waits = select(func.count()).select_from(IncomingReply).join(IncomingDocument)
    unsent = or_(
        IncomingReply.state == LetterState.UNDELIVERABLE,
        (IncomingReply.state == LetterState.WAITING) & (IncomingReply.attempts > 1),
    )
    return inside.session.scalar(waits.where(readable(inside.caller), unsent)) or 0


def _limits(inside: Inside, calendar: WorkingCalendar) -> list[BookRow]:
    """Secrets that are late, for a supervisor: the number and the limit, nothing of what they say."""
    late = select(IncomingDocument).where(
        only_limits(inside.caller), ~readable(inside.caller), IncomingDocument.step_due_at < inside.now
    )
    found = inside.session.scalars(late.order_by(IncomingDocument.step_due_at).limit(ROWS))
    horizon = Horizon.of(inside.now, calendar)
    return [_row(one, None, [], inside.now, calendar, horizon) for one in found]


def facet(wanted: BookFilter, counts: dict[str, int]) -> list[tuple[str, str, int | None, bool]]:
    """The steps as links: address, words, how many where it is counted, and whether it is chosen."""
    return [
        (wanted.address(state="" if wanted.state == word else word), words, counts.get(word), wanted.state == word)
        for word, words in STATE_WORDS.items()
    ]
