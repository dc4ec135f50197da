"""Nobody looked at a dossier within the eight working hours the law gives; that stays on record."""

from __future__ import annotations

from datetime import datetime

from engine.step import step
from engine.work import Work
from models.actor import SYSTEM
from models.acts.outcome import Outcome
from models.audit.audit_entry import record


class LateReactionNoted(Outcome):
    react_by: datetime


@step(title="Ghi nhận chậm phản hồi hồ sơ")
def note_late_reaction(work: Work) -> LateReactionNoted:
    dossier = work.dossier
    record(work.session, SYSTEM, "reaction.late", work.now, dossier_id=dossier.id, agency_id=dossier.agency_id)
    return LateReactionNoted(react_by=dossier.react_by)
