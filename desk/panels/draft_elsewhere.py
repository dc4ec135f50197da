"""The results of other agencies as they would be drawn from a draft: the notice of residence, the insurance card."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desk.folder.folder import Folder
from desk.panels.letter_preview import NUMBER_TO_COME, today
from documents.contents.content import Content
from documents.contents.insurance_card import InsuranceCard
from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory
from documents.contents.residence_notice import ResidenceNotice
from documents.insurance_sheet import insurance_card
from documents.residence_sheet import residence_notice
from models.register.draft import Draft
from models.register.records.every_record import record_of
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


DRAFTS_ELSEWHERE: Mapping[str, Callable[[Folder, Draft], Content]] = {
    RESIDENCE_REGISTRATION.code: draft_notice,
    RESIDENCE_DELETION.code: draft_notice,
    INSURANCE_CARD.code: draft_card,
}
