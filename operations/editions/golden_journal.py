"""A golden journal: what one dossier went through to its end, kept so that no later flow may disown it.

It holds what the journal holds: lines, turns and outcomes of ids, enums, counts and hashes; no names and no texts.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from engine.replay import Replayed, replay
from flows.every_flow import EVERY_FLOW
from models.dossier import Dossier
from models.progress.interruption import Interruption
from models.progress.journal_line import DUTY_LEG, JournalLine
from models.progress.work_item import WorkItem
from models.register.records.every_record import writes_record
from models.status import Ending

# Only a source tree has it; an installed office keeps no golden journals of its own.
GOLDEN = Path(__file__).parent.parent.parent / "tests" / "golden"
NOBODY = UUID(int=0)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class GoldenLine:
    leg: str
    line: str
    turn: int
    sequence: int
    kind: str
    outcome: dict[str, Any]


@dataclass(frozen=True)
class GoldenJournal:
    """One way through a procedure by one edition, and the ending it came to; `copies` were asked for with it."""

    procedure: str
    edition: str
    channel: str
    ending: str
    interrupted: bool
    lines: tuple[GoldenLine, ...]
    copies: int = 0

    @property
    def name(self) -> str:
        """`1.001193/delivered.json`, with copies `1.001193/delivered_with_copies.json`: where it is kept."""
        beside = "_with_copies" if self.copies else ""
        return f"{self.procedure}/{self.ending}{beside}.json"


def golden_of(session: Session, dossier_id: UUID) -> GoldenJournal:
    """This will make the golden journal of a dossier that has ended."""
    dossier = session.get_one(Dossier, dossier_id)
    if dossier.ending is None:
        raise ValueError("a dossier that has not ended has no golden journal")
    return GoldenJournal(
        procedure=dossier.procedure,
        edition=dossier.edition,
        channel=dossier.channel,
        ending=dossier.ending.value,
        interrupted=session.get(Interruption, dossier_id) is not None,
        lines=tuple(_golden_line(line) for line in story_lines(session, dossier_id)),
        # Where nothing but copies is asked for, they are the result itself.
        copies=dossier.copies if writes_record(dossier.procedure) else 0,
    )


def story_lines(session: Session, dossier_id: UUID) -> list[JournalLine]:
    """The lines of the story in order, without duties and what was answered aside."""
    place = (WorkItem.dossier_id, WorkItem.leg, WorkItem.line, WorkItem.turn)
    aside = select(*place).where(WorkItem.aside, WorkItem.dossier_id == dossier_id)
    here = tuple_(JournalLine.dossier_id, JournalLine.leg, JournalLine.line, JournalLine.turn)
    lines = select(JournalLine).where(JournalLine.dossier_id == dossier_id, here.not_in(aside))
    ordered = session.scalars(lines.order_by(JournalLine.leg, JournalLine.sequence))
    return [line for line in ordered if line.leg.split("/")[0] != DUTY_LEG]


def _golden_line(line: JournalLine) -> GoldenLine:
    return GoldenLine(line.leg, line.line, line.turn, line.sequence, line.kind, json.loads(line.outcome))


def write_golden(journal: GoldenJournal, folder: Path) -> Path:
    path = folder / journal.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(journal), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def read_golden(path: Path) -> GoldenJournal:
    kept = json.loads(path.read_text(encoding="utf-8"))
    return GoldenJournal(**{**kept, "lines": tuple(GoldenLine(**line) for line in kept["lines"])})


def fault_of(journal: GoldenJournal) -> str:
    """Why the procedure as it stands today would not carry this dossier to its ending; empty when it would."""
    flow = EVERY_FLOW.get(journal.procedure)
    if flow is None:
        return f"không còn quy trình cho thủ tục {journal.procedure}"
    dossier = Dossier(
        id=NOBODY,
        agency_id=NOBODY,
        procedure=journal.procedure,
        edition=journal.edition,
        channel=journal.channel,
        filing_facts={},
        copies=journal.copies,
    )
    try:
        came = replay(flow, dossier, [_line(one) for one in journal.lines], interrupted=journal.interrupted)
    except Exception as error:  # Whatever the flow of today cannot read in it, it cannot carry the dossier on.
        return f"không đọc được nhật ký ({type(error).__name__})"
    return "" if came == Replayed(Ending(journal.ending)) else in_words(came)


def _line(kept: GoldenLine) -> JournalLine:
    return JournalLine(
        dossier_id=NOBODY,
        leg=kept.leg,
        line=kept.line,
        turn=kept.turn,
        sequence=kept.sequence,
        kind=kept.kind,
        title="",
        outcome=json.dumps(kept.outcome),
        actor="system",
        written_at=LONG_AGO,
    )


def in_words(came: Replayed) -> str:
    if came.disagrees:
        return f"quy trình mới gặp {came.disagrees} theo thứ tự khác"
    if came.off_the_way:
        return f"quy trình mới không còn gặp {', '.join(came.off_the_way)}"
    stands = ", ".join(place.words for place in came.stands_at)
    return f"quy trình mới dẫn đến {came.ending.value if came.ending else f'bước {stands}'}"
