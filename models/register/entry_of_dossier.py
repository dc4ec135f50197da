"""What a dossier has written in the books: the event it is about, and beside it the copies that were asked for."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.register.books.every_book import COPIES_BOOK
from models.register.register_entry import RegisterEntry


def find_entry(session: Session, dossier_id: UUID) -> RegisterEntry | None:
    """This will give the entry of the event; of a dossier that only asks for copies, their number; else None."""
    written = select(RegisterEntry).where(RegisterEntry.dossier_id == dossier_id)
    # Of the two orders of a yes and a no the book of events comes first.
    return session.scalars(written.order_by(RegisterEntry.book == COPIES_BOOK).limit(1)).first()


def entry_of_dossier(session: Session, dossier_id: UUID) -> RegisterEntry:
    """The same for a dossier that is known to have entered something; LookupError when it has not."""
    entry = find_entry(session, dossier_id)
    if entry is None:
        raise LookupError("nothing has been entered for the dossier")
    return entry
