"""What the family handed in for another agency goes there, files and all, once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways.linked.agency_case import Supplement
from models.acts.outcome import Outcome
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.intake.supplement_request import SupplementRequest
from models.linkage.linked_leg import LinkedLeg
from tasks.equipment import Equipment
from tasks.linkage.hand_files_over import hand_files_over
from tasks.linkage.leg_of_effect import leg_of_effect, settle_effect
from tasks.linkage.pass_on_request import LegSupplementAsked
from tasks.reaching_out import reaching_out

KIND = "case-supplement"


class SupplementPassedOn(Outcome):
    """`taken` is false when the other agency no longer awaited it; it says how the case stands in any case."""

    taken: bool = True


def _answer(work: Work, asked: LegSupplementAsked) -> dict[str, Any] | None:
    row = work.session.get_one(LinkedLeg, asked.leg_id)
    if row.ended_at is not None or row.reference is None:
        return None
    request = work.session.get_one(SupplementRequest, asked.request_id)
    said = request.answers or {}
    return {
        "agency": row.partner,
        "case": row.reference,
        "leg_id": str(row.id),
        "components": _components(work, request),
        "answer": str(said.get("answer") or ""),
    }


def _components(work: Work, request: SupplementRequest) -> list[dict[str, Any]]:
    theirs = {item["component"]: item.get("theirs") or item["component"] for item in request.items}
    handed = select(Component).where(
        Component.dossier_id == work.dossier.id,
        Component.supplement_id == request.id,
        Component.replaced_at.is_(None),
    )
    rows = work.session.scalars(handed.order_by(Component.handed_in_at, Component.code)).all()
    return [_component(work, row, theirs.get(row.code, row.code)) for row in rows]


def _component(work: Work, row: Component, code: str) -> dict[str, Any]:
    """An original on paper stays with us; the other agency is told that it has been seen here."""
    file = work.session.get(StoredFile, row.file_id) if row.file_id else None
    if file is None:
        return {"code": code, "kind": "compared_copy", "source": "paper"}
    return {"code": code, "kind": row.kind, "source": row.source, "sha256": file.sha256, "file_kind": file.kind}


def _send(equipment: Equipment, reference: str, request: Any) -> Answer:
    with reaching_out():
        agency = equipment.partners.agencies.of(request["agency"])
        components = hand_files_over(equipment, agency, reference, request["components"])
        agency.supplement(
            request["case"], reference, Supplement(components=tuple(components), answer=request["answer"])
        )
    return {}


def _inquire(equipment: Equipment, reference: str) -> Answer | None:
    """The key makes sending it once more harmless, and nothing over there bears it: it is just sent again."""
    return None


def _passed_on(work: Work, reference: str, answer: Answer) -> SupplementPassedOn:
    leg_of_effect(work, reference).supplemented(work.now)
    settle_effect(work, reference)
    return SupplementPassedOn()


def _no_longer_awaited(work: Work, reference: str, code: str) -> SupplementPassedOn:
    return SupplementPassedOn(taken=False)


def _nothing_open(work: Work, asked: LegSupplementAsked) -> SupplementPassedOn:
    return SupplementPassedOn(taken=False)


pass_on_supplement = OutwardStep(
    line="pass_on_supplement",
    title="Chuyển nội dung bổ sung cho cơ quan phối hợp",
    partner="agency",
    kind=KIND,
    outcome=SupplementPassedOn,
    intend=_answer,
    send=_send,
    inquire=_inquire,
    confirm=_passed_on,
    refused=_no_longer_awaited,
    spared=_nothing_open,
    addressee=lambda request: str(request["agency"]),
)
