"""Asking the householder to agree on VNeID that the child is registered in the household, where he did not file."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.clock.interval import Cause
from procedures.forms.declarations.linked_birth import LinkedBirthDeclaration
from tasks.linkage.ask_to_confirm import AskedToConfirm, ask_to_confirm
from tasks.linkage.start_leg import is_wanted, open_leg
from tasks.wording.applicant import edition_of, requester

LEG = "police"


@step(title="Đề nghị chủ hộ xác nhận trên VNeID")
def ask_householder(work: Work) -> AskedToConfirm:
    """The clock of the police counts from his word; nothing is sent before it."""
    leg = edition_of(work.dossier).leg(LEG)
    if not is_wanted(work, leg):
        return AskedToConfirm()
    row = open_leg(work, leg)
    if _files_himself(work):
        # His signature on the filing is his word; the police find it under the dossier's own code.
        row.consent = {"way": "vneid", "evidence": work.dossier.code}
        return AskedToConfirm()
    return ask_to_confirm(work, leg, row, "chủ hộ", Cause.HOUSEHOLDER)


def _files_himself(work: Work) -> bool:
    form = edition_of(work.dossier).declaration_form
    filed = form.model_validate(work.dossier.declaration) if form else None
    if not isinstance(filed, LinkedBirthDeclaration) or filed.residence is None:
        return False
    return requester(work.dossier).personal_number == filed.residence.householder.personal_number
