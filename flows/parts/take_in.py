"""How every procedure begins: the desk takes the dossier in, asks once for what is missing, or refuses it."""

from __future__ import annotations

from typing import NamedTuple

from engine.slip import Slip
from flows.people import applicant, chairman, receiver
from models.acts.checks_components import ComponentsChecked
from models.status import Ending
from tasks.ending.close import close
from tasks.intake.accept import accept
from tasks.intake.refuse_intake import refuse_intake
from tasks.intake.request_supplement import request_supplement


class TakenIn(NamedTuple):
    """The last check of the components; `ended` when the dossier came to its end at the desk."""

    check: ComponentsChecked
    ended: Ending | None = None


def take_in(dossier: Slip) -> TakenIn:
    """What is missing is asked for once, in full; an accepted dossier gets the receipt with the hour of return."""
    check = receiver.checks_components(dossier)
    if check.something_missing:
        request = request_supplement(dossier, check)
        if applicant.supplements(dossier, request, within=dossier.edition.answer_within).lapsed:
            return TakenIn(check, close(dossier, Ending.LAPSED))
        check = receiver.checks_components(dossier)
    if check.cannot_be_taken_in and chairman.agrees_to_refuse_intake(dossier, check).agreed:
        return TakenIn(check, refuse_intake(dossier, check))
    accept(dossier)
    return TakenIn(check)
