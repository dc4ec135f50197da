"""Asking the other relatives to agree on VNeID who receives the benefit of a death (QĐ 296/QĐ-VPCP)."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.clock.interval import Cause
from tasks.linkage.ask_to_confirm import AskedToConfirm, ask_to_confirm
from tasks.linkage.death_cases import linked_death
from tasks.linkage.start_leg import is_wanted, open_leg
from tasks.wording.applicant import edition_of

LEG = "insurance"


@step(title="Đề nghị người thân xác nhận trên VNeID")
def ask_relatives(work: Work) -> AskedToConfirm:
    """Where somebody else has a right to it as well; nothing goes to the insurance office before their word."""
    leg = edition_of(work.dossier).leg(LEG)
    if not is_wanted(work, leg):
        return AskedToConfirm()
    row = open_leg(work, leg)
    wish = linked_death(work).benefit
    if wish is None or not wish.relatives:
        return AskedToConfirm()
    return ask_to_confirm(work, leg, row, "những người thân đã khai", Cause.RELATIVES)
