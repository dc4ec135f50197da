"""The dossiers a report counts, each once: where it came from and how it stood at the instant asked about.

Nothing is read but what was known then. When a dossier was taken in, had its result, ended: each is written once. Which
hour had been promised by then stands in `promise`, and whether the clock stood still in `pause`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Subquery,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session, aliased

from models.clock.promise import Promise
from models.dossier import Dossier
from models.linkage.linked_case import LinkedCase
from models.linkage.linked_leg import LinkedLeg
from models.progress.pause import stood_still
from models.reports.question import Question
from models.reports.report_rule import Withdrawn
from models.status import Ending
from procedures.catalogue import every_procedure
from procedures.civil_words import Channel

_VIETNAM = "Asia/Ho_Chi_Minh"
_NEVER: ColumnElement[datetime] = literal_column("'infinity'::timestamptz")
# What another agency sends by the linkage comes as data, like what is filed online.
_ELECTRONIC = (Channel.ONLINE.value, Channel.LINKED.value)
TAKEN_BACK = (Ending.WITHDRAWN, Ending.STOPPED)


class Origin(StrEnum):
    """Columns 4 to 6 of II.06."""

    ONLINE = "online"
    DIRECT = "direct"
    CARRIED = "carried"


class Outcome(StrEnum):
    """Columns 8 to 10, 12 and 13 of II.06."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    RUNNING = "running"
    OVERDUE = "overdue"


RESOLVED = (Outcome.EARLY, Outcome.ON_TIME, Outcome.LATE)
OPEN = (Outcome.RUNNING, Outcome.OVERDUE)
NEW = (Origin.ONLINE, Origin.DIRECT)

# The result is there, or the dossier ended without one. An index of the table knows the third.
RESOLVED_AT = func.coalesce(Dossier.issued_at, Dossier.ended_at)
RESOLVED_OR_NEVER = func.coalesce(Dossier.issued_at, Dossier.ended_at, _NEVER)


def belongs(question: Question) -> list[ColumnElement[bool]]:
    """What every dossier of a report fulfils: it was taken in, is a citizen's affair, and is not counted elsewhere."""
    citizens = [procedure.code for procedure in every_procedure() if not procedure.for_agencies]
    rules = [
        Dossier.agency_id == question.agency_id,
        question.population,
        Dossier.procedure.in_(citizens),
        Dossier.accepted_at < question.at,
        or_(Dossier.channel != Channel.LINKED.value, not_(_counted_with_its_original())),
    ]
    if question.withdrawn is Withdrawn.LEFT_OUT:
        rules.append(func.coalesce(not_(taken_back(question)), true()))
    return rules


def taken_back(question: Question) -> ColumnElement[bool]:
    """Withdrawn or stopped by then, without a result."""
    return and_(Dossier.issued_at.is_(None), Dossier.ended_at < question.at, Dossier.ending.in_(TAKEN_BACK))


def _counted_with_its_original() -> ColumnElement[bool]:
    """A part of a linked group whose first dossier is the same agency's: the group counts once, there."""
    original = aliased(Dossier)
    return exists().where(
        LinkedCase.dossier_id == Dossier.id,
        LinkedLeg.reference == LinkedCase.linkage_id,
        original.id == LinkedLeg.dossier_id,
        original.agency_id == Dossier.agency_id,
    )


@dataclass(frozen=True)
class AsOf:
    """How dossiers stood at the instant asked about; the others are read beside an outer join with `said`."""

    said: Any
    due_at: ColumnElement[Any]
    resolved_at: ColumnElement[Any]
    outcome: ColumnElement[str]


def as_of(question: Question) -> AsOf:
    said = promised_by(question)
    due = func.coalesce(said.c.due_at, Dossier.due_at)
    resolved = case((question.at > RESOLVED_AT, RESOLVED_AT))
    return AsOf(said, due, resolved, _outcome(question, resolved, due))


def counted(question: Question) -> Subquery:
    """A row for every dossier of the report: id, procedure, origin, outcome."""
    then = as_of(question)
    return (
        select(
            Dossier.id,
            Dossier.procedure,
            _origin(question).label("origin"),
            then.outcome.label("outcome"),
        )
        .select_from(Dossier)
        .outerjoin(then.said, true())
        .where(*belongs(question), question.began <= RESOLVED_OR_NEVER)
        .subquery("counted")
    )


def promised_by(question: Question) -> Any:
    """The hour that had been promised last when the result was there, or at the instant asked about."""
    return (
        select(Promise.due_at)
        .where(
            Promise.dossier_id == Dossier.id,
            Promise.said_at < question.at,
            Promise.said_at <= RESOLVED_OR_NEVER,
        )
        .order_by(Promise.said_at.desc(), Promise.id.desc())
        .limit(1)
        .correlate(Dossier)
        .lateral("said")
    )


def _origin(question: Question) -> ColumnElement[str]:
    return case(
        (Dossier.accepted_at < question.began, Origin.CARRIED.value),
        (Dossier.channel.in_(_ELECTRONIC), Origin.ONLINE.value),
        else_=Origin.DIRECT.value,
    )


def _outcome(question: Question, resolved: ColumnElement[Any], due: ColumnElement[Any]) -> ColumnElement[str]:
    """In time is by the hour that was promised; early is on an earlier day than the promised one."""
    return case(
        (and_(resolved.is_not(None), taken_back(question)), Outcome.ON_TIME.value),
        (resolved > due, Outcome.LATE.value),
        (_day(resolved) < _day(due), Outcome.EARLY.value),
        (resolved.is_not(None), Outcome.ON_TIME.value),
        (or_(due.is_(None), due >= question.at), Outcome.RUNNING.value),
        (stood_still(question.at, due), Outcome.RUNNING.value),
        else_=Outcome.OVERDUE.value,
    )


def _day(at: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(func.timezone(_VIETNAM, at), Date)


Tally = dict[tuple[str, Origin, Outcome], int]


def tally(session: Session, question: Question) -> Tally:
    """How many dossiers by procedure, origin and outcome: one pass over the period's dossiers, one query."""
    rows = counted(question)
    groups = (rows.c.procedure, rows.c.origin, rows.c.outcome)
    found = session.execute(select(*groups, func.count()).group_by(*groups))
    return {(procedure, Origin(origin), Outcome(outcome)): number for procedure, origin, outcome, number in found}


def ids_of(
    question: Question,
    procedures: Iterable[str],
    origins: Iterable[Origin] = tuple(Origin),
    outcomes: Iterable[Outcome] = tuple(Outcome),
) -> Select[Any]:
    """The ids of those dossiers: exactly the ones a number of the tally counted."""
    rows = counted(question)
    return select(rows.c.id).where(
        rows.c.procedure.in_(sorted(procedures)),
        rows.c.origin.in_(sorted(origins)),
        rows.c.outcome.in_(sorted(outcomes)),
    )


def new_ids(question: Question) -> Select[Any]:
    """The dossiers taken in within the period."""
    return select(Dossier.id).where(*belongs(question), Dossier.accepted_at >= question.began)


def issued_ids(question: Question) -> Select[Any]:
    """The dossiers whose result was issued within the period."""
    within = (Dossier.issued_at >= question.began, Dossier.issued_at < question.at)
    return select(Dossier.id).where(*belongs(question), *within)
