"""Each of the two is shown what will be written about them; meanwhile the clock is theirs."""

from __future__ import annotations

from uuid import UUID

from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.acts.outcome import Outcome
from models.clock.due import Cause, derive_due
from models.progress.pause import Pause, is_paused
from notifications.notices.draft_to_confirm import DRAFT_TO_CONFIRM, DraftToConfirm
from tasks.wording.applicant import result_title
from tasks.wording.spouse import spouse_facts
from tasks.write_letter import write_letter


class DraftSentToSpouse(Outcome):
    draft_id: UUID


@step(title="Gửi dự thảo cho một bên kiểm tra")
def send_draft_to_spouse(work: Work, draft: Drafted, who: str) -> DraftSentToSpouse:
    if not is_paused(work.session, work.dossier.id):
        work.session.add(Pause(dossier_id=work.dossier.id, cause=Cause.DRAFT_CHECK, since=work.now))
    notice = DraftToConfirm(
        **spouse_facts(work, who),
        result=result_title(work.dossier),
        silence_is_consent_after=derive_due(work.slip.edition.draft_check, work.now, work.calendar).at,
    )
    write_letter(work, DRAFT_TO_CONFIRM, notice)
    return DraftSentToSpouse(draft_id=draft.draft_id)
