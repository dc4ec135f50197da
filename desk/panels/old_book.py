"""Seeking the book of an old registration: what was declared of it, and whether its place is ours today."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.panel import Panel
from models.acts.old_book.names_keeper import OtherOfficeKeeps, OwnArchiveSearched
from models.acts.outcome import Form
from models.progress.work_item import WorkItem
from models.register.old_book import old_registration
from procedures.code_table import WARDS


def _is_ours(folder: Folder) -> bool:
    return old_registration(folder.dossier).place.ward == folder.agency.ward_code


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    return {"old": old_registration(folder.dossier), "ours": _is_ours(folder)}


def _starting(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    """Where the unit of today was declared it stands ready; what the office is called now, the officer knows."""
    ward = old_registration(folder.dossier).place.ward or ""
    if form is not OtherOfficeKeeps or ward in ("", folder.agency.ward_code):
        return {}
    return {"commune": f"{WARDS[ward]} ({ward})" if ward in WARDS else ward}


def _suggests(folder: Folder, item: WorkItem) -> str:
    return OwnArchiveSearched.name if _is_ours(folder) else OtherOfficeKeeps.name


KEEPER_PANEL = Panel(
    template="panels/old_registration.html",
    context=_context,
    starting=_starting,
    suggests=_suggests,
)
