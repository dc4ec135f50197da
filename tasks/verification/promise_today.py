"""All who were asked have answered: the certificate is issued on the day of the last answer (NĐ 123/2015 Đ22)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.clock.due_of_dossier import due_of_dossier
from models.clock.promise import promise
from models.progress.journal_line import JournalLine

_ANSWERS = ("answers_query", "weighs_silence")


class PromisedToday(Outcome):
    due_at: datetime


@step(title="Nhận đủ trả lời, cấp kết quả trong ngày")
def promise_today(work: Work) -> PromisedToday:
    """The moment is that of the last answer itself: the office may have been closed, or down, since then."""
    last = select(func.max(JournalLine.written_at)).where(
        JournalLine.dossier_id == work.dossier.id, JournalLine.line.in_(_ANSWERS)
    )
    work.dossier.answered_at = work.session.scalar(last) or work.now
    due = due_of_dossier(work.session, work.dossier, work.now).at
    promise(work.session, work.dossier, due, work.now)
    return PromisedToday(due_at=due)
