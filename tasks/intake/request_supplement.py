"""Asking once, and in full, for what is missing: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from documents.contents.supplement_request_sheet import SupplementRequestSheet, WantedSupplement
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.acts.checks_components import ComponentsChecked
from models.acts.outcome import Outcome
from models.clock.due import Cause, derive_due
from models.intake.supplement_request import SupplementRequest
from models.progress.pause import Pause
from notifications.notices.supplement_request import (
    SUPPLEMENT_REQUEST,
    ClockAfterSupplement,
    MissingItem,
)
from notifications.notices.supplement_request import SupplementRequest as RequestNotice
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.wording.applicant import applicant_on_document, request_in_words
from tasks.wording.common_facts import common_facts
from tasks.wording.components import wanted_title
from tasks.wording.letterhead import agency_of, author, desk_head, signatory, slip_number
from tasks.wording.tracking import tracking_url
from tasks.write_letter import write_letter

_REASON = "Thành phần hồ sơ hoặc nội dung tờ khai chưa đủ, chưa đúng quy định như nêu từng mục ở trên."
_AFTER_THAT = "Quá thời hạn trên mà chưa bổ sung, hồ sơ được đóng; ông/bà có thể nộp hồ sơ mới."


class SupplementRequested(Outcome):
    """The applicant answers about `request_id`, until `answer_by` by the calendar of today."""

    request_id: UUID
    document_id: UUID
    answer_by: datetime


def _sheet(work: Work, check: ComponentsChecked) -> Drawing:
    agency = agency_of(work.session, work.dossier)
    request = work.session.get_one(SupplementRequest, check.request_id)
    guide = author(work.session, work.dossier, "checks_components")
    name, phone = _contact(work)
    return drawing(
        "PBS",
        lambda number: SupplementRequestSheet(
            drawn_at=work.now,
            tracking_url=tracking_url(equipment_of(work), work.dossier),
            letterhead=desk_head(agency, slip_number(number, "PBS"), work.now),
            dossier_code=work.dossier.code,
            applicant=applicant_on_document(work.dossier),
            request=request_in_words(work.dossier),
            wanted=tuple(_wanted(work, item) for item in request.items),
            reason=_REASON,
            answer_by=_answer_by(work),
            after_that=_AFTER_THAT,
            contact_name=name,
            contact_phone=phone,
            guide=signatory(guide, "Người hướng dẫn"),
        ),
        SupplementRequestSheet,
    )


@step(title="Yêu cầu bổ sung hồ sơ", draws=_sheet)
def request_supplement(work: Work, check: ComponentsChecked) -> SupplementRequested:
    """From here the applicant holds the dossier; when he has answered the law counts anew."""
    request = work.session.get_one(SupplementRequest, check.request_id)
    document = work.drawn()
    answer_by = _answer_by(work)
    name, phone = _contact(work)
    request.sent_at, request.answer_by, request.contact = work.now, answer_by, f"{name}, {phone}"
    work.dossier.await_supplement()
    work.session.add(Pause(dossier_id=work.dossier.id, cause=Cause.CITIZEN_SUPPLEMENT, since=work.now, restarts=True))
    notice = RequestNotice(
        **common_facts(work),
        number=slip_number(document.number, "PBS"),
        items=tuple(_missing(work, item) for item in request.items),
        answer_by=answer_by,
        clock=ClockAfterSupplement.RESTARTS,
        contact_name=name,
        contact_phone=phone,
    )
    write_letter(work, SUPPLEMENT_REQUEST, notice, document=document)
    return SupplementRequested(request_id=request.id, document_id=document.id, answer_by=answer_by)


def _answer_by(work: Work) -> datetime:
    return derive_due(work.slip.edition.answer_within, work.now, work.calendar).at


def _contact(work: Work) -> tuple[str, str]:
    agency = agency_of(work.session, work.dossier)
    guide = author(work.session, work.dossier, "checks_components")
    return (guide.full_name, guide.phone or agency.phone) if guide else (agency.one_stop_name, agency.phone)


def _wanted(work: Work, item: dict[str, Any]) -> WantedSupplement:
    title = wanted_title(work.slip.edition, item)
    return WantedSupplement(what=title, why=f"{item['reason']} {item['what_to_do']}")


def _missing(work: Work, item: dict[str, Any]) -> MissingItem:
    return MissingItem(
        name=wanted_title(work.slip.edition, item),
        reason=item["reason"],
        what_to_do=item["what_to_do"],
        legal_basis=item.get("legal_basis") or None,
    )
