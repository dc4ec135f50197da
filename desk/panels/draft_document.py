"""The result as it would be drawn from a draft, whatever the procedure."""

from __future__ import annotations

from desk.folder.folder import Folder
from desk.panels.draft_certificate import draft_certificate
from desk.panels.letter_preview import NUMBER_TO_COME, today
from documents.contents.civil_status_extract import CivilStatusExtract, extract_sheet
from documents.contents.content import Content
from documents.contents.guardianship_extract import GuardianshipExtract, guardianship_sheet
from documents.contents.people import Signatory
from models.register.books.extract import is_extract
from models.register.draft import Draft
from models.register.records.every_record import record_of
from procedures.guardianship_registration import GUARDIANSHIP_REGISTRATION
from procedures.guardianship_termination import GUARDIANSHIP_TERMINATION

_GUARDIANSHIPS = frozenset({GUARDIANSHIP_REGISTRATION.code, GUARDIANSHIP_TERMINATION.code})


def draft_document(folder: Folder, draft: Draft) -> Content:
    """What the chairman would sign if he approved now."""
    if is_extract(draft.content):
        return draft_extract(folder, draft)
    if folder.dossier.procedure in _GUARDIANSHIPS:
        return draft_guardianship(folder, draft)
    return draft_certificate(folder, draft)


def draft_extract(folder: Folder, draft: Draft) -> CivilStatusExtract:
    return extract_sheet(
        draft.content,
        number=NUMBER_TO_COME,
        drawn_at=folder.now,
        issued_on=today(folder),
        agency=folder.agency.name,
        place=folder.agency.place,
        signatory=Signatory(position="Chủ tịch"),
    )


def draft_guardianship(folder: Folder, draft: Draft) -> GuardianshipExtract:
    """Either extract of the book of guardianships, with its number left open."""
    return guardianship_sheet(
        record_of(folder.dossier.procedure),
        draft.content,
        number=NUMBER_TO_COME,
        year=today(folder).year,
        drawn_at=folder.now,
        registered_on=today(folder),
        agency=folder.agency.name,
        place=folder.agency.place,
        signatory=Signatory(position="Chủ tịch"),
    )
