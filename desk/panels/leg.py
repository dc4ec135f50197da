"""Work about another agency's part of a linked group: which part, with whom it is, what was said so far."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.panel import Panel
from language.phrase import phrase
from models.linkage.linked_leg import LinkedLeg
from models.progress.work_item import WorkItem


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    if folder.group is None or folder.group_told is None:
        return {"part": None}
    told = folder.group_told.parts[1:]
    for part, words in zip(folder.group.parts, told, strict=True):
        if part.row is not None and part.row.id == item.subject_id:
            return {"part": words, "row": part.row, "asked": _asked(folder, part.row)}
    return {"part": None}


def _asked(folder: Folder, row: LinkedLeg) -> str:
    """Whose word is awaited; the numbers stay masked with the declaration below."""
    declaration = folder.dossier.declaration
    if row.name == "police" and (home := declaration.get("residence")):
        return phrase("Chủ hộ {full_name}", full_name=home["householder"]["full_name"])
    benefit = declaration.get("benefit") if row.name == "insurance" else None
    return ", ".join(str(relative["full_name"]) for relative in benefit["relatives"]) if benefit else ""


LEG_PANEL = Panel(template="panels/leg.html", context=_context)
