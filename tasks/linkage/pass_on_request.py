"""What another agency asks for in its part is passed on to the family: their wish, our letter, the family's answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from engine.step import step
from engine.work import Work
from models.acts.linkage.answers_leg import LegAnswered
from models.acts.outcome import Outcome
from models.clock.due import derive_due
from models.intake.supplement_request import SupplementRequest
from models.linkage.linked_leg import LinkedLeg
from notifications.notices.leg_supplement_request import LEG_SUPPLEMENT_REQUEST, LegSupplementRequest
from notifications.notices.supplement_request import MissingItem
from procedures.procedure import Edition
from tasks.wording.applicant import edition_of
from tasks.wording.common_facts import common_facts
from tasks.wording.components import wanted_title
from tasks.wording.letterhead import agency_of
from tasks.write_letter import write_letter

_ANYTHING = "other"
_TO_DO = "Gửi bổ sung theo lý do nêu trên."


class LegSupplementAsked(Outcome):
    """The applicant answers about `request_id`."""

    request_id: UUID
    leg_id: UUID


@step(title="Chuyển yêu cầu bổ sung của cơ quan phối hợp đến người nộp")
def pass_on_request(work: Work, answered: LegAnswered) -> LegSupplementAsked:
    """The family's own clock of the other agency is its affair; ours only shows until when it must answer."""
    row = work.session.get_one(LinkedLeg, answered.leg_id)
    edition = edition_of(work.dossier)
    answer_by = derive_due(edition.answer_within, work.now, work.calendar).at
    items = [_item(edition, reason) for reason in row.reasons or [{"reason": _TO_DO}]]
    request = SupplementRequest(
        id=uuid4(),
        dossier_id=work.dossier.id,
        items=items,
        contact=agency_of(work.session, work.dossier).phone,
        drafted_by=f"partner:{row.partner}",
        drafted_at=work.now,
        sent_at=work.now,
        answer_by=answer_by,
    )
    work.session.add(request)
    leg = edition.leg(row.name)
    notice = LegSupplementRequest(
        **common_facts(work),
        agency=leg.office,
        leg=leg.title,
        items=tuple(_missing(edition, item) for item in items),
        answer_by=answer_by,
        contact_phone=agency_of(work.session, work.dossier).phone,
    )
    write_letter(work, LEG_SUPPLEMENT_REQUEST, notice)
    return LegSupplementAsked(request_id=request.id, leg_id=row.id)


def _item(edition: Edition, reason: dict[str, Any]) -> dict[str, Any]:
    """Their component codes mean nothing here unless ours are the same; `theirs` brings the answer back."""
    theirs = reason.get("component")
    known = theirs if theirs and edition.component(str(theirs)) else None
    return {
        "component": known or _ANYTHING,
        "theirs": theirs or _ANYTHING,
        "pointer": None,
        "reason": reason["reason"],
        "what_to_do": reason.get("what_to_do") or _TO_DO,
        "legal_basis": "",
    }


def _missing(edition: Edition, item: dict[str, Any]) -> MissingItem:
    return MissingItem(
        name=wanted_title(edition, item), reason=item["reason"], what_to_do=item["what_to_do"], legal_basis=None
    )
