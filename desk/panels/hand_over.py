"""Handing the result over: who stands at the desk, what is still owed, and where a parcel has been."""

from __future__ import annotations

from typing import Any

from desk.beside.originals import held_originals
from desk.folder.folder import Folder
from desk.panels.panel import Panel
from language.phrase import phrase
from models.acts.marriage.receives import HandedToBoth
from models.acts.outcome import Form
from models.acts.receives import HandedOver
from models.delivery.papers import ISSUED_COPY
from models.progress.work_item import WorkItem
from models.role import Role
from web.pages import money

# What a recipient shows; a few words suffice, the number is never written down.
IDENTITY_PAPERS = (
    "Căn cước của người nhận",
    "Căn cước điện tử trên VNeID của người nhận",
    "Hộ chiếu của người nhận",
    "Văn bản ủy quyền và căn cước của người nhận thay",
)


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    present = folder.present_components
    sealed = (document for document in folder.documents if document.sealed_at)
    results = sorted(sealed, key=lambda document: document.kind == ISSUED_COPY)
    return {
        "results": results,
        # Dossiers that were signed before copies were drawn up with the result have theirs made by hand.
        "copies_drawn": any(document.kind == ISSUED_COPY for document in results),
        "owed": folder.owed,
        "identity_papers": IDENTITY_PAPERS,
        "to_be_shown": [folder.component_title(row.code) for row in present if row.original_to_be_shown],
        "to_be_given_back": held_originals(folder),
        "at_desk": item.role == Role.RETURN_DESK,
    }


def _hinders(folder: Folder, item: WorkItem, form: type[Form]) -> str:
    if form in (HandedOver, HandedToBoth) and folder.owed > 0:
        return phrase("Còn phải thu {money} trước khi trả kết quả.", money=money(folder.owed))
    return ""


HAND_OVER_PANEL = Panel(
    template="panels/hand_over.html",
    context=_context,
    form_templates={HandedOver.name: "panels/handed_over.html"},
    hinders=_hinders,
)


def _parcels(folder: Folder, item: WorkItem) -> dict[str, Any]:
    delivery = folder.dossier.delivery or {}
    return {"delivery_way": delivery.get("way", ""), "remaining_parcels": folder.parcels}


NEW_WAY_PANEL = Panel(template="panels/new_way.html", context=_parcels)
