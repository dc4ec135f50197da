"""Not taking a dossier in, with the leader's knowledge: Phiếu từ chối tiếp nhận hồ sơ (Mẫu 03), with its reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from documents.contents.intake_refusal import IntakeRefusal
from engine.reserve import Drawing
from engine.slip import Slip
from engine.step import step
from engine.work import Work
from models.acts.checks_components import ComponentsChecked, Ground
from models.acts.outcome import Outcome
from models.intake.supplement_request import SupplementRequest
from models.status import Ending
from notifications.content import RefusalGround
from notifications.notices.intake_refusal import INTAKE_REFUSAL
from notifications.notices.intake_refusal import IntakeRefusal as RefusalNotice
from tasks.draw import drawing
from tasks.ending.close import close
from tasks.equipment import equipment_of
from tasks.wording.applicant import applicant_on_document, request_in_words
from tasks.wording.common_facts import common_facts
from tasks.wording.components import originals_kept
from tasks.wording.letterhead import agency_of, author, desk_head, signatory, slip_number
from tasks.wording.tracking import tracking_url
from tasks.write_letter import write_letter


class IntakeRefused(Outcome):
    document_id: UUID


def _slip(work: Work, check: ComponentsChecked) -> Drawing:
    agency = agency_of(work.session, work.dossier)
    why = _why(work, check)
    return drawing(
        "PTC",
        lambda number: IntakeRefusal(
            drawn_at=work.now,
            tracking_url=tracking_url(equipment_of(work), work.dossier),
            letterhead=desk_head(agency, slip_number(number, "PTC"), work.now),
            dossier_code=work.dossier.code,
            applicant=applicant_on_document(work.dossier),
            request=request_in_words(work.dossier),
            reason=why["reason"],
            legal_basis=(why["legal_basis"],),
            guidance=_guidance(check),
            receiver=signatory(author(work.session, work.dossier, "checks_components"), "Người tiếp nhận hồ sơ"),
        ),
        IntakeRefusal,
    )


def refuse_intake(dossier: Slip, check: ComponentsChecked) -> Ending:
    """The slip goes out, and the dossier ends with it."""
    _write_intake_refusal(dossier, check)
    return close(dossier, Ending.INTAKE_REFUSED)


@step(title="Từ chối tiếp nhận hồ sơ", line="write_intake_refusal", draws=_slip)
def _write_intake_refusal(work: Work, check: ComponentsChecked) -> IntakeRefused:
    """From here nobody can withdraw what is already refused."""
    why, document = _why(work, check), work.drawn()
    work.dossier.refuse()
    notice = RefusalNotice(
        **common_facts(work),
        number=slip_number(document.number, "PTC"),
        grounds=(RefusalGround(reason=why["reason"], legal_basis=why["legal_basis"]),),
        what_to_do=_guidance(check),
        originals_to_collect=originals_kept(work.session, work.dossier),
    )
    write_letter(work, INTAKE_REFUSAL, notice, document=document)
    return IntakeRefused(document_id=document.id)


def _why(work: Work, check: ComponentsChecked) -> dict[str, Any]:
    proposed: list[dict[str, Any]] = work.session.get_one(SupplementRequest, check.refusal_id).items
    return proposed[0]


def _guidance(check: ComponentsChecked) -> str:
    return (check.ground or Ground.STILL_INCOMPLETE).what_to_do
