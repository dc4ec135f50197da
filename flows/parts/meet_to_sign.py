"""How two people come to sign together: a day is agreed with both, and another one when they did not come."""

from __future__ import annotations

from typing import NamedTuple

from engine.legs import together_for
from engine.slip import Slip
from flows.people import couple, justice_officer
from models.acts.appraises import Drafted
from models.acts.marriage.agrees_appointment import AppointmentAgreed
from models.status import Ending
from procedures.forms.declarations.marriage import SPOUSES
from tasks.ending.close import close
from tasks.marriage.invite_to_sign import invite_to_sign
from tasks.marriage.stop_unsigned import stop_unsigned


class Meeting(NamedTuple):
    """Whether both signed; `ended` when no day could be found any more. Neither: something stood against it."""

    signed: bool = False
    ended: Ending | None = None


def meet_to_sign(dossier: Slip, draft: Drafted) -> Meeting:
    while True:
        appointment = justice_officer.agrees_appointment(dossier, draft, within=dossier.edition.signing_patience)
        if appointment.given_up or appointment.lapsed:
            stop_unsigned(dossier)
            return Meeting(ended=close(dossier, Ending.STOPPED))
        _invite_both(dossier, appointment)
        met = couple.appears(dossier, draft, appointment)
        if not met.did_not_come:
            return Meeting(signed=met.signed)


def _invite_both(dossier: Slip, appointment: AppointmentAgreed) -> None:
    together_for(SPOUSES, key=str, leg=lambda who: invite_to_sign(dossier, appointment, who))
