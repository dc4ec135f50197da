"""A result that will be late, or is: the leader is asked, and one new date goes out with an apology (Mẫu 04).

NĐ 63/2024/NĐ-CP Điều 7 khoản 3 and the provinces' rules: reason and new date, at least a day ahead where it is known,
and one new date at most. Whoever looks into it is the leader; the office only sees to it that he is asked in time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from documents.contents.apology import Apology
from engine.reserve import Drawing
from engine.slip import Slip
from engine.step import Step, step
from engine.wait import wait_for
from engine.work import Work
from models.acts.outcome import Outcome
from models.acts.promises_new_date import PROMISES_NEW_DATE, NewDatePromised
from models.clock.due import derive_due
from models.clock.due_of_dossier import due_of_dossier
from models.progress.reappointment import Reappointment
from notifications.notices.apology import APOLOGY
from notifications.notices.apology import Apology as ApologyNotice
from procedures.catalogue import find
from procedures.limits import WorkingDays
from tasks.draw import drawing
from tasks.duties.promise_at_stake import APOLOGISE_AHEAD, APOLOGISE_LATE
from tasks.equipment import equipment_of
from tasks.wording.applicant import requester
from tasks.wording.common_facts import common_facts
from tasks.wording.letterhead import agency_of, desk_head, signs_for, slip_number
from tasks.wording.tracking import tracking_url
from tasks.write_letter import write_letter

# The house's own choice for the date that stands in the draft; the leader may choose another.
PROPOSED_AFTER = WorkingDays(2)


class ApologyDrafted(Outcome):
    """What was promised, and the hour the draft proposes instead."""

    promised_at: datetime
    proposed: datetime


class Apologised(Outcome):
    """`until` is the new hour; None when the leader keeps the promise and nobody is written to."""

    until: datetime | None = None
    document_id: UUID | None = None


@step(title="Dự thảo phiếu xin lỗi và hẹn lại ngày trả kết quả")
def draft_apology(work: Work) -> ApologyDrafted:
    promised = due_of_dossier(work.session, work.dossier, work.now).at
    proposed = derive_due(PROPOSED_AFTER, max(promised, work.now), work.calendar).at
    return ApologyDrafted(promised_at=promised, proposed=proposed)


def _sheet(work: Work, promise: NewDatePromised) -> Drawing | None:
    if promise.until is None:
        return None
    given, agency = _given(work), agency_of(work.session, work.dossier)
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
            due_at=given.instead_of,
            reason=given.reason,
            new_due_at=given.until,
            due_explained=due_of_dossier(work.session, work.dossier, work.now).lines,
            signatory=signs_for(work.session, work.dossier, PROMISES_NEW_DATE.line, "Thủ trưởng cơ quan"),
        ),
        Apology,
    )


def _send(work: Work, promise: NewDatePromised) -> Apologised:
    if work.document is None:
        return Apologised()
    document, given = work.drawn(), _given(work)
    notice = ApologyNotice(
        **common_facts(work),
        number=slip_number(document.number, "PXL"),
        already_late=given.given_at > given.instead_of,
        promised_at=given.instead_of,
        new_due_at=given.until,
        due_explained=due_of_dossier(work.session, work.dossier, work.now).lines,
        reason=given.reason,
    )
    write_letter(work, APOLOGY, notice, document=document)
    return Apologised(until=given.until, document_id=document.id)


def _given(work: Work) -> Reappointment:
    return work.session.get_one(Reappointment, work.dossier.id)


def apology(line: str) -> Callable[[Slip], Apologised]:
    """This will give the duty whose last line bears that name: drafted, put before the leader, sent or not."""
    send: Step[[NewDatePromised], Apologised] = step(
        title="Gửi phiếu xin lỗi và hẹn lại ngày trả kết quả", line=line, draws=_sheet
    )(_send)

    def apologise(slip: Slip) -> Apologised:
        draft_apology(slip)
        return send(slip, wait_for(slip, PROMISES_NEW_DATE))

    return apologise


apologise_ahead = apology(APOLOGISE_AHEAD)
apologise_late = apology(APOLOGISE_LATE)
