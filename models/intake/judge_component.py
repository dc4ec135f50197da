"""What the desk finds of one component: its verdict and why. It can be changed until the step is finished."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.actor import Actor
from models.audit.audit_entry import record
from models.intake.component import Component, Verdict


def judge_component(
    session: Session, component: Component, verdict: Verdict, note: str, actor: Actor, now: datetime
) -> bool:
    """This will write the verdict and say whether anything changed; the dossier must be locked by the caller.

    Why something was missing does not go on standing beside what was found good after all.
    """
    note = note.strip()[:1000]
    if component.verdict is Verdict.MISSING and verdict.is_finished and note == component.verdict_note:
        note = ""
    if component.verdict is verdict and (component.verdict_note or "") == note:
        return False
    component.verdict, component.verdict_note = verdict, note or None
    record(
        session,
        actor,
        "component.judged",
        now,
        dossier_id=component.dossier_id,
        component=component.code,
        verdict=verdict,
    )
    return True
