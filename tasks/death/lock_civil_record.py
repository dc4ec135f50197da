"""Locking the civil record of the deceased at the population database (khóa thông tin hộ tịch).

The family does not wait for it: what the database would not or could not do is work for the officer, and done by itself
as soon as the database says so after all.
"""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import population_database
from gateways.civil_status.record_lock import LockRequest
from models.acts.aside.tells_by_letter import LOCKS_BY_LETTER
from models.acts.outcome import Outcome
from models.progress.journal import author_of
from models.progress.open_aside import open_aside
from models.register.register_entry import RegisterEntry
from procedures.forms.place import VIET_NAM
from tasks.death.declared_death import deceased_asked, declared_death
from tasks.death.settle_effect import settle_effect
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out
from tasks.register.write_entry import Entered
from tasks.wording.letterhead import agency_of

NO_RECORD = "no-such-record"


class RecordLocked(Outcome):
    """`state` is locked, nothing_to_lock, or open: somebody of the office then sees to it."""

    state: str


def _request(work: Work, entered: Entered) -> dict[str, Any] | None:
    """A foreigner has no civil record here."""
    declared = declared_death(work.dossier)
    if declared.deceased.nationality != VIET_NAM:
        return None
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    return {
        "person": deceased_asked(declared).model_dump(mode="json"),
        "died_on": entry.content["died_on"],
        "register_entry": f"{entered.number}/{entered.year}",
        "requested_by": author_of(work.session, work.dossier.id, "appraises") or "system",
        "agency_code": agency_of(work.session, work.dossier).code,
    }


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        wish = LockRequest.model_validate({**request, "reference": reference})
        return equipment.partners.population_database.lock_record(wish).model_dump(mode="json")


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    with reaching_out():
        standing = equipment.partners.population_database.inquire_lock(reference)
    return None if standing is None else standing.model_dump(mode="json")


def _said(work: Work, reference: str, answer: Answer) -> RecordLocked:
    if answer["state"] != "locked":
        return _left_open(work, reference)
    settle_effect(work, reference)
    return RecordLocked(state="locked")


def _refused(work: Work, reference: str, code: str) -> RecordLocked:
    return RecordLocked(state="nothing_to_lock") if code == NO_RECORD else _left_open(work, reference)


def _left_open(work: Work, reference: str) -> RecordLocked:
    item = open_aside(work.session, work.dossier, LOCKS_BY_LETTER, leg=f"lock/{reference}", turn=1, at=work.now)
    item.reference = reference
    return RecordLocked(state="open")


def _nothing_to_lock(work: Work, entered: Entered) -> RecordLocked:
    return RecordLocked(state="nothing_to_lock")


lock_civil_record = OutwardStep(
    line="lock_civil_record",
    title="Khóa thông tin hộ tịch của người chết",
    partner=population_database.NAME,
    kind="lock",
    outcome=RecordLocked,
    intend=_request,
    send=_send,
    inquire=_inquire,
    confirm=_said,
    refused=_refused,
    give_up=_left_open,
    spared=_nothing_to_lock,
)
