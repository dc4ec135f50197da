"""Verifying a death before the ward certifies it: what the database already says of the deceased."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.facts.look_up_facts import looked_up
from desk.panels.panel import Panel
from models.progress.work_item import WorkItem


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    return {"looked_up": looked_up(folder), "sent_back": None}


VERIFICATION_PANEL = Panel(template="panels/appraisal.html", context=_context)
