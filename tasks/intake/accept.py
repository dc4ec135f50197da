"""Taking a dossier in: Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01), with the hour of return and its derivation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from documents.contents.receipt import HandlingStep, Receipt, ReceivedComponent
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.clock.clock import VIETNAM
from models.clock.due import DueDate
from models.clock.due_of_dossier import due_of_dossier
from models.clock.promise import promise
from models.clock.steps_to_come import steps_to_come
from models.intake.component import Component
from models.money.charge_fees import charge_fees
from models.money.owed import owed
from notifications.notices.receipt import RECEIPT, StepToCome
from notifications.notices.receipt import Receipt as ReceiptNotice
from procedures.civil_words import ComponentKind, DeliveryWay
from procedures.limits import in_words
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.wording.applicant import applicant_on_receipt, proxy_on_receipt, request_in_words
from tasks.wording.common_facts import common_facts
from tasks.wording.components import component_title, originals_kept, originals_to_bring, present_components
from tasks.wording.letterhead import agency_of, author, desk_head, signatory, slip_number
from tasks.wording.tracking import tracking_url
from tasks.write_letter import write_letter

_COLUMNS = {
    ComponentKind.ORIGINAL_PRESENTED.value: "originals",
    ComponentKind.ORIGINAL_SUBMITTED.value: "originals",
    ComponentKind.CERTIFIED_COPY.value: "certified_copies",
    ComponentKind.COMPARED_COPY.value: "photocopies",
    ComponentKind.SCAN.value: "electronic",
    ComponentKind.SIGNED_DATA.value: "electronic",
}


class Accepted(Outcome):
    due_at: datetime
    charged: int
    document_id: UUID


def _receipt(work: Work) -> Drawing:
    due = due_of_dossier(work.session, work.dossier, work.now)
    agency = agency_of(work.session, work.dossier)
    limit, _ = work.slip.edition.limits_for(work.slip.channel)
    return drawing(
        "BPTNTKQ",
        lambda number: Receipt(
            drawn_at=work.now,
            tracking_url=tracking_url(equipment_of(work), work.dossier),
            letterhead=desk_head(agency, slip_number(number, "BPTNTKQ"), work.now),
            dossier_code=work.dossier.code,
            applicant=applicant_on_receipt(work.dossier),
            proxy=proxy_on_receipt(work.dossier),
            request=request_in_words(work.dossier),
            components=tuple(_handed_in(work, row) for row in present_components(work.session, work.dossier)),
            originals_kept=originals_kept(work.session, work.dossier),
            sets=work.slip.edition.dossier_sets,
            handling_time=in_words(limit),
            received_at=work.dossier.received_at,
            due_at=due.at,
            due_explained=due.lines,
            steps=tuple(HandlingStep(name=name, done_by=by) for name, by in _steps(work, due)),
            collected_at=_collected_at(work),
            book_number=f"{work.now.astimezone(VIETNAM).year}",
            book_line=str(number),
            receiver=signatory(author(work.session, work.dossier, "checks_components"), "Người tiếp nhận hồ sơ"),
        ),
        Receipt,
    )


@step(title="Tiếp nhận hồ sơ, hẹn trả kết quả", draws=_receipt)
def accept(work: Work) -> Accepted:
    """From here the office owes the result by the hour on the receipt, and the applicant the fees on it."""
    due = due_of_dossier(work.session, work.dossier, work.now)
    document = work.drawn()
    work.dossier.accept(work.now)
    promise(work.session, work.dossier, due.at, work.now)
    charge_fees(work.session, work.dossier, work.now)
    charged = owed(work.session, work.dossier.id)
    notice = ReceiptNotice(
        **common_facts(work),
        accepted_at=work.now,
        due_at=due.at,
        due_explained=due.lines,
        delivery=DeliveryWay.read(work.dossier.delivery_way),
        steps=tuple(StepToCome(name=name, due_at=by) for name, by in _steps(work, due)),
        originals_to_bring=originals_to_bring(work.session, work.dossier),
        fee_due=charged,
    )
    write_letter(work, RECEIPT, notice, document=document)
    return Accepted(due_at=due.at, charged=charged, document_id=document.id)


def _steps(work: Work, due: DueDate) -> list[tuple[str, datetime]]:
    return steps_to_come(work.slip.edition, work.calendar, due)


def _handed_in(work: Work, row: Component) -> ReceivedComponent:
    sheets = f" ({row.sheets} tờ)" if row.sheets else ""
    name = f"{component_title(work.slip.edition, row.code)}{sheets}"
    return ReceivedComponent.model_validate({"name": name, _COLUMNS.get(row.kind, "photocopies"): 1})


def _collected_at(work: Work) -> str:
    agency = agency_of(work.session, work.dossier)
    way = DeliveryWay.read(work.dossier.delivery_way)
    return f"{agency.one_stop_name}, {agency.address}" if way is DeliveryWay.DESK else way.words
