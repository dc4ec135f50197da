"""A reminder while the request for supplements is still unanswered, so that a dossier does not lapse by oversight."""

from __future__ import annotations

from sqlalchemy import select

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.intake.supplement_request import SupplementRequest
from notifications.notices.supplement_reminder import SUPPLEMENT_REMINDER, SupplementReminder
from tasks.wording.common_facts import common_facts
from tasks.wording.components import wanted_title
from tasks.wording.letterhead import agency_of
from tasks.write_letter import write_letter


class SupplementReminded(Outcome):
    items: int


@step(title="Nhắc người nộp bổ sung hồ sơ")
def remind_of_supplement(work: Work) -> SupplementReminded:
    sent = select(SupplementRequest).where(
        SupplementRequest.dossier_id == work.dossier.id, SupplementRequest.sent_at.is_not(None)
    )
    request = work.session.scalars(sent).one()
    notice = SupplementReminder(
        **common_facts(work),
        items=tuple(wanted_title(work.slip.edition, item) for item in request.items),
        asked_at=request.sent_at or work.now,
        answer_by=request.answer_by or work.now,
        contact_phone=agency_of(work.session, work.dossier).phone,
    )
    write_letter(work, SUPPLEMENT_REMINDER, notice)
    return SupplementReminded(items=len(request.items))
