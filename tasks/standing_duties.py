"""What the office owes a dossier at a certain time, whatever step it has reached."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.duty import Duty
from models.acts.marriage.receives import RECEIVES_TOGETHER
from models.acts.receives import RECEIVES, RECEIVES_ONLINE
from models.clock.due import derive_due
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.intake.supplement_request import SupplementRequest
from models.progress.work_item import ItemState, WorkItem
from models.status import Status
from procedures.limits import WorkingDays
from tasks.duties.alert_late_answer import LATE_ANSWER_DUTY
from tasks.duties.alert_silence import SILENCE_DUTIES
from tasks.duties.apologise import apologise_ahead, apologise_late
from tasks.duties.note_late_reaction import note_late_reaction
from tasks.duties.promise_at_stake import (
    APOLOGISE_AHEAD,
    APOLOGISE_LATE,
    not_decided_a_day_before,
    promise_broken,
)
from tasks.duties.remind_of_supplement import remind_of_supplement
from tasks.duties.remind_to_collect import remind_to_collect

# The house's own choice: late enough not to nag, early enough to act before the dossier lapses.
REMIND_OF_SUPPLEMENT_AFTER = WorkingDays(10)
REMIND_TO_COLLECT_AFTER = WorkingDays(5)


def _supplement_still_awaited(session: Session, dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    if dossier.status != Status.AWAITING_SUPPLEMENT:
        return None
    sent = select(SupplementRequest.sent_at).where(
        SupplementRequest.dossier_id == dossier.id,
        SupplementRequest.sent_at.is_not(None),
        SupplementRequest.answered_at.is_(None),
    )
    sent_at = session.scalars(sent).first()
    return derive_due(REMIND_OF_SUPPLEMENT_AFTER, sent_at, calendar).at if sent_at else None


def _result_not_collected(session: Session, dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    if dossier.issued_at is None:
        return None
    waiting = select(WorkItem.opened_at).where(
        WorkItem.dossier_id == dossier.id,
        WorkItem.state == ItemState.OPEN,
        WorkItem.act.in_([RECEIVES.key, RECEIVES_ONLINE.key, RECEIVES_TOGETHER.key]),
    )
    since = session.scalars(waiting).first()
    return derive_due(REMIND_TO_COLLECT_AFTER, since, calendar).at if since else None


def _nobody_has_reacted(session: Session, dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    if dossier.accepted_at is not None:
        return None
    first_check = select(WorkItem.id).where(
        WorkItem.dossier_id == dossier.id,
        WorkItem.line == "checks_components",
        WorkItem.turn == 1,
        WorkItem.state == ItemState.OPEN,
    )
    return dossier.react_by if session.scalars(first_check).first() else None


STANDING_DUTIES = (
    Duty(note_late_reaction.line, _nobody_has_reacted, note_late_reaction),
    Duty(remind_of_supplement.line, _supplement_still_awaited, remind_of_supplement),
    Duty(remind_to_collect.line, _result_not_collected, remind_to_collect),
    Duty(APOLOGISE_AHEAD, not_decided_a_day_before, apologise_ahead),
    Duty(APOLOGISE_LATE, promise_broken, apologise_late),
    *SILENCE_DUTIES,
    LATE_ANSWER_DUTY,
)
