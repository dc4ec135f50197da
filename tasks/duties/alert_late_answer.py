"""Three working days are over and another agency still has no answer from us: a person is told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from engine.duty import Duty
from engine.step import step
from engine.work import Work
from models.acts.aside.settles_late_answer import LATE_ANSWER_LEG, SETTLES_LATE_ANSWER
from models.acts.outcome import Outcome
from models.clock.due_of_dossier import due_of_dossier
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.open_aside import open_aside
from models.status import Status
from procedures.linked.commune_question import COMMUNE_QUESTION


class LateAnswerNoted(Outcome):
    """`open` is false when the answer went out at the last moment."""

    open: bool = True


@step(title="Báo quá hạn trả lời cơ quan khác")
def alert_late_answer(work: Work) -> LateAnswerNoted:
    if not _is_owed(work.dossier):
        return LateAnswerNoted(open=False)
    open_aside(work.session, work.dossier, SETTLES_LATE_ANSWER, leg=LATE_ANSWER_LEG, turn=1, at=work.now)
    return LateAnswerNoted()


def _is_owed(dossier: Dossier) -> bool:
    """Whether nothing has gone out yet, and nothing is awaited of whoever asked."""
    if dossier.procedure != COMMUNE_QUESTION.code or dossier.ending is not None or dossier.issued_at is not None:
        return False
    return dossier.status not in (Status.AWAITING_SUPPLEMENT, Status.REFUSED)


def _answer_overdue(session: Session, dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    """The days run from the receipt, whether or not anybody has taken the question in yet."""
    return due_of_dossier(session, dossier, dossier.received_at).at if _is_owed(dossier) else None


LATE_ANSWER_DUTY = Duty(alert_late_answer.line, _answer_overdue, alert_late_answer)
