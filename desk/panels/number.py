"""A personal number that comes by letter, or after the certificate: which entry of the book it belongs to."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.panel import Panel
from desk.words.mask import masked
from models.progress.work_item import WorkItem


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    answer = next((row for row in folder.look_ups if row.id == item.subject_id), None)
    number = str(answer.answer.get("number", "")) if answer else ""
    return {"entry": folder.entry, "number": masked(number), "at": answer.answered_at if answer else None}


NUMBER_PANEL = Panel(template="panels/number.html", context=_context)
