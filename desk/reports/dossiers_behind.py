"""The dossiers a figure counted, forty a page, as they stood at the report's instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, true, tuple_
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.reports.counted import TAKEN_BACK, Outcome, as_of
from models.reports.question import Question
from models.reports.register_report import originals_of
from models.status import Ending
from procedures.catalogue import find
from procedures.civil_words import Channel

ROWS = 40
# What was never taken in stands by when it came.
TAKEN_IN = func.coalesce(Dossier.accepted_at, Dossier.received_at)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE = timedelta(microseconds=1)


@dataclass(frozen=True)
class CountedRow:
    """`how` says in words how it stood; `tone` is the colour that goes with the words."""

    code: str
    procedure: str
    applicant: str
    channel: str
    accepted_at: datetime
    due_at: datetime | None
    resolved_at: datetime | None
    how: str
    tone: str
    original: str


@dataclass(frozen=True)
class CountedPage:
    rows: list[CountedRow]
    total: int
    next_after: str


def counted_page(session: Session, ids: Select[Any], question: Question, after: str) -> CountedPage:
    """This will read one page, in the order in which the dossiers were taken in."""
    then, all_ids = as_of(question), ids.cte("ids")
    wanted = (
        select(
            Dossier,
            then.due_at.label("due_at"),
            then.resolved_at.label("resolved_at"),
            then.outcome.label("outcome"),
            select(func.count()).select_from(all_ids).scalar_subquery().label("total"),
        )
        .select_from(Dossier)
        .outerjoin(then.said, true())
        .where(Dossier.id.in_(select(all_ids.c.id)), question.population)
    )
    place = read_place(after)
    if place is not None:
        wanted = wanted.where(tuple_(TAKEN_IN, Dossier.id) > place)
    found = session.execute(wanted.order_by(TAKEN_IN, Dossier.id).limit(ROWS + 1)).all()
    originals = originals_of(session, [row.Dossier.id for row in found[:ROWS]], question.population)
    total = found[0].total if found else 0
    last = found[ROWS - 1].Dossier if len(found) > ROWS else None
    mark = mark_of(last.accepted_at or last.received_at, last.id) if last else ""
    return CountedPage([_row(row, question, originals) for row in found[:ROWS]], total, mark)


def _row(row: Any, question: Question, originals: Mapping[UUID, str]) -> CountedRow:
    dossier: Dossier = row.Dossier
    how, tone = _how(dossier, row.resolved_at, Outcome(row.outcome), question.at)
    return CountedRow(
        code=dossier.code,
        procedure=find(dossier.procedure).title,
        applicant=dossier.applicant_name,
        channel=Channel.read(dossier.channel).words,
        accepted_at=dossier.accepted_at or dossier.received_at,
        due_at=row.due_at,
        resolved_at=row.resolved_at,
        how=how,
        tone=tone,
        original=originals.get(dossier.id, ""),
    )


_STOOD = MappingProxyType(
    {
        Outcome.EARLY: ("Trước hạn", "well"),
        Outcome.ON_TIME: ("Đúng hạn", "well"),
        Outcome.LATE: ("Quá hạn", "late"),
        Outcome.RUNNING: ("Đang giải quyết, trong hạn", "soft"),
        Outcome.OVERDUE: ("Đang giải quyết, đã quá hạn", "late"),
    }
)


def _how(dossier: Dossier, resolved: datetime | None, outcome: Outcome, at: datetime) -> tuple[str, str]:
    """The word of the column that counted it; of what no column counts, and of what was taken back, the ending."""
    ending = dossier.ending if resolved is not None and dossier.issued_at is None else None
    if dossier.accepted_at is None or dossier.accepted_at >= at:
        return (Ending(ending).words if ending else "Chưa được tiếp nhận"), "soft"
    if ending in TAKEN_BACK:
        return Ending(ending).words, "soft"
    return _STOOD[outcome]


def mark_of(accepted_at: datetime, dossier_id: UUID) -> str:
    """The mark of a row: when it was taken in, in microseconds, and its id."""
    return f"{(accepted_at - _EPOCH) // _ONE}~{dossier_id}"


def read_place(mark: str) -> tuple[datetime, UUID] | None:
    instant, _, identifier = mark.partition("~")
    try:
        return _EPOCH + int(instant) * _ONE, UUID(identifier)
    except (ValueError, OverflowError):
        return None
