"""What the applicant is sent as soon as the dossier is taken in, shown before the button that takes it in."""

from __future__ import annotations

from pydantic import ValidationError

from desk.folder.folder import Folder
from desk.panels.letter_preview import preview, shared_facts
from desk.panels.panel import LetterPreview
from models.clock.steps_to_come import steps_to_come
from models.money.charge_fees import fees_of
from notifications.notices.receipt import RECEIPT, Receipt, StepToCome
from procedures.civil_words import DeliveryWay


def receipt_preview(folder: Folder) -> LetterPreview | None:
    """The notice of acceptance as of now; None where the filing cannot be read by an edition that became stricter."""
    try:
        fees = sum(line.amount for line in fees_of(folder.session, folder.dossier))
    except (LookupError, ValidationError):
        return None
    steps = steps_to_come(folder.edition, folder.calendar, folder.due)
    content = Receipt(
        **shared_facts(folder),
        accepted_at=folder.now,
        due_at=folder.due.at,
        due_explained=folder.due.lines,
        delivery=DeliveryWay.read(folder.dossier.delivery_way),
        steps=tuple(StepToCome(name=name, due_at=by) for name, by in steps),
        originals_to_bring=tuple(
            folder.component_title(row.code) for row in folder.present_components if row.original_to_be_shown
        ),
        fee_due=max(fees - folder.paid, 0),
    )
    return preview(folder, RECEIPT.id, content)
