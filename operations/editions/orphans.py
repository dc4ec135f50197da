"""What a deployment would orphan: dossiers under way that the flows of this version would not carry on.

Asked before anything is changed, by plain questions that every earlier shape of the records could answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

import psycopg

from engine.procedure_flow import ProcedureFlow
from engine.replay import Replayed, replay
from flows.every_flow import EVERY_FLOW
from models.acts.every_act import every_act
from models.dossier import Dossier
from models.progress.journal_line import DUTY_LEG, JournalLine
from operations.editions.golden_journal import in_words
from procedures.catalogue import UnknownProcedure, find
from procedures.procedure import UnknownEdition

AT_ONCE = 500
Flows = dict[str, ProcedureFlow]

_OPEN = """
SELECT d.id, d.code, d.agency_id, d.procedure, d.edition, d.channel,
       EXISTS (SELECT FROM interruption i WHERE i.dossier_id = d.id) AS interrupted,
       EXISTS (SELECT FROM wake_up w WHERE w.dossier_id = d.id) AS called
  FROM dossier d WHERE d.ending IS NULL ORDER BY d.code
"""
_LINES = """
SELECT j.dossier_id, j.leg, j.line, j.turn, j.sequence, j.kind, j.outcome FROM journal_line j
 WHERE j.dossier_id = ANY(%s)
   AND NOT EXISTS (SELECT FROM work_item w WHERE (w.dossier_id, w.leg, w.line, w.turn)
                                               = (j.dossier_id, j.leg, j.line, j.turn) AND w.aside)
 ORDER BY j.dossier_id, j.leg, j.sequence
"""
_WAITS = """
SELECT dossier_id, leg, line, turn, act, aside FROM work_item
 WHERE dossier_id = ANY(%s) AND state = 'open' ORDER BY dossier_id
"""


@dataclass(frozen=True)
class Orphan:
    """A dossier by its code, what it waits for, and why it would stand still."""

    dossier: str
    why: str


@dataclass(frozen=True)
class _Wait:
    leg: str
    line: str
    turn: int
    act: str
    aside: bool


@dataclass(frozen=True)
class _Open:
    id: UUID
    code: str
    agency_id: UUID
    procedure: str
    edition: str
    channel: str
    interrupted: bool
    called: bool


def orphans(connection: psycopg.Connection[Any], flows: Flows | None = None) -> Iterator[Orphan]:
    """This will name every open dossier that the flows (those of this version) would not carry on."""
    if not _has_records(connection):
        return
    known = dict(EVERY_FLOW) if flows is None else flows
    with connection.cursor(name="open_dossiers") as cursor:
        cursor.execute(_OPEN)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from _among(connection, [_Open(*row) for row in rows], known)


def _has_records(connection: psycopg.Connection[Any]) -> bool:
    row = connection.execute("SELECT to_regclass('dossier') IS NOT NULL").fetchone()
    return bool(row and row[0])


def _among(connection: psycopg.Connection[Any], some: list[_Open], flows: Flows) -> Iterator[Orphan]:
    ids = [one.id for one in some]
    lines = _grouped(connection.execute(_LINES, [ids]).fetchall())
    waits = _grouped(connection.execute(_WAITS, [ids]).fetchall())
    for dossier in some:
        mine = [_line(dossier.id, *row) for row in lines.get(dossier.id, ())]
        why = _why(dossier, mine, [_Wait(*row) for row in waits.get(dossier.id, ())], flows)
        if why:
            yield Orphan(dossier.code, why)


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[UUID, list[tuple[Any, ...]]]:
    return {key: [row[1:] for row in group] for key, group in groupby(rows, lambda row: row[0])}


def _line(dossier_id: UUID, leg: str, line: str, turn: int, sequence: int, kind: str, outcome: str) -> JournalLine:
    return JournalLine(
        dossier_id=dossier_id,
        leg=leg,
        line=line,
        turn=turn,
        sequence=sequence,
        kind=kind,
        title="",
        outcome=outcome,
        actor="",
        written_at=datetime.fromtimestamp(0, UTC),
    )


def _why(dossier: _Open, lines: list[JournalLine], waits: list[_Wait], flows: Flows) -> str:
    known_acts = {act.key for act in every_act()}
    strange = [wait for wait in waits if wait.act not in known_acts]
    if strange:
        return f"đang chờ việc {strange[0].line} ({strange[0].act}) mà bản mới không có"
    flow = flows.get(dossier.procedure)
    if flow is None:
        return f"bản mới không có quy trình cho thủ tục {dossier.procedure}"
    try:
        find(dossier.procedure).edition(dossier.edition)
    except (UnknownProcedure, UnknownEdition):
        return f"bản mới không còn phiên bản {dossier.edition} của thủ tục {dossier.procedure}"
    return _why_not_led(flow, dossier, lines, waits)


def _why_not_led(flow: ProcedureFlow, dossier: _Open, lines: list[JournalLine], waits: list[_Wait]) -> str:
    row = Dossier(
        id=dossier.id,
        code=dossier.code,
        agency_id=dossier.agency_id,
        procedure=dossier.procedure,
        edition=dossier.edition,
        channel=dossier.channel,
        filing_facts={},
    )
    try:
        came = replay(flow, row, lines, interrupted=dossier.interrupted)
    except Exception as error:  # What the flow of today cannot read in the journal, it cannot carry on.
        return f"bản mới không đọc được nhật ký ({type(error).__name__})"
    if came.disagrees or came.off_the_way:
        return in_words(came)
    # A dossier that has been called is about to be read, and may then wait for somebody else anyway.
    return "" if dossier.called else _lost_wait(came, waits)


def _lost_wait(came: Replayed, waits: list[_Wait]) -> str:
    stands = {(place.leg, place.line, place.turn) for place in came.stands_at}
    for wait in waits:
        beside = wait.aside or wait.leg.split("/")[0] == DUTY_LEG
        if not beside and (wait.leg, wait.line, wait.turn) not in stands:
            return f"đang chờ {wait.line} mà quy trình mới không còn chờ ở đó"
    return ""
