"""What asking somebody to agree on VNeID comes to, before a part of a group goes out; his time is not counted."""

from __future__ import annotations

from uuid import UUID

from engine.work import Work
from models.acts.outcome import Outcome
from models.clock.due import derive_due
from models.clock.interval import Cause
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import LinkedLeg
from models.progress.pause import Pause
from notifications.notices.confirmation_asked import CONFIRMATION_ASKED, ConfirmationAsked
from procedures.linked.leg import Leg
from tasks.wording.common_facts import common_facts
from tasks.write_letter import write_letter


class AskedToConfirm(Outcome):
    """`needed` is false when the part is not wished, or nobody beside the applicant has to agree."""

    needed: bool = False
    leg_id: UUID | None = None


def ask_to_confirm(work: Work, leg: Leg, row: LinkedLeg, who: str, cause: Cause) -> AskedToConfirm:
    """This will tell the applicant whose word is missing, and stop the clock until it is there (QĐ 296/QĐ-VPCP)."""
    row.state = LegState.AWAITING_CONSENT
    work.session.add(Pause(dossier_id=work.dossier.id, cause=cause, since=work.now))
    until = derive_due(work.slip.edition.householder_answers_within, work.now, work.calendar).at
    notice = ConfirmationAsked(**common_facts(work), leg=leg.title, agency=leg.office, who=who, answer_by=until)
    write_letter(work, CONFIRMATION_ASKED, notice)
    return AskedToConfirm(needed=True, leg_id=row.id)
