"""Deciding: the proposal, its reasons, what differs from the declaration, and the certificate as it would be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from desk.folder.folder import Folder
from desk.panels.appraisal import hidden_fields, shown_draft
from desk.panels.facts.look_up_facts import looked_up
from desk.panels.letter_preview import NUMBER_TO_COME, originals_kept, preview, shared_facts
from desk.panels.panel import LetterPreview, Panel
from language.phrase import phrase
from models.acts.decides import Approve, Refuse
from models.acts.outcome import Form
from models.progress.work_item import WorkItem
from notifications.content import RefusalGround
from notifications.notices.refusal import Refusal

# Of an extract the picture shows what it says; these tell where that was found.
_WHERE_FOUND = frozenset({"found_in", "entry_number", "volume", "registered_on", "registered_at", "copies"})


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    return {
        "shown": shown_draft(folder, item),
        "looked_up": looked_up(folder),
        "hidden": hidden_fields(folder),
        "where_found": _WHERE_FOUND,
    }


def _starting(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    """Where the officer proposes to refuse, his reason stands ready in the chairman's box."""
    shown = shown_draft(folder, item)
    if form is not Refuse or shown is None or shown.draft.proposal != "refuse":
        return {}
    return {"reason": shown.draft.reason or "", "legal_basis": shown.draft.legal_basis or ""}


def _hinders(folder: Folder, item: WorkItem, form: type[Form]) -> str:
    shown = shown_draft(folder, item)
    if form.name == Approve.name and shown and shown.draft.proposal == "refuse":
        return "Công chức đề nghị từ chối; chỉ có thể từ chối hoặc trả lại."
    return ""


def _letter(folder: Folder, item: WorkItem, form: type[Form], fields: Mapping[str, Any]) -> LetterPreview | None:
    if form is not Refuse:
        return None
    try:
        refusal = Refuse.model_validate(fields)
    except ValidationError:
        return None
    content = Refusal(
        **shared_facts(folder),
        number=NUMBER_TO_COME,
        decided_by=phrase("Chủ tịch {agency}", agency=folder.agency.name),
        decided_at=folder.now,
        grounds=(RefusalGround(reason=refusal.reason, legal_basis=refusal.legal_basis),),
        originals_to_collect=originals_kept(folder),
    )
    return preview(folder, "refusal", content)


def _suggests(folder: Folder, item: WorkItem) -> str:
    shown = shown_draft(folder, item)
    return Refuse.name if shown and shown.draft.proposal == "refuse" else ""


DECISION_PANEL = Panel(
    template="panels/decision.html",
    picture="panels/draft_picture.html",
    context=_context,
    starting=_starting,
    letter=_letter,
    hinders=_hinders,
    suggests=_suggests,
)


def _draft_only(folder: Folder, item: WorkItem) -> dict[str, Any]:
    return {
        "shown": shown_draft(folder, item),
        "looked_up": [],
        "hidden": hidden_fields(folder),
        "where_found": _WHERE_FOUND,
    }


# The officer who records what the applicant said of the draft sees the same draft.
DRAFT_READING_PANEL = Panel(template="panels/decision.html", picture="panels/draft_picture.html", context=_draft_only)
