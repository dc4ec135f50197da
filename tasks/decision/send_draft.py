"""The applicant of an online dossier is shown the draft before it is decided; meanwhile the clock is his."""

from __future__ import annotations

from uuid import UUID

from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.acts.outcome import Outcome
from models.clock.due import Cause, derive_due
from models.progress.pause import Pause
from notifications.notices.draft_to_confirm import DRAFT_TO_CONFIRM, DraftToConfirm
from tasks.wording.applicant import result_title
from tasks.wording.common_facts import common_facts
from tasks.write_letter import write_letter


class DraftSent(Outcome):
    draft_id: UUID


@step(title="Gửi dự thảo cho người nộp kiểm tra")
def send_draft(work: Work, draft: Drafted) -> DraftSent:
    work.session.add(Pause(dossier_id=work.dossier.id, cause=Cause.DRAFT_CHECK, since=work.now))
    notice = DraftToConfirm(
        **common_facts(work),
        result=result_title(work.dossier),
        silence_is_consent_after=derive_due(work.slip.edition.draft_check, work.now, work.calendar).at,
    )
    write_letter(work, DRAFT_TO_CONFIRM, notice)
    return DraftSent(draft_id=draft.draft_id)
