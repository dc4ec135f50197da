"""Asking the householder, where the declaration does not bring his word along; the clock stands still meanwhile."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.clock.interval import Cause
from models.progress.pause import Pause
from procedures.forms.declarations.residence import ConsentWay


class HouseholderAsked(Outcome):
    """`needed` is false when he has agreed already, on VNeID or on the paper declaration."""

    needed: bool


@step(title="Hỏi ý kiến chủ hộ")
def ask_householder(work: Work) -> HouseholderAsked:
    needed = work.dossier.declaration["householder"]["consent"] == ConsentWay.TO_BE_ASKED.value
    if needed:
        work.session.add(Pause(dossier_id=work.dossier.id, cause=Cause.HOUSEHOLDER, since=work.now))
    return HouseholderAsked(needed=needed)
