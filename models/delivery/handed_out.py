"""Which documents an applicant may have: what was issued to him, and never what is still being drawn up."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.delivery.document import Document
from models.delivery.papers import ISSUED_COPY
from models.dossier import Dossier
from models.money.owed import owed
from models.progress.journal_line import JournalLine
from procedures.catalogue import find


def handed_out(session: Session, dossier: Dossier) -> list[Document]:
    """This will give the documents issued to the applicant so far, in the order in which they were begun.

    A slip is issued when the step that drew it is in the journal; a result when it has been signed, sealed and
    issued, and nothing is owed for it: what goes online is paid for online, or at any desk.
    """
    meant = select(Document).where(
        Document.dossier_id == dossier.id, Document.for_applicant, Document.sha256.is_not(None)
    )
    rows = session.scalars(meant.order_by(Document.reserved_at, Document.kind == ISSUED_COPY, Document.id)).all()
    recorded = _recorded_places(session, dossier)
    out = result_is_out(session, dossier)
    return [row for row in rows if (row.leg, row.line, row.turn) in recorded and (out or not is_result(dossier, row))]


def is_result(dossier: Dossier, row: Document) -> bool:
    """Whether the document is what the procedure is about, or a copy of it, and not one of the slips on the way."""
    results = find(dossier.procedure).edition(dossier.edition).results
    return row.kind == ISSUED_COPY or row.kind in {result.code for result in results}


def result_is_out(session: Session, dossier: Dossier) -> bool:
    return dossier.issued_at is not None and owed(session, dossier.id) <= 0


def _recorded_places(session: Session, dossier: Dossier) -> set[tuple[str, str, int]]:
    lines: Sequence[JournalLine] = session.scalars(
        select(JournalLine).where(JournalLine.dossier_id == dossier.id)
    ).all()
    return {(line.leg, line.line, line.turn) for line in lines}
