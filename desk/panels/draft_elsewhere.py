"""What agencies write to one another or for one another, as it would be drawn from a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desk.folder.folder import Folder
from desk.panels.letter_preview import NUMBER_TO_COME, today
from documents.contents.content import Content
from documents.contents.insurance_card import InsuranceCard
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory
from documents.contents.question_answer import QuestionAnswerLetter
from documents.contents.residence_notice import ResidenceNotice
from documents.insurance_sheet import insurance_card
from documents.question_sheet import question_answer_letter
from documents.residence_sheet import residence_notice
from models.register.draft import Draft
from models.register.records.every_record import record_of
from procedures.linked.commune_question import COMMUNE_QUESTION
from procedures.other_agencies.insurance_card import INSURANCE_CARD
from procedures.other_agencies.residence_deletion import RESIDENCE_DELETION
from procedures.other_agencies.residence_registration import RESIDENCE_REGISTRATION

_POLICE, _INSURANCE = Signatory(position="Trưởng Công an"), Signatory(position="Giám đốc")


def draft_notice(folder: Folder, draft: Draft) -> ResidenceNotice:
    agency = folder.agency
    return residence_notice(
        draft.content,
        record_of(folder.dossier.procedure).book,
        letterhead=Letterhead(agency=agency.name, number="", place=agency.place, issued_on=today(folder)),
        dossier_code=folder.dossier.code,
        applicant=Applicant(name=folder.dossier.applicant_name),
        entry_number=f"{NUMBER_TO_COME}/{today(folder).year}",
        signatory=_POLICE,
        drawn_at=folder.now,
    )


def draft_card(folder: Folder, draft: Draft) -> InsuranceCard:
    return insurance_card(
        draft.content,
        agency=folder.agency.name,
        place=folder.agency.place,
        card_number=NUMBER_TO_COME,
        issued_on=today(folder),
        signatory=_INSURANCE,
        drawn_at=folder.now,
    )


def draft_reply(folder: Folder, draft: Draft) -> QuestionAnswerLetter:
    agency = folder.agency
    return question_answer_letter(
        folder.dossier.declaration,
        draft.content,
        letterhead=Letterhead(agency=agency.name, number="", place=agency.place, issued_on=today(folder)),
        to=folder.dossier.applicant_name,
        signatory=Signatory(position="Chủ tịch"),
        drawn_at=folder.now,
    )


DRAFTS_ELSEWHERE: Mapping[str, Callable[[Folder, Draft], Content]] = {
    RESIDENCE_REGISTRATION.code: draft_notice,
    RESIDENCE_DELETION.code: draft_notice,
    INSURANCE_CARD.code: draft_card,
    COMMUNE_QUESTION.code: draft_reply,
}
