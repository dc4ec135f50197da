"""Whoever takes dossiers in takes in what he may see afterwards; for others he is told to send people next door."""

from __future__ import annotations

from models.acts.every_act import find_act
from models.acts.refusal import FormFault
from procedures.filing import Filing
from procedures.procedure import Edition, Procedure
from web.caller import Caller

_PROCEDURE = "Thủ tục này không thuộc phần việc được giao cho bạn; hãy mời người dân sang quầy phụ trách."
_TERRITORY = "Người yêu cầu cư trú ngoài địa bàn được giao cho bạn; hãy mời sang quầy phụ trách địa bàn đó."


def faults_of_limits(caller: Caller, procedure: Procedure, edition: Edition, filing: Filing | None) -> list[FormFault]:
    """This will name what lies outside the limits of a member of staff; nobody else has any."""
    reach, faults = caller.reach, []
    first = find_act(edition.first_wait).line
    step_is_his = reach.steps is None or first in reach.steps
    if not step_is_his or (reach.procedures is not None and procedure.code not in reach.procedures):
        faults.append(FormFault("/procedure", _PROCEDURE))
    lives_in = filing.applicant.residence.ward if filing is not None else None
    if filing is not None and reach.territories is not None and lives_in not in reach.territories:
        faults.append(FormFault("/applicant/residence/ward", _TERRITORY))
    return faults
