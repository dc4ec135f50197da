"""Filing: the moment from which nothing may be lost. One transaction, and the dossier is on the desk."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.every_act import find_act
from models.acts.refusal import FormFault, FormFaults
from models.agency import Agency
from models.audit.audit_entry import record
from models.city_portal.tell_portal import tell_portal
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.clock.due import derive_due
from models.dossier import Dossier
from models.folder.person_named import note_people
from models.intake.component import Component
from models.intake.counter import next_number
from models.intake.stored_file import StoredFile
from models.money.charge_fees import charge_fees
from models.progress.wake_up import wake
from models.progress.work_item import ItemState, WorkItem
from models.sealed import find_key
from models.vietnamese_text import fold, name_sort_key
from procedures.civil_words import BirthKind, PaymentWay
from procedures.forms.filing import Filing
from procedures.procedure import Edition, Procedure

# A secret of 12 letters out of 31 that cannot be mistaken for one another: about 59 bits, and guesses are limited.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXY"
_ABOUT = ("child", "deceased", "subject", "ward")
_LONGEST_SUBJECT = 200


def file_dossier(
    session: Session,
    agency: Agency,
    procedure: Procedure,
    edition: Edition,
    filing: Filing,
    actor: Actor,
    now: datetime,
) -> Dossier:
    """This will write the dossier with its components, open its first wait and wake it; the caller commits.

    The filing has been validated by `procedures.filing.read_filing`. Raises `FormFaults` for a file that is not there.
    """
    dossier = _write_dossier(session, agency, procedure, edition, filing, actor, now)
    for number, handed_in in enumerate(filing.components):
        _take_in_component(session, dossier, handed_in, number, now)
    if dossier.payment_way == PaymentWay.ONLINE.value:
        session.flush()
        charge_fees(session, dossier, now)
    _open_first_wait(session, dossier, edition, now)
    note_people(session, dossier)
    record(session, actor, "dossier.filed", now, dossier_id=dossier.id, agency_id=agency.id, channel=dossier.channel)
    wake(session, dossier.id)
    session.flush()
    tell_portal(session, dossier.id, now)
    return dossier


def _write_dossier(
    session: Session,
    agency: Agency,
    procedure: Procedure,
    edition: Edition,
    filing: Filing,
    actor: Actor,
    now: datetime,
) -> Dossier:
    react = derive_due(edition.react_within, now, load_calendar(session, agency.id))
    body = filing.model_dump(mode="json")
    dossier = Dossier(
        id=uuid4(),
        **_names(_next_code(session, agency, now), body),
        agency_id=agency.id,
        procedure=procedure.code,
        edition=edition.id,
        channel=body["channel"],
        territory=body["applicant"]["residence"].get("ward"),
        filed_by=actor.key,
        tracking_secret="".join(secrets.choice(_LETTERS) for _ in range(12)),
        applicant=body["applicant"],
        declaration=body["declaration"],
        delivery=body["delivery"],
        delivery_way=body["delivery"]["way"],
        payment_way=body["payment"]["way"],
        copies=_copies(body),
        filing_facts={**_facts(body), "exemption": body["payment"].get("exemption")},
        received_at=now,
        counted_from=react.counted_from,
        react_by=react.at,
    )
    session.add(dossier)
    session.flush()
    return dossier


def _next_code(session: Session, agency: Agency, now: datetime) -> str:
    """Mã hồ sơ: identifier of the agency, day of receipt, running number of that day (TT 03/2025 Điều 13)."""
    day = now.astimezone(VIETNAM).strftime("%y%m%d")
    return f"{agency.code}-{day}-{next_number(session, agency.id, f'dossier:{day}'):04d}"


def _names(code: str, body: dict[str, Any]) -> dict[str, Any]:
    """What lists show and searches find."""
    applicant, subject = body["applicant"], " và ".join(_subject_names(body))[:_LONGEST_SUBJECT]
    flat = code.replace("-", "").replace(".", "")
    return {
        "code": code,
        "applicant_name": applicant["full_name"],
        "subject_name": subject,
        "subject_sort": name_sort_key(subject),
        "search_text": fold(f"{code} {flat} {subject} {applicant['full_name']}"),
        "subject_number_key": _key(applicant.get("personal_number")),
        "phone_key": _key(applicant.get("phone")),
    }


def _subject_names(body: dict[str, Any]) -> list[str]:
    """Whom the dossier is about: child, couple, deceased, ward, or whoever an entry is about; else whoever asks."""
    declared = body["declaration"]
    if declared.get("husband") and declared.get("wife"):
        return [str(declared[who]["full_name"]) for who in ("husband", "wife")]
    about = next((declared[who] for who in _ABOUT if declared.get(who)), body["applicant"])
    return [str(about["full_name"])]


def _copies(body: dict[str, Any]) -> int:
    return int((body["declaration"].get("copies") or {}).get("number") or 0)


def _facts(body: dict[str, Any]) -> dict[str, Any]:
    return {"child_was_found": body["declaration"].get("kind") == BirthKind.FOUND.value}


def _key(value: str | None) -> str | None:
    return find_key(value) if value else None


def _take_in_component(session: Session, dossier: Dossier, handed_in: Any, number: int, now: datetime) -> None:
    if handed_in.file_id is not None:
        file = session.scalars(
            select(StoredFile).where(StoredFile.id == handed_in.file_id).with_for_update()
        ).one_or_none()
        if file is None or file.dossier_id is not None:
            detail = "Không tìm thấy tệp này. Hãy tải tệp lên rồi ghi lại mã tệp."
            raise FormFaults([FormFault(f"/components/{number}/file_id", detail)])
        file.dossier_id = dossier.id
    session.add(
        Component(
            dossier_id=dossier.id,
            code=handed_in.code,
            kind=handed_in.kind.value,
            source=handed_in.source.value,
            file_id=handed_in.file_id,
            original_kept=handed_in.original_kept,
            sheets=handed_in.sheets,
            compared=handed_in.compared,
            handed_in_at=now,
        )
    )


def _open_first_wait(session: Session, dossier: Dossier, edition: Edition, now: datetime) -> None:
    """A new dossier reaches the desk even while the engine is down: its first wait is opened by filing itself."""
    act = find_act(edition.first_wait)
    session.add(
        WorkItem(
            id=uuid4(),
            dossier_id=dossier.id,
            agency_id=dossier.agency_id,
            leg="",
            line=act.line,
            turn=1,
            act=act.key,
            role=act.role,
            also_role=act.also_role,
            title=act.title,
            opened_at=now,
            due_at=dossier.react_by,
            aside=False,
            state=ItemState.OPEN,
            version=1,
        )
    )
