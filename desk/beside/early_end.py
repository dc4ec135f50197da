"""Ending a dossier early: exactly what the applicant will be sent, before anything ends."""

from __future__ import annotations

from desk.folder.folder import Folder
from desk.panels.letter_preview import NUMBER_TO_COME, originals_kept, preview, shared_facts
from desk.panels.panel import LetterPreview
from notifications.notices.stopped import STOPPED, Stopped


def early_letter(folder: Folder, reason: str, *, by_applicant: bool) -> LetterPreview | None:
    """The letter as it would go out; None once a result is out, when only what other agencies do is stopped."""
    if folder.dossier.issued_at is not None:
        return None
    content = Stopped(
        **shared_facts(folder),
        number=NUMBER_TO_COME,
        asked_by_applicant=by_applicant,
        stopped_at=folder.now,
        reason=reason,
        originals_to_collect=originals_kept(folder),
        refund=folder.paid,
    )
    return preview(folder, STOPPED.id, content)
