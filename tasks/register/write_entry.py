"""Writing an entry into a book of the agency: the next number of the year, taken in the transaction that uses it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from engine.work import Work
from models.acts.outcome import Outcome
from models.clock.clock import VIETNAM
from models.intake.counter import next_number
from models.register.content_hash import content_hash
from models.register.register_entry import RegisterEntry


class Entered(Outcome):
    """`number` in the book of `year`; what was written there has the hash that was approved inside the draft's."""

    entry_id: UUID
    number: int
    year: int


def write_entry(work: Work, book: str, content: Any, *, ends: str | None = None) -> Entered:
    """This will write the content into the book of this year; the book has neither gaps nor doubles.

    `ends` is the key of the earlier entry that this one ends; a second one that ends it is refused by the table.
    """
    today = work.now.astimezone(VIETNAM).date()
    entry = RegisterEntry(
        id=uuid4(),
        agency_id=work.dossier.agency_id,
        dossier_id=work.dossier.id,
        book=book,
        year=today.year,
        number=next_number(work.session, work.dossier.agency_id, f"so-{book}:{today.year}"),
        entered_on=today,
        content=content,
        content_hash=content_hash(content),
        ends=ends,
    )
    work.session.add(entry)
    return Entered(entry_id=entry.id, number=entry.number, year=entry.year)
