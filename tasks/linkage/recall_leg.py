"""Taking a leg back after the family withdrew: what is not decided yet is recalled, what is decided stands."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways.linked.agency_case import CaseStanding
from gateways.linked.partner_agency import TooLateToRecall
from models.acts.outcome import Outcome
from models.failpoint import failpoint
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import find_leg
from models.progress.interruption import Interruption
from tasks.equipment import Equipment
from tasks.linkage.leg_of_effect import leg_of_effect, settle_effect
from tasks.reaching_out import reaching_out

KIND = "case-recall"
_REASON = "Người dân rút hồ sơ liên thông."


class LegRecalled(Outcome):
    """`recalled` is false for a leg that was decided, or had never begun."""

    recalled: bool


def _open_leg(work: Work, name: str) -> dict[str, Any] | None:
    row = find_leg(work.session, work.dossier.id, name)
    if row is None or row.ended_at is not None or row.reference is None:
        return None
    interruption = work.session.get_one(Interruption, work.dossier.id)
    return {
        "agency": row.partner,
        "case": row.reference,
        "leg_id": str(row.id),
        "reason": interruption.reason.strip() or _REASON,
    }


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        agency = equipment.partners.agencies.of(request["agency"])
        try:
            agency.recall(request["case"], reference, request["reason"])
        except TooLateToRecall:
            failpoint("recall.after_refusal")
            standing = agency.standing(request["case"])
            return {"recalled": False, "standing": _said(standing)}
    return {"recalled": True}


def _said(standing: CaseStanding | None) -> dict[str, Any] | None:
    return standing.model_dump(mode="json") if standing else None


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    """A second recall under the same key is told what the first was told."""
    return None


def _recalled(work: Work, reference: str, answer: Answer) -> LegRecalled:
    row = leg_of_effect(work, reference)
    if answer["recalled"]:
        row.end(LegState.WITHDRAWN, work.now)
    elif answer.get("standing"):
        row.take(answer["standing"], work.now)
    if row.ended_at is None:
        # It was decided, they say, and do not say how: no result of theirs comes to this dossier any more.
        row.end(LegState.WITHDRAWN, work.now)
    settle_effect(work, reference)
    return LegRecalled(recalled=answer["recalled"])


def _refused(work: Work, reference: str, code: str) -> LegRecalled:
    """They do not know the case: there is nothing left to take back."""
    leg_of_effect(work, reference).end(LegState.WITHDRAWN, work.now)
    return LegRecalled(recalled=False)


def _never_sent(work: Work, name: str) -> LegRecalled:
    row = find_leg(work.session, work.dossier.id, name)
    if row is not None and row.ended_at is None:
        row.end(LegState.WITHDRAWN, work.now)
    return LegRecalled(recalled=False)


recall_leg = OutwardStep(
    line="recall_leg",
    title="Rút hồ sơ liên thông ở cơ quan phối hợp",
    partner="agency",
    kind=KIND,
    outcome=LegRecalled,
    intend=_open_leg,
    send=_send,
    inquire=_inquire,
    confirm=_recalled,
    refused=_refused,
    spared=_never_sent,
    addressee=lambda request: str(request["agency"]),
)
