"""The police's part of the birth group: nothing goes to them before the householder has agreed on VNeID."""

from __future__ import annotations

from engine.slip import Slip
from flows.parts.carry_out_leg import carry_out_leg
from flows.people import householder
from tasks.linkage.ask_householder import LEG, ask_householder
from tasks.linkage.leave_leg_out import leave_leg_out


def register_residence(dossier: Slip) -> None:
    """Without his word the residence is left out; everything else goes on."""
    asked, law = ask_householder(dossier), dossier.edition
    if asked.needed and not householder.confirms(dossier, asked, within=law.householder_answers_within).agreed:
        leave_leg_out(dossier, LEG)
    else:
        carry_out_leg(dossier, LEG)
