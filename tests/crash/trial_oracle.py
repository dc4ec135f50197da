"""What must be true of a trial that has ended, however often its office died on the way."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.replay import Replayed, replay
from models.database import Database
from models.delivery.document import Document
from models.dossier import Dossier
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.incident import Incident
from models.progress.interruption import Interruption
from models.progress.journal_line import JournalLine
from models.progress.reading import ReadingLease
from models.progress.wake_up import WakeUp
from models.progress.work_item import ItemState, WorkItem
from models.status import Ending
from operations.doctor.every_check import CHECKS
from operations.doctor.finding import Finding, Patient
from tests.crash.trial_of_everything import trial_of_everything
from tests.crash.trial_run import Run
from tests.engine.trial import Mark

# What the doctor can say of a dossier that was put into the database rather than filed.
DOCTORED = {"I3", "I4", "I5", "I6", "I9", "I10", "I14", "I20"}
ABOUT_BIRTHS = {"Hồ sơ đã trả kết quả thì có vào sổ", "Nhật ký nằm trên đường đi của quy trình"}
_REFERENCE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


@dataclass(frozen=True)
class Trace:
    """What a run left behind: the order of its journal, its effects, and what the partner was asked."""

    ending: Ending | None
    journal: tuple[tuple[str, str, int, int, str, str, str], ...]
    marks: tuple[tuple[str, int], ...]
    asked: tuple[str, ...]
    documents: int

    @property
    def lines(self) -> list[str]:
        return [line[1] for line in self.journal]


def trace_of(database: Database, run: Run) -> Trace:
    with database.transaction() as session:
        dossier = session.get_one(Dossier, run.dossier_id)
        marks = select(Mark.what, Mark.turn).where(Mark.dossier_id == dossier.id).order_by(Mark.what, Mark.turn)
        papers = select(func.count()).select_from(Document).where(Document.dossier_id == dossier.id)
        return Trace(
            ending=dossier.ending,
            journal=_journal(session, run),
            marks=tuple((row[0], row[1]) for row in session.execute(marks)),
            asked=tuple(_without_number(line) for line in _ledger(run)),
            documents=session.scalar(papers) or 0,
        )


def faults_of(database: Database, run: Run, usual: Trace, withdrawn: Trace) -> list[str]:
    """This will name everything that was lost, doubled or left lying; `usual` and `withdrawn` never crashed."""
    trace = trace_of(database, run)
    expected = withdrawn if trace.ending is Ending.WITHDRAWN else usual
    faults = [*_left_lying(database, run), *_doubled(run, trace), *_led_again(database, run)]
    if trace.ending not in (usual.ending, withdrawn.ending):
        faults.append(f"ended as {trace.ending}")
    if run.story != "withdrawn at the kill" and trace != expected:
        faults.append(f"went another way: {trace}")
    if run.story == "withdrawn at the kill":
        faults += _badly_undone(trace, usual)
    return faults


def doctor_says(database: Database) -> list[Finding]:
    with database.transaction() as session:
        patient = Patient(session)
        checks = [check for check in CHECKS if check.invariant in DOCTORED and check.title not in ABOUT_BIRTHS]
        return [finding for check in checks for finding in check.finds(patient)]


def _journal(session: Session, run: Run) -> tuple[tuple[str, str, int, int, str, str, str], ...]:
    lines = select(JournalLine).where(JournalLine.dossier_id == run.dossier_id)
    return tuple(
        (line.leg, line.line, line.turn, line.sequence, line.kind, line.actor, _without_number(line.outcome))
        for line in session.scalars(lines.order_by(JournalLine.leg, JournalLine.sequence))
        # The number of a slip runs on from trial to trial.
        if line.line != "print_slip"
    )


def _left_lying(database: Database, run: Run) -> list[str]:
    with database.transaction() as session:
        lease = session.get_one(ReadingLease, run.dossier_id)
        opened = select(WorkItem.line).where(WorkItem.dossier_id == run.dossier_id, WorkItem.state == ItemState.OPEN)
        signals = select(func.count()).select_from(WakeUp).where(WakeUp.dossier_id == run.dossier_id)
        incidents = select(func.count()).select_from(Incident).where(Incident.dossier_id == run.dossier_id)
        effects = select(Effect.reference).where(Effect.dossier_id == run.dossier_id)
        unsettled = (
            select(func.count())
            .select_from(InboxMessage)
            .where(InboxMessage.state.in_([InboxState.NEW, InboxState.PARKED]), InboxMessage.reference.in_(effects))
        )
        unsure = select(Effect.line).where(Effect.dossier_id == run.dossier_id, Effect.confirmed_at.is_(None))
        found = {
            "open work": list(session.scalars(opened)),
            "wake-ups": session.scalar(signals),
            "incidents": session.scalar(incidents),
            "effects in doubt": list(session.scalars(unsure)),
            "a reader": lease.holder,
            "failures": lease.failures,
            "messages": session.scalar(unsettled),
        }
    return [f"{what} left: {left}" for what, left in found.items() if left]


def _led_again(database: Database, run: Run) -> list[str]:
    """The procedure, led through the journal once more, must come to the same end by every line of it."""
    with database.transaction() as session:
        dossier = session.get_one(Dossier, run.dossier_id)
        lines = session.scalars(select(JournalLine).where(JournalLine.dossier_id == run.dossier_id)).all()
        interrupted = session.get(Interruption, run.dossier_id) is not None
        session.expunge_all()
    came = replay(trial_of_everything, dossier, lines, interrupted=interrupted)
    return [] if came == Replayed(dossier.ending) else [f"its journal leads elsewhere: {came}"]


def _doubled(run: Run, trace: Trace) -> list[str]:
    faults = [f"partner asked {count} times" for count in Counter(_ledger(run)).values() if count > 1]
    faults += [f"{count} marks {mark}" for mark, count in Counter(trace.marks).items() if count > 1]
    return faults


def _badly_undone(trace: Trace, usual: Trace) -> list[str]:
    """However far it had come: what was done is a beginning of the usual, and all of it is undone once."""
    kept = [line for line in trace.lines if line not in ("recall", "finish")]
    faults = [] if Counter(kept) <= Counter([*usual.lines, "mark"]) else [f"did more than usual: {kept}"]
    if trace.ending is not Ending.WITHDRAWN:
        return faults
    asked, recalled = trace.asked.count("trial-#"), trace.asked.count("recall-#")
    if asked != recalled or ("undone", 1) not in trace.marks:
        faults.append(f"asked {asked} times, recalled {recalled} times, {trace.marks}")
    return faults


def _ledger(run: Run) -> list[str]:
    return run.ledger.read_text().split() if run.ledger.exists() else []


def _without_number(text: str) -> str:
    return _REFERENCE.sub("#", text)
