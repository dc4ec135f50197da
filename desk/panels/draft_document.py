"""The result as it would be drawn from a draft, whatever the procedure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desk.folder.folder import Folder
from desk.panels.draft_certificate import OPEN, draft_certificate
from desk.panels.draft_elsewhere import DRAFTS_ELSEWHERE
from desk.panels.letter_preview import NUMBER_TO_COME, today
from documents.contents.civil_status_extract import CivilStatusExtract, extract_sheet
from documents.contents.content import Content
from documents.contents.death_extract import DeathExtract, death_extract_sheet
from documents.contents.guardianship_extract import GuardianshipExtract, guardianship_sheet
from documents.contents.marital_status_certificate import (
    DEFAULT_MONTHS,
    MaritalStatusCertificate,
    marital_status_sheet,
)
from documents.contents.marriage_certificate import MarriageCertificate, marriage_sheet
from documents.contents.people import Signatory
from models.register.books.extract import is_extract
from models.register.draft import Draft
from models.register.records.every_record import record_of
from procedures.death_registration import DEATH_REGISTRATION
from procedures.guardianship_registration import GUARDIANSHIP_REGISTRATION
from procedures.guardianship_termination import GUARDIANSHIP_TERMINATION
from procedures.linked.linked_death import LINKED_DEATH
from procedures.marital_status_certificate import MARITAL_STATUS_CERTIFICATE
from procedures.marriage_registration import MARRIAGE_REGISTRATION
from procedures.marriage_reregistration import MARRIAGE_REREGISTRATION

_NEVER_BLANK = ("evidence", "died_where", "cause", "declarant_name")


def draft_document(folder: Folder, draft: Draft) -> Content:
    """What the chairman would sign if he approved now."""
    if is_extract(draft.content):
        return draft_extract(folder, draft)
    draw = _OF_PROCEDURE.get(folder.dossier.procedure, draft_certificate)
    return draw(folder, draft)


def draft_death_extract(folder: Folder, draft: Draft) -> DeathExtract:
    return death_extract_sheet(
        {name: value or OPEN if name in _NEVER_BLANK else value for name, value in draft.content.items()},
        number=f"{NUMBER_TO_COME}/{today(folder).year}",
        drawn_at=folder.now,
        registered_on=today(folder),
        agency=folder.agency.name,
        place=folder.agency.place,
        signatory=Signatory(position="Chủ tịch"),
    )


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


def draft_marital_status(folder: Folder, draft: Draft) -> MaritalStatusCertificate:
    return marital_status_sheet(
        draft.content,
        number=NUMBER_TO_COME,
        drawn_at=folder.now,
        issued_on=today(folder),
        valid_months=folder.edition.results[0].valid_months or DEFAULT_MONTHS,
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


_OF_PROCEDURE: Mapping[str, Callable[[Folder, Draft], Content]] = {
    DEATH_REGISTRATION.code: draft_death_extract,
    LINKED_DEATH.code: draft_death_extract,
    MARITAL_STATUS_CERTIFICATE.code: draft_marital_status,
    GUARDIANSHIP_REGISTRATION.code: draft_guardianship,
    GUARDIANSHIP_TERMINATION.code: draft_guardianship,
    MARRIAGE_REGISTRATION.code: draft_marriage,
    MARRIAGE_REREGISTRATION.code: draft_marriage,
    **DRAFTS_ELSEWHERE,
}
