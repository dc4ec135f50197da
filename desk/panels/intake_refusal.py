"""The leader considers a refusal of intake: the ground the desk gives, and the letter that would go out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk.folder.folder import Folder
from desk.panels.letter_preview import NUMBER_TO_COME, originals_kept, preview, shared_facts
from desk.panels.panel import LetterPreview, Panel
from desk.words.code_words import code_words
from models.acts.agrees_to_refuse_intake import Agree
from models.acts.checks_components import Ground
from models.acts.outcome import Form
from models.intake.supplement_request import SupplementRequest
from models.progress.work_item import WorkItem
from notifications.content import RefusalGround
from notifications.notices.intake_refusal import IntakeRefusal


def _proposal(folder: Folder, item: WorkItem) -> SupplementRequest | None:
    return next((row for row in folder.requests if row.id == item.subject_id), None)


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    proposal = _proposal(folder, item)
    if proposal is None:
        return {"grounds": [], "by": "", "at": None}
    grounds = [{**ground, "ground": code_words(str(ground.get("ground", "")))} for ground in proposal.items]
    by = folder.names[proposal.drafted_by]
    return {"grounds": grounds, "by": by, "at": proposal.drafted_at}


def _letter(folder: Folder, item: WorkItem, form: type[Form], fields: Mapping[str, Any]) -> LetterPreview | None:
    proposal = _proposal(folder, item)
    if form is not Agree or proposal is None:
        return None
    ground = Ground(proposal.items[0]["ground"])
    content = IntakeRefusal(
        **shared_facts(folder),
        number=NUMBER_TO_COME,
        grounds=tuple(RefusalGround(reason=one["reason"], legal_basis=one["legal_basis"]) for one in proposal.items),
        what_to_do=ground.what_to_do,
        originals_to_collect=originals_kept(folder),
    )
    return preview(folder, "intake_refusal", content)


INTAKE_REFUSAL_PANEL = Panel(template="panels/intake_refusal.html", context=_context, letter=_letter)
