"""What a colleague asks: the question, who asks it and by when an answer is wanted."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.panel import Panel
from models.progress.work_item import WorkItem


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    asked = next((row for row in folder.opinions if row.item_id == item.id), None)
    return {"asked": asked, "asked_by": folder.names[asked.asked_by] if asked else ""}


OPINION_PANEL = Panel(template="panels/opinion.html", context=_context)
