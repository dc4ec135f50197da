"""Drawing up the letter that answers the agency which asked: exactly what was approved, under the next number."""

from __future__ import annotations

from documents.contents.question_answer import QuestionAnswerLetter
from documents.question_sheet import question_answer_letter
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.register.draft import Draft
from tasks.draw import drawing
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.wording.letterhead import agency_of, committee_head, signs_for
from tasks.wording.office_words import head_capacity, head_position


def _letter(work: Work, draft: Drafted) -> Drawing:
    decided, agency = work.session.get_one(Draft, draft.draft_id), agency_of(work.session, work.dossier)
    return drawing(
        "CV-UBND",
        lambda number: question_answer_letter(
            work.dossier.declaration,
            decided.content,
            letterhead=committee_head(agency, f"{number:02d}/UBND-TP", work.now),
            to=work.dossier.applicant_name,
            signatory=signs_for(
                work.session, work.dossier, "decides", head_position(agency), capacity=head_capacity(agency)
            ),
            drawn_at=work.now,
        ),
        QuestionAnswerLetter,
    )


@step(title="Lập công văn trả lời cơ quan hỏi", draws=_letter)
def draw_up_reply(work: Work, draft: Drafted) -> ResultDrawnUp:
    document = work.drawn()
    return ResultDrawnUp(document_id=document.id, sha256=document.sha256 or "")
