"""Signing and sealing: the very files that get the signature, as pictures, each with its hash."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.panel import Panel
from models.acts.outcome import Form
from models.delivery.papers import papers_of
from models.progress.work_item import WorkItem
from models.register.books.every_book import BIRTHS


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    # Only who is entered in the book of births is given a personal number.
    numbered = folder.entry is not None and folder.entry.book == BIRTHS.code
    papers = papers_of(item, folder.documents)
    return {"papers": papers, "entry": folder.entry, "numbered": numbered}


def _hinders(folder: Folder, item: WorkItem, form: type[Form]) -> str:
    return "" if papers_of(item, folder.documents) else "Bản kết quả chưa được lập xong; hãy mở lại sau ít phút."


SIGNING_PANEL = Panel(
    template="panels/signing.html", picture="panels/document_picture.html", context=_context, hinders=_hinders
)
