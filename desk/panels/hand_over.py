"""Handing the result over: who stands at the desk, what is still owed, and where a parcel has been."""

from __future__ import annotations

from typing import Any

from desk.beside.originals import held_originals
from desk.folder.folder import Folder
from desk.panels.panel import Panel
from models.acts.marriage.receives import HandedToBoth
from models.acts.receives import RECEIVES_BY_POST, HandedOver
from models.delivery.papers import ISSUED_COPY
from models.money.carriage import carriage_prices, charged_in_vain
from models.progress.work_item import WorkItem
from procedures.code_table import WARDS


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    present = folder.present_components
    sealed = (document for document in folder.documents if document.sealed_at)
    results = sorted(sealed, key=lambda document: document.kind == ISSUED_COPY)
    return {
        "results": results,
        # Dossiers that were signed before copies were drawn up with the result have theirs made by hand.
        "copies_drawn": any(document.kind == ISSUED_COPY for document in results),
        "owed": folder.owed,
        "to_be_shown": [folder.component_title(row.code) for row in present if row.original_to_be_shown],
        "to_be_given_back": held_originals(folder),
        "at_desk": _is_fetched(item),
    }


def _is_fetched(item: WorkItem) -> bool:
    """Also what was to be opened online may be fetched instead."""
    return item.act != RECEIVES_BY_POST.key


HAND_OVER_PANEL = Panel(
    template="panels/hand_over.html",
    context=_context,
    # Who fetches a result is looked at in one place, the delivery desk's; here nothing stands open in its stead.
    elsewhere=(HandedOver, HandedToBoth),
    suggests=lambda folder, item: HandedOver.name if _is_fetched(item) else "",
)


def _new_way(folder: Folder, item: WorkItem) -> dict[str, Any]:
    in_vain = sum(line.amount for line in charged_in_vain(folder.session, folder.dossier.id))
    return {
        "remaining_parcels": folder.parcels,
        "carriage": carriage_prices(folder.session, folder.dossier, folder.now),
        "in_vain": in_vain,
        "owed": folder.owed - in_vain,
        "known_address": bool(folder.dossier.delivery.get("address") or folder.dossier.delivery.get("address_text")),
        "wards": sorted(WARDS.items(), key=lambda ward: ward[1]),
    }


NEW_WAY_PANEL = Panel(template="panels/new_way.html", context=_new_way)
