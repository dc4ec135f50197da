"""Whether what an office left behind is what the oracle says: nothing lost, nothing doubled, nothing left lying."""

from __future__ import annotations

import json
from collections import Counter
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from engine.replay import Replayed, replay
from models.database import Database
from models.dossier import Dossier
from models.progress.effect import Effect
from models.progress.interruption import Interruption
from models.progress.journal_line import INTERRUPTED_LEG, JournalLine
from models.status import Ending
from tests.chance.oracle import Line, Told, lines_of
from tests.chance.outside import Run
from tests.chance.program import Fate
from tests.chance.told import flow_of
from tests.crash.trial_of_everything import DUTY_AFTER
from tests.engine.trial import Mark

# What a person did about an engine worn out is no part of the story.
INCIDENT_LEG = "incident"
DUTY = ("duty/trial_reminder", "trial_reminder", 1)
_LEFT = """
SELECT 'a dossier that has not ended' FROM dossier WHERE id = :d AND ending IS NULL
UNION ALL SELECT 'a wake-up' FROM wake_up WHERE dossier_id = :d
UNION ALL SELECT 'open work ' || line FROM work_item WHERE dossier_id = :d AND state = 'open'
UNION ALL SELECT 'a lease' FROM reading_lease WHERE dossier_id = :d AND (holder IS NOT NULL OR failures > 0)
UNION ALL SELECT 'an incident: ' || code FROM incident
           WHERE dossier_id = :d AND (NOT starts_with(code, 'WORN-OUT') OR settled_at IS NULL)
UNION ALL SELECT 'a message' FROM inbox_message m JOIN effect f ON f.reference = m.reference
           WHERE f.dossier_id = :d AND m.state NOT IN ('applied', 'ignored')
UNION ALL SELECT 'an effect in doubt' FROM effect WHERE dossier_id = :d AND confirmed_at IS NULL
UNION ALL SELECT 'an answer lost: ' || line FROM work_item i WHERE dossier_id = :d AND state = 'answered'
             AND NOT EXISTS (SELECT FROM journal_line j WHERE (j.dossier_id, j.leg, j.line, j.turn)
                                                            = (i.dossier_id, i.leg, i.line, i.turn))
"""


def faults_of(database: Database, run: Run) -> list[str]:
    asked = Counter(run.ledger.read_text().split() if run.ledger.exists() else [])
    faults = [f"{reference} was asked {times} times" for reference, times in asked.items() if times > 1]
    for dossier_id, fate in run.fates.items():
        with database.transaction() as session:
            found = _faults(session, dossier_id, fate, set(asked))
        faults += [f"seed {fate.seed}: {fault}" for fault in found]
    return faults


def _faults(session: Session, dossier_id: UUID, fate: Fate, asked: set[str]) -> list[str]:
    dossier = session.get_one(Dossier, dossier_id)
    withdrawn = session.get(Interruption, dossier_id) is not None
    lines = list(
        session.scalars(
            select(JournalLine)
            .where(JournalLine.dossier_id == dossier_id, JournalLine.leg != INCIDENT_LEG)
            .order_by(JournalLine.leg, JournalLine.sequence)
        )
    )
    return [
        *(row[0] for row in session.execute(text(_LEFT), {"d": dossier_id})),
        *_of_the_journal(dossier, fate, lines, withdrawn),
        *_of_the_effects(session, dossier, lines),
        *_of_the_partner(session, dossier, asked, lines),
        *_of_the_way(session, dossier, fate, lines, withdrawn),
    ]


def _of_the_journal(dossier: Dossier, fate: Fate, lines: list[JournalLine], withdrawn: bool) -> list[str]:
    done = {(line.leg, line.line, line.turn): line.sequence for line in lines}
    program, older = fate.program(), fate.deployed_after() is not None
    story = lines_of(fate, program.body, "", done, older=older)
    out = lines_of(fate, program.way_out, INTERRUPTED_LEG, done, older=older) if withdrawn else Told()
    expected = {**story.legs, **out.legs}
    if dossier.ended_at is not None and dossier.ended_at >= dossier.received_at + DUTY_AFTER:
        expected[DUTY[0]] = [Line(DUTY, "step")]
    faults = [] if (out if withdrawn else story).ended else ["the oracle says that it has not ended"]
    if withdrawn and story.ended:
        faults.append("it was withdrawn and yet went on to its end")
    wanted = Ending.WITHDRAWN if withdrawn else Ending(program.ending)
    if dossier.ending is not wanted:
        faults.append(f"ended as {dossier.ending}, not {wanted}")
    written: dict[str, list[Line]] = {}
    for line in lines:
        written.setdefault(line.leg, []).append(_as_line(line))
    return faults + [
        f"leg {leg or 'main'}: {written.get(leg)} is not {expected.get(leg)}"
        for leg in {*written, *expected}
        if written.get(leg) != expected.get(leg)
    ]


def _as_line(line: JournalLine) -> Line:
    said = {key: value for key, value in json.loads(line.outcome).items() if value and (line.leg != DUTY[0])}
    if "reference" in said:
        said["reference"] = "#"
    return Line((line.leg, line.line, line.turn), line.kind, tuple(sorted(said.items())))


def _of_the_effects(session: Session, dossier: Dossier, lines: list[JournalLine]) -> list[str]:
    """One row for every step that stands in the journal, and none besides."""
    marks = select(Mark.what, Mark.turn).where(Mark.dossier_id == dossier.id)
    found = Counter((row[0], row[1]) for row in session.execute(marks))
    wanted: Counter[tuple[str, int]] = Counter()
    for line in lines:
        if line.line == "trial_reminder":
            wanted["reminded", 1] += 1
        elif line.kind == "step" and '"spared":true' not in line.outcome:
            wanted[f"{line.line}@{line.leg}"[:40], line.turn] += 1
    return [] if found == wanted else [f"effects lost {wanted - found}, doubled {found - wanted}"]


def _of_the_partner(session: Session, dossier: Dossier, asked: set[str], lines: list[JournalLine]) -> list[str]:
    """He took exactly what the journal says he took."""
    effects = set(session.scalars(select(Effect.reference).where(Effect.dossier_id == dossier.id)))
    said = {json.loads(line.outcome)["reference"] for line in lines if line.kind == "outward"} - {""}
    return [] if asked & effects == said else [f"partner took {asked & effects}, the journal says {said}"]


def _of_the_way(session: Session, dossier: Dossier, fate: Fate, lines: list[JournalLine], withdrawn: bool) -> list[str]:
    """The procedure as it stands at the end, led through the journal once more, comes to the same end by every line."""
    session.expunge_all()
    came = replay(flow_of(fate, lambda: True), dossier, lines, interrupted=withdrawn)
    return [] if came == Replayed(dossier.ending) else [f"its journal leads elsewhere: {came}"]
