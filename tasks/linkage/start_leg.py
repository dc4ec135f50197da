"""Sending a leg to the agency that carries it out; its forms are completed by what the first procedure gave.

Our reference is their linkage id and the key under which they file the case once. An agency that is away holds up no
other leg and no certificate: the case goes out when it is back, and a person is told after two working hours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from models.acts.outcome import Outcome
from models.linkage.find_agency import agency_for
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import LinkedLeg, find_leg
from procedures.linked.leg import Leg
from procedures.linked.linked_birth import LINKED_BIRTH
from procedures.linked.linked_death import LINKED_DEATH
from tasks.equipment import Equipment
from tasks.linkage.birth_cases import identity_case, insurance_case, residence_case
from tasks.linkage.case import Case, body_of
from tasks.linkage.death_cases import benefit_case, deletion_case
from tasks.linkage.hand_files_over import hand_files_over
from tasks.reaching_out import reaching_out
from tasks.wording.applicant import edition_of

KIND = "case"


class LegStarted(Outcome):
    """`reference` is None for what never got there: an officer then records what comes on paper, or sends it again."""

    wanted: bool = True
    leg_id: UUID | None = None
    reference: str | None = None


_CASES: dict[tuple[str, str], Callable[[Work, LinkedLeg], Case]] = {
    (LINKED_BIRTH.code, "police"): residence_case,
    (LINKED_BIRTH.code, "insurance"): insurance_case,
    (LINKED_BIRTH.code, "identity"): identity_case,
    (LINKED_DEATH.code, "police"): deletion_case,
    (LINKED_DEATH.code, "insurance"): benefit_case,
}


def is_wanted(work: Work, leg: Leg) -> bool:
    """Whether the family asked for this leg."""
    form = edition_of(work.dossier).declaration_form
    return form is not None and leg.wanted(form.model_validate(work.dossier.declaration))


def open_leg(work: Work, leg: Leg) -> LinkedLeg:
    """This will give the leg's row, begun where there is none."""
    row = find_leg(work.session, work.dossier.id, leg.name)
    if row is None:
        row = LinkedLeg(
            id=uuid4(),
            dossier_id=work.dossier.id,
            name=leg.name,
            procedure=leg.procedure,
            state=LegState.TO_BE_SENT,
            sequence=0,
            answered=0,
            opened_at=work.now,
        )
        work.session.add(row)
    return row


def _case(work: Work, name: str) -> dict[str, Any] | None:
    leg = edition_of(work.dossier).leg(name)
    if not is_wanted(work, leg):
        return None
    row = open_leg(work, leg)
    case = _CASES[work.dossier.procedure, name](work, row)
    agency = agency_for(work.session, leg.procedure, case.agency)
    row.owe(agency, work.now)
    if agency is None:
        row.not_taken(work.now)
        return None
    return {"agency": agency, "procedure": leg.procedure, "body": body_of(work, row, agency, case)}


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        agency = equipment.partners.agencies.of(request["agency"])
        body = request["body"]
        components = hand_files_over(equipment, agency, reference, body["components"])
        received = agency.start(request["procedure"], reference, {**body, "components": components})
    return {"code": received.code}


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    with reaching_out():
        standing = equipment.partners.agencies.asked_by(reference).standing(reference)
    return None if standing is None else {"code": standing.code}


def _received(work: Work, reference: str, answer: Answer) -> LegStarted:
    row = _row(work)
    row.sent(reference, answer["code"], work.now)
    return LegStarted(leg_id=row.id, reference=reference)


def _not_taken(work: Work, reference: str, code: str) -> LegStarted:
    """A definite no at the door is no answer to the family: a person finds out what does not fit (domain rule)."""
    row = _row(work)
    row.not_taken(work.now)
    row.reasons = [{"reason": f"Hệ thống của cơ quan phối hợp không nhận ({code}).", "what_to_do": ""}]
    return LegStarted(leg_id=row.id)


def _nothing_to_send(work: Work, name: str) -> LegStarted:
    row = find_leg(work.session, work.dossier.id, name)
    return LegStarted(wanted=row is not None, leg_id=row.id if row else None)


def _row(work: Work) -> LinkedLeg:
    """The leg that this place in the journal belongs to."""
    row = find_leg(work.session, work.dossier.id, work.place.leg.rpartition("/")[2])
    if row is None:
        raise LookupError(f"no leg {work.place.leg} has been opened")
    return row


start_leg = OutwardStep(
    line="start_leg",
    title="Chuyển hồ sơ liên thông cho cơ quan phối hợp",
    partner="agency",
    kind=KIND,
    outcome=LegStarted,
    intend=_case,
    send=_send,
    inquire=_inquire,
    confirm=_received,
    refused=_not_taken,
    spared=_nothing_to_send,
    addressee=lambda request: str(request["agency"]),
)
