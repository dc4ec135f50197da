"""Another office must be asked, so the longer limit applies: the new hour is promised with an apology (Mẫu 04)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from documents.contents.apology import Apology
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.clock.due import DueDate
from models.clock.due_of_dossier import due_of_dossier
from models.clock.promise import promise
from notifications.notices.apology import APOLOGY
from notifications.notices.apology import Apology as ApologyNotice
from procedures.catalogue import find
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.wording.applicant import requester
from tasks.wording.common_facts import common_facts
from tasks.wording.letterhead import agency_of, desk_head, signatory, slip_number
from tasks.wording.tracking import tracking_url
from tasks.write_letter import write_letter


class PromisedLater(Outcome):
    """`document_id` is None when the hour already promised is no earlier: nobody is apologised to twice."""

    due_at: datetime
    document_id: UUID | None = None


def _apology(work: Work) -> Drawing | None:
    agency = agency_of(work.session, work.dossier)
    promised, longer = _hours(work)
    if longer.at <= promised:
        return None
    return drawing(
        "PXL",
        lambda number: Apology(
            drawn_at=work.now,
            tracking_url=tracking_url(equipment_of(work), work.dossier),
            letterhead=desk_head(agency, slip_number(number, "PXL"), work.now),
            addressee=work.dossier.applicant_name,
            personal_number=requester(work.dossier).personal_number or "",
            dossier_code=work.dossier.code,
            procedure=find(work.dossier.procedure).title,
            received_at=work.dossier.received_at,
            due_at=promised,
            reason=work.slip.edition.verification_reason,
            new_due_at=longer.at,
            due_explained=longer.lines,
            signatory=signatory(None, "Giám đốc"),
        ),
        Apology,
    )


@step(title="Hẹn lại ngày trả kết quả vì phải xác minh", draws=_apology)
def promise_later(work: Work) -> PromisedLater:
    """Verification replaces the limit; the applicant learns of it at once, not when the first hour has passed."""
    promised, longer = _hours(work)
    work.dossier.verified_longer = True
    if work.document is None:
        return PromisedLater(due_at=promised)
    document = work.drawn()
    notice = ApologyNotice(
        **common_facts(work),
        number=slip_number(document.number, "PXL"),
        already_late=work.now > promised,
        promised_at=promised,
        new_due_at=longer.at,
        due_explained=longer.lines,
        reason=work.slip.edition.verification_reason,
    )
    write_letter(work, APOLOGY, notice, document=document)
    promise(work.session, work.dossier, longer.at, work.now)
    return PromisedLater(due_at=longer.at, document_id=document.id)


def _hours(work: Work) -> tuple[datetime, DueDate]:
    """What was promised, and the hour by the longer limit."""
    longer = due_of_dossier(work.session, work.dossier, work.now, verified=True)
    return work.dossier.due_at or work.now, longer
