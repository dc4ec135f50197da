"""The papers that are signed, and sealed, in one act: a result, with it the copies that were asked for with it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.delivery.document import Document
from models.progress.work_item import WorkItem
from models.register.content_hash import content_hash

# The kind of document every copy out of a book is, whatever book it is.
ISSUED_COPY = "civil_status_extract"


def papers_of(item: WorkItem, documents: Iterable[Document]) -> list[Document]:
    """This will pick, out of a dossier's documents, what the item is about; first what it names, then the copies.

    Copies go with the result beside which they were drawn up, in the same leg. Empty while nothing is drawn.
    """
    drawn = [one for one in documents if one.sha256]
    named = [one for one in drawn if one.id == item.subject_id]
    copies = (one for one in drawn if one.kind == ISSUED_COPY and one.leg == item.leg and one not in named)
    return [*named, *sorted(copies, key=lambda one: (one.reserved_at, one.id))] if named else []


def load_papers(session: Session, item: WorkItem) -> list[Document]:
    """The same, read from the dossier."""
    wanted = or_(Document.id == item.subject_id, Document.kind == ISSUED_COPY)
    rows = select(Document).where(Document.dossier_id == item.dossier_id, wanted)
    return papers_of(item, session.scalars(rows))


def shown_together(first: str, *others: str) -> str:
    """What somebody must have seen who acts on several files at once, of the SHA-256 of each; one stands for itself."""
    return content_hash([first, *others]) if others else first
