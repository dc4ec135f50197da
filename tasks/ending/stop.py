"""Stopping a dossier before its decision: Thông báo dừng giải quyết hồ sơ (Mẫu 05), and what is given back."""

from __future__ import annotations

from uuid import UUID

from documents.contents.stop_notice import StopNotice
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.money.owed import paid
from models.progress.interruption import Interruption, InterruptionKind
from models.status import Ending
from notifications.notices.stopped import STOPPED, Stopped
from notifications.spoken import dong
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.wording.applicant import applicant_on_document, request_in_words
from tasks.wording.common_facts import common_facts
from tasks.wording.components import originals_kept
from tasks.wording.letterhead import agency_of, desk_head, signatory, slip_number
from tasks.wording.tracking import tracking_url
from tasks.write_letter import write_letter

_WITHDRAWN = "Người nộp hồ sơ đề nghị rút hồ sơ."


class HandlingStopped(Outcome):
    """`ending` is what the dossier ends as: taken back by the applicant, or stopped by the office."""

    ending: Ending
    document_id: UUID
    refund: int


def stop_notice(work: Work, reason: str) -> Drawing:
    """The notice (Mẫu 05) that the dossier is not gone on with, for this reason."""
    agency = agency_of(work.session, work.dossier)
    return drawing(
        "TB-TTPVHCC",
        lambda number: StopNotice(
            drawn_at=work.now,
            tracking_url=tracking_url(equipment_of(work), work.dossier),
            letterhead=desk_head(agency, slip_number(number, "TB"), work.now),
            dossier_code=work.dossier.code,
            applicant=applicant_on_document(work.dossier),
            request=request_in_words(work.dossier),
            received_at=work.dossier.received_at,
            reason=reason,
            stopped_at=work.now,
            returned=_given_back(work),
            signatory=signatory(None, "Giám đốc"),
        ),
        StopNotice,
    )


def _notice(work: Work) -> Drawing:
    return stop_notice(work, _interruption(work).reason.strip() or _WITHDRAWN)


@step(title="Dừng giải quyết hồ sơ", draws=_notice)
def stop(work: Work) -> HandlingStopped:
    """Nothing has been decided or sent out yet when this is allowed, so there are only things to give back."""
    interruption = _interruption(work)
    by_applicant = interruption.kind == InterruptionKind.WITHDRAWAL
    ending = Ending.WITHDRAWN if by_applicant else Ending.STOPPED
    return tell_of_stop(work, ending, interruption.reason.strip() or None)


def tell_of_stop(work: Work, ending: Ending, reason: str | None) -> HandlingStopped:
    """This will send the notice that was drawn, with what is given back."""
    document, refund = work.drawn(), paid(work.session, work.dossier.id)
    notice = Stopped(
        **common_facts(work),
        number=slip_number(document.number, "TB"),
        asked_by_applicant=ending is Ending.WITHDRAWN,
        stopped_at=work.now,
        reason=reason,
        originals_to_collect=originals_kept(work.session, work.dossier),
        refund=refund,
    )
    write_letter(work, STOPPED, notice, document=document)
    return HandlingStopped(ending=ending, document_id=document.id, refund=refund)


def _interruption(work: Work) -> Interruption:
    return work.session.get_one(Interruption, work.dossier.id)


def _given_back(work: Work) -> str:
    refund = paid(work.session, work.dossier.id)
    money = (f"Số tiền đã nộp {dong(refund)}",) if refund else ()
    return "; ".join((*originals_kept(work.session, work.dossier), *money))
