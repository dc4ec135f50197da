"""Events for one agency: a list by state, and the choice of those to be sent again, shown before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_

from desk.links.dossier_codes import blots_out
from desk.links.fault_words import fault_words
from desk.links.messages_aside import kind_words
from models.clock.clock import VIETNAM
from models.clock.written_time import NotADate, parse_day
from models.linkage.linked_case import LinkedCase
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.linkage.replay import Wanted
from web.visit import Inside

PAGE = 40
MOST_AT_ONCE = 500
STATES = {
    "": ("Tất cả", None),
    "cho": ("Đang chờ", EventState.WAITING),
    "dung": ("Đã dừng gửi", EventState.PAUSED),
    "da-nhan": ("Họ đã nhận", EventState.SENT),
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class EventRow:
    id: UUID
    linkage_id: str
    sequence: int
    kind: str
    state: str
    tone: str
    written_at: datetime
    sent_at: datetime | None
    attempts: int
    fault: str


@dataclass(frozen=True)
class Choice:
    """What was typed into the form that sends again; `faults` by box."""

    scope: str
    linkage_id: str
    since: str
    wanted: Wanted | None
    faults: Mapping[str, str]


@dataclass(frozen=True)
class Preview:
    """`count` of all that match, of which `first` would go now; `until` is when the last of them was written."""

    count: int
    first: list[EventRow]
    now_count: int
    until: str


def event_rows(inside: Inside, client_id: UUID, state: str, after: str) -> tuple[list[EventRow], str]:
    """One page, the newest first, and the mark from which the next goes on; empty after the last."""
    wanted = _with_case(client_id)
    chosen = STATES.get(state, STATES[""])[1]
    if chosen is not None:
        wanted = wanted.where(OutgoingEvent.state == chosen)
    place = _place(after)
    if place is not None:
        wanted = wanted.where(tuple_(OutgoingEvent.written_at, OutgoingEvent.id) < tuple_(*place))
    wanted = wanted.order_by(OutgoingEvent.written_at.desc(), OutgoingEvent.id.desc()).limit(PAGE + 1)
    rows = _rows(inside, wanted)
    more = rows[PAGE - 1] if len(rows) > PAGE else None
    return rows[:PAGE], f"{_micros(more.written_at)}~{more.id}" if more else ""


def read_choice(client_id: UUID, boxes: Mapping[str, str]) -> Choice:
    """What is wanted: everything not taken, one case, or everything since a day."""
    scope, linkage_id, since = (boxes.get(name, "").strip() for name in ("pham-vi", "ma-lien-thong", "tu-ngay"))
    faults: dict[str, str] = {}
    wanted: Wanted | None = None
    if scope == "ho-so":
        wanted = Wanted(client_id, linkage_id, taken_too=True)
        if not linkage_id:
            faults["ma-lien-thong"] = "Hãy ghi mã liên thông của hồ sơ."
    elif scope == "tu-ngay":
        begins = _begins(since)
        wanted = Wanted(client_id, since=begins, taken_too=True)
        if begins is None:
            faults["tu-ngay"] = "Hãy ghi ngày dạng dd/mm/yyyy."
    else:
        scope, wanted = "chua-nhan", Wanted(client_id)
    return Choice(scope, linkage_id, since, None if faults else wanted, faults)


def preview(inside: Inside, wanted: Wanted) -> Preview:
    """What would go out, counted, with the first twenty."""
    session = inside.session
    ids = wanted.query().with_only_columns(OutgoingEvent.id, OutgoingEvent.written_at)
    count = session.scalar(select(func.count()).select_from(ids.order_by(None).subquery())) or 0
    bounded = ids.limit(MOST_AT_ONCE).subquery()
    last = session.scalar(select(func.max(bounded.c.written_at)))
    shown = select(bounded.c.id).order_by(bounded.c.written_at, bounded.c.id).limit(20)
    rows = _with_case(wanted.client_id).where(OutgoingEvent.id.in_(shown))
    rows = rows.order_by(OutgoingEvent.written_at, OutgoingEvent.id)
    return Preview(count, _rows(inside, rows), min(count, MOST_AT_ONCE), str(_micros(last)) if last else "")


def until_of(mark: str) -> datetime | None:
    """The instant a preview ended with."""
    return _EPOCH + timedelta(microseconds=int(mark)) if mark.isdecimal() and len(mark) < 18 else None


def _with_case(client_id: UUID) -> Select[OutgoingEvent, str]:
    return (
        select(OutgoingEvent, LinkedCase.linkage_id)
        .join(LinkedCase, LinkedCase.id == OutgoingEvent.case_id)
        .where(OutgoingEvent.client_id == client_id)
    )


def _rows(inside: Inside, wanted: Select[OutgoingEvent, str]) -> list[EventRow]:
    found = inside.session.execute(wanted).all()
    blot = blots_out(inside, (linkage_id for _, linkage_id in found))
    return [_row(event, blot(linkage_id)) for event, linkage_id in found]


def _row(event: OutgoingEvent, linkage_id: str) -> EventRow:
    state, tone = _STATES[event.state]
    return EventRow(
        event.id,
        linkage_id,
        event.sequence,
        kind_words(event.kind),
        state,
        tone,
        event.written_at,
        event.sent_at,
        event.attempts,
        fault_words(event.fault),
    )


_STATES = {
    EventState.WAITING: ("đang chờ", "soon"),
    EventState.PAUSED: ("đã dừng gửi", "late"),
    EventState.SENT: ("họ đã nhận", "well"),
}


def _begins(typed: str) -> datetime | None:
    try:
        day = parse_day(typed)
    except NotADate:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _place(mark: str) -> tuple[datetime, UUID] | None:
    instant, _, identifier = mark.partition("~")
    at = until_of(instant)
    try:
        return (at, UUID(identifier)) if at else None
    except ValueError:
        return None
