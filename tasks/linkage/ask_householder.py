"""Asking the householder to agree on VNeID that the child is registered in the household, where he did not file."""

from __future__ import annotations

from uuid import UUID

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.clock.due import derive_due
from models.linkage.leg_state import LegState
from notifications.notices.householder_asked import HOUSEHOLDER_ASKED, HouseholderAsked
from procedures.forms.declarations.linked_birth import LinkedBirthDeclaration
from procedures.linked.linked_birth import CONSENT_WITHIN
from tasks.linkage.start_leg import is_wanted, open_leg
from tasks.wording.applicant import edition_of, requester
from tasks.wording.common_facts import common_facts
from tasks.write_letter import write_letter

LEG = "police"


class HouseholderAskedToAgree(Outcome):
    """`needed` is false when no residence is asked for, or whoever filed is the householder himself."""

    needed: bool = False
    leg_id: UUID | None = None


@step(title="Đề nghị chủ hộ xác nhận trên VNeID")
def ask_householder(work: Work) -> HouseholderAskedToAgree:
    """The clock of the police counts from his word; nothing is sent before it."""
    leg = edition_of(work.dossier).leg(LEG)
    if not is_wanted(work, leg):
        return HouseholderAskedToAgree()
    row = open_leg(work, leg)
    if _files_himself(work):
        # His signature on the filing is his word; the police find it under the dossier's own code.
        row.consent = {"way": "vneid", "evidence": work.dossier.code}
        return HouseholderAskedToAgree()
    row.state = LegState.AWAITING_CONSENT
    notice = HouseholderAsked(
        **common_facts(work), leg=leg.title, answer_by=derive_due(CONSENT_WITHIN, work.now, work.calendar).at
    )
    write_letter(work, HOUSEHOLDER_ASKED, notice)
    return HouseholderAskedToAgree(needed=True, leg_id=row.id)


def _files_himself(work: Work) -> bool:
    form = edition_of(work.dossier).declaration_form
    filed = form.model_validate(work.dossier.declaration) if form else None
    if not isinstance(filed, LinkedBirthDeclaration) or filed.residence is None:
        return False
    return requester(work.dossier).personal_number == filed.residence.householder.personal_number
