"""Opening the second dossier of a change of guardian, once the first guardianship has been ended (Luật Hộ tịch Đ23).

The family declared the new guardianship with the old one, so nothing is asked again: their declaration, and what they
handed in for it, go over. Opened, linked and told in one transaction with the line of the first dossier, the second
is there exactly when that line is.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.reading import Place
from engine.step import step
from engine.work import Work
from models.actor import SYSTEM
from models.acts.outcome import Outcome
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.clock.written_time import day
from models.dossier import Dossier
from models.intake.component import Component
from models.intake.file_dossier import file_dossier
from models.intake.stored_file import StoredFile
from models.intake.succession import Succession
from models.register.register_entry import RegisterEntry
from notifications.notices.follow_up_opened import FOLLOW_UP_OPENED, FollowUpOpened
from procedures.catalogue import find
from procedures.civil_words import DeliveryWay, PaymentWay
from procedures.components.guardianship import CARRIED_OVER
from procedures.filing import filing_model
from procedures.forms.address import Address
from procedures.forms.declarations.guardianship_termination import NewGuardianship, TerminationDeclaration
from procedures.guardianship_registration import GUARDIANSHIP_REGISTRATION
from tasks.equipment import equipment_of
from tasks.register.write_entry import Entered
from tasks.wording.common_facts import common_facts_of
from tasks.wording.letterhead import agency_of
from tasks.write_letter import owe_letter

_OF_ITS_OWN = ("requester",)


class NewGuardianshipOpened(Outcome):
    """`dossier_id` is the dossier of the new guardianship."""

    dossier_id: UUID


@step(title="Mở hồ sơ đăng ký giám hộ mới")
def open_new_guardianship(work: Work, ended: Entered) -> NewGuardianshipOpened:
    """From here the new guardian has a dossier of his own, with its own hours and its own right to withdraw."""
    later = _file(work, ended)
    work.session.add(Succession(earlier_id=work.dossier.id, later_id=later.id, opened_at=work.now))
    work.session.flush()
    content = FollowUpOpened(
        **common_facts_of(work.session, later, equipment_of(work), work.now),
        tracking_secret=later.tracking_secret,
        earlier_procedure=find(work.dossier.procedure).title,
        react_by=later.react_by,
    )
    place = Place(leg="", line="filed", turn=1)
    owe_letter(work.session, later, place, FOLLOW_UP_OPENED.id, content.kept(), work.now)
    return NewGuardianshipOpened(dossier_id=later.id)


def _file(work: Work, ended: Entered) -> Dossier:
    edition = GUARDIANSHIP_REGISTRATION.edition_on(work.now.astimezone(VIETNAM).date())
    filing = filing_model(GUARDIANSHIP_REGISTRATION, edition).model_validate(_body(work, ended))
    later = file_dossier(work.session, _where(work), GUARDIANSHIP_REGISTRATION, edition, filing, SYSTEM, work.now)
    # Whoever filed the first one, a partner for instance, may also see the second.
    later.filed_by = work.dossier.filed_by
    _carry_over(work, later)
    return later


def _body(work: Work, ended: Entered) -> dict[str, Any]:
    declared = work.dossier.declaration
    terms = _without_files(declared["new_guardianship"])
    return {
        "procedure": GUARDIANSHIP_REGISTRATION.code,
        "channel": work.dossier.channel,
        "applicant": terms["requester"],
        "declaration": {
            **{name: value for name, value in terms.items() if name not in _OF_ITS_OWN},
            "ward": _without_files(declared["ward"]),
            "ward_birth_certificate": declared.get("ward_birth_certificate"),
            "replaces": _replaced(work, ended),
            "pledge": declared["pledge"],
        },
        **_delivery(work.dossier, terms["requester"]),
    }


def _delivery(dossier: Dossier, requester: dict[str, Any]) -> dict[str, Any]:
    """The way chosen for the first; a parcel goes to whoever asks for the second, and only then is anything due."""
    if dossier.delivery_way != DeliveryWay.POST:
        return {"delivery": {"way": dossier.delivery_way}, "payment": {"way": PaymentWay.NONE.value}}
    home = {name: value for name, value in requester["residence"].items() if name != "kind"}
    if not (home.get("detail") and requester.get("phone")) or Address.model_validate(requester["residence"]).is_abroad:
        return {"delivery": {"way": DeliveryWay.DESK.value}, "payment": {"way": PaymentWay.NONE.value}}
    address = {**home, "recipient": requester["full_name"], "phone": requester["phone"]}
    return {
        "delivery": {"way": DeliveryWay.POST.value, "address": address},
        "payment": {"way": dossier.payment_way},
    }


def _replaced(work: Work, ended: Entered) -> str:
    entry = work.session.get_one(RegisterEntry, ended.entry_id)
    office = agency_of(work.session, work.dossier).name
    return f"Đăng ký chấm dứt số {entry.number}/{entry.year} ngày {day(entry.entered_on)}, {office}"


def _carry_over(work: Work, later: Dossier) -> None:
    """What was handed in early for the new guardianship; a file becomes a second one of the same bytes."""
    present = select(Component).where(Component.dossier_id == work.dossier.id, Component.replaced_at.is_(None))
    for row in work.session.scalars(present).all():
        if row.code in CARRIED_OVER:
            carried = Component(
                dossier_id=later.id,
                code=CARRIED_OVER[row.code],
                kind=row.kind,
                source=row.source,
                file_id=None if row.file_id is None else _second_file(work.session, row.file_id, later),
                original_kept=row.original_kept,
                sheets=row.sheets,
                compared=row.compared,
                handed_in_at=work.now,
            )
            work.session.add(carried)


def _second_file(session: Session, file_id: UUID, later: Dossier) -> UUID:
    first = session.get_one(StoredFile, file_id)
    second = StoredFile(
        id=uuid4(),
        sha256=first.sha256,
        kind=first.kind,
        size=first.size,
        pages=first.pages,
        uploaded_by=first.uploaded_by,
        uploaded_at=first.uploaded_at,
        dossier_id=later.id,
    )
    session.add(second)
    session.flush()
    return second.id


def _where(work: Work) -> Agency:
    """Where the ward or the new guardian lives (Luật Hộ tịch Đ19), this office first if it may be that one.

    An office that is not served here is left to the receiver: any office may help to file, and the one that gets a
    dossier it may not decide says so, with the right one.
    """
    declared = TerminationDeclaration.model_validate(work.dossier.declaration)
    here = agency_of(work.session, work.dossier)
    wards = _wards(declared, declared.new_guardianship)
    if here.ward_code in wards or not wards:
        return here
    served = select(Agency).where(Agency.ward_code.in_(wards)).order_by(Agency.code)
    return work.session.scalars(served).first() or here


def _wards(declared: TerminationDeclaration, terms: NewGuardianship | None) -> list[str]:
    homes = [declared.ward.residence, terms.guardian.residence if terms else None]
    return [home.ward for home in homes if home is not None and home.ward is not None]


def _without_files(value: Any) -> Any:
    """The same answers without the ids of files, which belong to the first dossier."""
    if isinstance(value, dict):
        return {name: _without_files(part) for name, part in value.items() if name != "file_id"}
    return [_without_files(part) for part in value] if isinstance(value, list) else value
