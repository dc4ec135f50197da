"""Inviting one of the two to come and sign at the hour that was agreed (thư mời ký)."""

from __future__ import annotations

from datetime import datetime

from engine.step import step
from engine.work import Work
from models.acts.marriage.agrees_appointment import AppointmentAgreed
from models.acts.outcome import Outcome
from models.clock.due import Cause
from models.progress.pause import Pause, is_paused
from notifications.notices.signing_invitation import SIGNING_INVITATION, SigningInvitation
from tasks.wording.applicant import result_title
from tasks.wording.components import originals_to_bring
from tasks.wording.spouse import spouse_facts
from tasks.write_letter import write_letter


class InvitedToSign(Outcome):
    at: datetime


@step(title="Mời một bên đến ký")
def invite_to_sign(work: Work, appointment: AppointmentAgreed, who: str) -> InvitedToSign:
    """From here the office waits for the couple, on a day of their own choosing."""
    if appointment.at is None:
        raise LookupError("nobody is invited without a day")
    if not is_paused(work.session, work.dossier.id):
        work.session.add(Pause(dossier_id=work.dossier.id, cause=Cause.SIGNING, since=work.now))
    notice = SigningInvitation(
        **spouse_facts(work, who),
        result=result_title(work.dossier),
        sign_at=appointment.at,
        originals_to_bring=originals_to_bring(work.session, work.dossier),
    )
    write_letter(work, SIGNING_INVITATION, notice)
    return InvitedToSign(at=appointment.at)
