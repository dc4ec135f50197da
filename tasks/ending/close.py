"""Ending a dossier: the one verb that does, with the Phiếu kiểm soát (Mẫu 06) that shows the way it took."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from documents.contents.control_slip import ControlSlip
from engine.reserve import Drawing
from engine.slip import Slip
from engine.step import step
from engine.work import Work
from models.acts.aside.settles_late_answer import LATE_ANSWER_LEG
from models.acts.opinions.gives_opinion import OPINION_LEG
from models.acts.outcome import Outcome
from models.clock.due_of_dossier import due_of_dossier
from models.clock.promise import promise
from models.intake.supplement_request import SupplementRequest
from models.money.settle_at_end import settle_at_end
from models.progress.open_aside import close_asides
from models.progress.pause import end_pauses
from models.status import Ending
from notifications.notices.lapsed import LAPSED, Lapsed
from procedures.catalogue import find
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.wording.common_facts import common_facts
from tasks.wording.components import originals_kept
from tasks.wording.handovers import handovers
from tasks.wording.letterhead import agency_of, desk_head, slip_number
from tasks.wording.tracking import tracking_url
from tasks.write_letter import write_letter


class Closed(Outcome):
    ending: Ending
    document_id: UUID


def close(dossier: Slip, ending: Ending) -> Ending:
    """This will end the dossier so, as a step of its procedure, and give the ending back to the flow."""
    return _close(dossier, ending).ending


def _control_slip(work: Work, ending: Ending) -> Drawing:
    agency = agency_of(work.session, work.dossier)
    return drawing(
        "PKS",
        lambda number: ControlSlip(
            drawn_at=work.now,
            tracking_url=tracking_url(equipment_of(work), work.dossier),
            letterhead=desk_head(agency, slip_number(number, "PKS"), work.now),
            dossier_code=work.dossier.code,
            procedure=f"{work.dossier.procedure} – {find(work.dossier.procedure).title}",
            deciding_agency=agency.name,
            received_at=work.dossier.received_at,
            due_at=work.dossier.due_at,
            due_explained=_why(work),
            handovers=handovers(work.session, work.dossier),
        ),
        ControlSlip,
    )


def _why(work: Work) -> tuple[str, ...]:
    """Nothing was promised to whoever was never taken in; what was promised last stands while a pause still runs."""
    due = due_of_dossier(work.session, work.dossier, work.now)
    return due.lines if work.dossier.due_at == due.at else ()


@step(title="Kết thúc hồ sơ", line="close", draws=_control_slip)
def _close(work: Work, ending: Ending) -> Closed:
    document = work.drawn()
    # The control slip is the office's own paper: it names who handled what.
    document.for_applicant = False
    if ending is Ending.LAPSED:
        _tell_that_nothing_came(work)
    settle_at_end(work.session, work.dossier, ending, work.now)
    end_pauses(work.session, work.dossier.id, work.now)
    if work.dossier.accepted_at is not None and work.dossier.issued_at is None:
        # Whether it ended in time is told by the hour that holds now, with the pause that has just ended.
        due = due_of_dossier(work.session, work.dossier, work.now).at
        promise(work.session, work.dossier, due, work.now)
    work.dossier.end(ending, work.now)
    # Once an answer has gone out, nobody need be reminded that it is owed.
    close_asides(work.session, work.dossier.id, LATE_ANSWER_LEG, "system", work.now)
    # Nor is an opinion of use about what has ended.
    close_asides(work.session, work.dossier.id, OPINION_LEG, "system", work.now)
    return Closed(ending=ending, document_id=document.id)


def _tell_that_nothing_came(work: Work) -> None:
    sent = select(SupplementRequest).where(
        SupplementRequest.dossier_id == work.dossier.id, SupplementRequest.sent_at.is_not(None)
    )
    request = work.session.scalars(sent).one()
    notice = Lapsed(
        **common_facts(work),
        asked_at=request.sent_at or work.now,
        answer_by=request.answer_by or work.now,
        originals_to_collect=originals_kept(work.session, work.dossier),
    )
    write_letter(work, LAPSED, notice)
