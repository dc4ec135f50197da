"""A couple on the way to their signatures: what forbids the marriage, when they come, what is seen before they sign."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desk.folder.folder import Folder
from desk.panels.appraisal import APPRAISAL_PANEL
from desk.panels.letter_preview import today
from desk.panels.panel import Panel
from desk.words.mask import masked
from language.phrase import one_after_another
from models.acts.appraises import ProposeRefusal, ProposeRegistration
from models.acts.marriage.agrees_appointment import AGREES_APPOINTMENT, AppointmentAgreed
from models.acts.marriage.appears import APPEARS, BothSigned, Met
from models.acts.outcome import Form
from models.progress.journal_line import JournalLine
from models.progress.work_item import WorkItem
from models.register.draft import Draft
from models.register.marriage.couple import couple_of, last_signing_day
from models.register.marriage.obstacles import obstacles
from models.register.old_book import old_book_kept, refusal_of_kept_book
from models.register.records.every_record import record_of
from procedures.forms.declarations.marriage import MarryingPerson
from procedures.forms.declarations.marriage_again import MarriedPerson
from procedures.marriage_reregistration import MARRIAGE_REREGISTRATION
from procedures.rules.age import AGE_TO_MARRY, comes_of_age

_ANEW = "Điều 24 Nghị định 123/2015/NĐ-CP"
_TITLES = {"husband": "Bên nam", "wife": "Bên nữ"}
_MISSED = {"both": "cả hai bên không đến", "husband": "bên nam không đến", "wife": "bên nữ không đến"}


@dataclass(frozen=True)
class Party:
    """One of the two: how to be reached, masked as everywhere, and from which day on he or she may sign."""

    title: str
    name: str
    phone: str
    email: str
    of_age_on: str


def _parties(folder: Folder) -> list[Party]:
    parties = []
    for who, person in couple_of(folder.dossier).items():
        phone = email = of_age_on = ""
        if isinstance(person, MarryingPerson | MarriedPerson):
            phone, email = masked(person.phone or ""), masked(person.email or "")
        if isinstance(person, MarryingPerson):
            day = comes_of_age(person.birth_date, AGE_TO_MARRY[who])
            of_age_on = f"{day:%d/%m/%Y}" if day > today(folder) else ""
        parties.append(Party(_TITLES[who], person.full_name, phone, email, of_age_on))
    return parties


def _missed(folder: Folder) -> list[tuple[datetime, str]]:
    """The appointments at which not both appeared, in their order."""
    agreed, met = _answers(folder, AGREES_APPOINTMENT.line), _answers(folder, APPEARS.line)
    pairs = zip((AppointmentAgreed.model_validate_json(line.outcome) for line in agreed), met, strict=False)
    told = ((appointment, Met.model_validate_json(line.outcome)) for appointment, line in pairs)
    return [(one.at, _MISSED[met.absent]) for one, met in told if one.at is not None and met.did_not_come]


def _answers(folder: Folder, line: str) -> list[JournalLine]:
    return sorted((one for one in folder.lines if one.line == line and one.leg == ""), key=lambda one: one.turn)


def _appointment(folder: Folder, item: WorkItem) -> dict[str, Any]:
    last = last_signing_day(folder.dossier, today(folder))
    return {"parties": _parties(folder), "missed": _missed(folder), "last_day": last}


def _meeting(folder: Folder, item: WorkItem) -> dict[str, Any]:
    return {
        "parties": _parties(folder),
        "missed": _missed(folder),
        "at": item.due_at,
        "in_the_way": _in_the_way(folder, item),
        "draft": _draft(folder, item),
    }


def _draft(folder: Folder, item: WorkItem) -> Draft | None:
    return next((one for one in folder.drafts if one.id == item.subject_id), None)


def _in_the_way(folder: Folder, item: WorkItem) -> list[str]:
    """What forbids the signatures today, by the books and the days of birth."""
    draft = _draft(folder, item)
    return obstacles(folder.session, folder.dossier, draft.content, today(folder)) if draft else []


def _meeting_hinders(folder: Folder, item: WorkItem, form: type[Form]) -> str:
    return one_after_another(" ", _in_the_way(folder, item)) if form is BothSigned else ""


def _forbidden(folder: Folder) -> list[str]:
    """What forbids the marriage as it was declared, on every day the couple could be invited for."""
    dossier = folder.dossier
    record = record_of(dossier.procedure).written(dossier.declaration, dossier.applicant, {})
    last = last_signing_day(dossier, today(folder))
    return [*_kept(folder), *obstacles(folder.session, dossier, record, last)]


def _kept(folder: Folder) -> list[str]:
    """A book that still stands is an obstacle of its own kind: the couple can have copies of what is in it."""
    keeper = old_book_kept(folder.session, folder.dossier)
    return [refusal_of_kept_book(keeper, "kết hôn")] if keeper else []


def _appraisal_context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    shown = APPRAISAL_PANEL.context(folder, item)
    return {**shown, "forbidden": _forbidden(folder), "first_time": not is_registered_anew(folder)}


def is_registered_anew(folder: Folder) -> bool:
    return folder.dossier.procedure == MARRIAGE_REREGISTRATION.code


def _suggests(folder: Folder, item: WorkItem) -> str:
    return ProposeRefusal.name if _forbidden(folder) else ProposeRegistration.name


def _starting(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    """Where the law leaves only one way, its reason stands ready."""
    found = _forbidden(folder) if form is ProposeRefusal else []
    if found:
        basis = _ANEW if is_registered_anew(folder) else "Điều 5, Điều 8 Luật Hôn nhân và gia đình 2014"
        return {"reason": one_after_another(" ", found), "legal_basis": basis}
    return APPRAISAL_PANEL.starting(folder, item, form)


MARRIAGE_APPRAISAL_PANEL = replace(
    APPRAISAL_PANEL,
    template="panels/marriage_appraisal.html",
    context=_appraisal_context,
    starting=_starting,
    suggests=_suggests,
)


APPOINTMENT_PANEL = Panel(template="panels/appointment.html", context=_appointment)
MEETING_PANEL = Panel(
    template="panels/meeting.html",
    picture="panels/draft_to_sign.html",
    context=_meeting,
    hinders=_meeting_hinders,
)
