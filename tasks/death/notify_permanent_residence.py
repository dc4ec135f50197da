"""Telling the ward of permanent residence of a death that was registered elsewhere (Luật Hộ tịch Đ5.4)."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import other_commune
from gateways.civil_status.registration_notice import RegistrationNotice
from models.acts.aside.tells_by_letter import NOTIFIES_BY_LETTER
from models.acts.outcome import Outcome
from models.progress.journal import author_of
from models.progress.open_aside import open_aside
from models.register.register_entry import RegisterEntry
from tasks.death.declared_death import deceased_asked, declared_death
from tasks.death.settle_effect import settle_effect
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out
from tasks.register.write_entry import Entered
from tasks.wording.letterhead import agency_of


class ResidenceNotified(Outcome):
    """`state` is told, not_needed (registered at home, or no home in the country), or open: an officer writes."""

    state: str


def _notice(work: Work, entered: Entered) -> dict[str, Any] | None:
    declared = declared_death(work.dossier)
    agency = agency_of(work.session, work.dossier)
    home = declared.home_ward
    if home is None or home == agency.ward_code:
        return None
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    return {
        "event": "death",
        "commune_code": home,
        "person": deceased_asked(declared).model_dump(mode="json"),
        "register_entry": f"{entered.number}/{entered.year}",
        "registered_on": entry.entered_on.isoformat(),
        "registered_at": agency.name,
        "requested_by": author_of(work.session, work.dossier.id, "appraises") or "system",
        "agency_code": agency.code,
    }


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        notice = RegistrationNotice.model_validate({**request, "reference": reference})
        return equipment.partners.other_commune.notify(notice).model_dump(mode="json")


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    with reaching_out():
        standing = equipment.partners.other_commune.inquire_notice(reference)
    return None if standing is None else standing.model_dump(mode="json")


def _said(work: Work, reference: str, answer: Answer) -> ResidenceNotified:
    if answer["state"] != "received":
        return _left_open(work, reference)
    settle_effect(work, reference)
    return ResidenceNotified(state="told")


def _refused(work: Work, reference: str, code: str) -> ResidenceNotified:
    return _left_open(work, reference)


def _left_open(work: Work, reference: str) -> ResidenceNotified:
    item = open_aside(work.session, work.dossier, NOTIFIES_BY_LETTER, leg=f"notice/{reference}", turn=1, at=work.now)
    item.reference = reference
    return ResidenceNotified(state="open")


def _not_needed(work: Work, entered: Entered) -> ResidenceNotified:
    return ResidenceNotified(state="not_needed")


notify_permanent_residence = OutwardStep(
    line="notify_permanent_residence",
    title="Thông báo cho Ủy ban nhân dân nơi thường trú của người chết",
    partner=other_commune.NAME,
    kind="notice",
    outcome=ResidenceNotified,
    intend=_notice,
    send=_send,
    inquire=_inquire,
    confirm=_said,
    refused=_refused,
    give_up=_left_open,
    spared=_not_needed,
)
