"""The insurance office's part of the death group: nothing goes there before the other relatives have agreed."""

from __future__ import annotations

from engine.slip import Slip
from flows.parts.carry_out_leg import carry_out_leg
from flows.people import relatives
from tasks.linkage.ask_relatives import LEG, ask_relatives
from tasks.linkage.leave_leg_out import leave_leg_out


def grant_benefit(dossier: Slip) -> None:
    """Without their word the benefit is left out, and the family asks for it itself; everything else goes on."""
    asked, law = ask_relatives(dossier), dossier.edition
    if asked.needed and not relatives.confirm(dossier, asked, within=law.householder_answers_within).agreed:
        leave_leg_out(dossier, LEG)
    else:
        carry_out_leg(dossier, LEG)
