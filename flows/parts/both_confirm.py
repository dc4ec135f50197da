"""How each of two confirms what is going to be written about them both."""

from __future__ import annotations

from engine.legs import together_for
from engine.slip import Slip
from flows.people import applicant
from models.acts.appraises import Drafted
from models.acts.reads_draft import DraftRead
from procedures.forms.declarations.marriage import SPOUSES
from tasks.marriage.send_draft_to_spouse import send_draft_to_spouse


def both_confirm(dossier: Slip, draft: Drafted) -> bool:
    """At the desk both sign the declaration; from home each reads the draft behind a link of his or her own."""
    if not (dossier.filed_online and draft.proposes_registration):
        return True
    answers = together_for(SPOUSES, key=str, leg=lambda who: _reads(dossier, draft, who))
    return not any(answer.objects for answer in answers)


def _reads(dossier: Slip, draft: Drafted, who: str) -> DraftRead:
    send_draft_to_spouse(dossier, draft, who)
    return applicant.reads_draft(dossier, draft, silence_is_consent_after=dossier.edition.draft_check)
