"""The result as it would be drawn from a draft, whatever the procedure."""

from __future__ import annotations

from desk.folder.folder import Folder
from desk.panels.draft_certificate import OPEN, draft_certificate
from desk.panels.letter_preview import NUMBER_TO_COME, today
from documents.contents.civil_status_extract import CivilStatusExtract, extract_sheet
from documents.contents.content import Content
from documents.contents.marriage_certificate import MarriageCertificate, marriage_sheet
from documents.contents.people import Signatory
from models.register.books.every_book import MARRIAGES
from models.register.books.extract import is_extract
from models.register.draft import Draft
from models.register.records.every_record import record_of


def draft_document(folder: Folder, draft: Draft) -> Content:
    """What the chairman would sign if he approved now."""
    if is_extract(draft.content):
        return draft_extract(folder, draft)
    if record_of(folder.dossier.procedure).book == MARRIAGES.code:
        return draft_marriage(folder, draft)
    return draft_certificate(folder, draft)


def draft_marriage(folder: Folder, draft: Draft) -> MarriageCertificate:
    """The couple's certificate as if they signed today; a field the draft leaves open shows as such."""
    shown = {name: value or OPEN for name, value in draft.content.items()}
    return marriage_sheet(
        shown,
        drawn_at=folder.now,
        number=f"{NUMBER_TO_COME}/{today(folder).year}",
        book="",
        registered_at=folder.agency.name,
        registered_on=today(folder),
        signatory=Signatory(position="Chủ tịch"),
    )


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
