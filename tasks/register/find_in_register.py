"""Searching the electronic books for the entry that copies are wanted of; what was found is kept as it was shown."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.agency import Agency
from models.register.books.book import Book
from models.register.books.every_book import book_of
from models.register.books.search import Sought, search_book
from models.register.look_up import LookUp
from models.register.register_entry import RegisterEntry
from procedures.forms.declarations.civil_status_extract import ExtractDeclaration

REGISTER_SEARCH = "register_search"


class RegisterSearched(Outcome):
    look_up_id: UUID
    found: int


@step(title="Tra cứu cơ sở dữ liệu hộ tịch")
def find_in_register(work: Work) -> RegisterSearched:
    """Finding nothing means little: most entries stand in books on paper, which the officer searches."""
    declared = ExtractDeclaration.model_validate(work.dossier.declaration)
    book = book_of(declared.event)
    found = search_book(work.session, book, _sought(declared))
    look_up = LookUp(
        id=uuid4(),
        dossier_id=work.dossier.id,
        kind=REGISTER_SEARCH,
        source="so-ho-tich",
        answer={"book": book.code, "found": [shown_entry(work, book, entry) for entry in found]},
        answered_at=work.now,
        recorded_by="system",
    )
    work.session.add(look_up)
    return RegisterSearched(look_up_id=look_up.id, found=len(found))


def _sought(declared: ExtractDeclaration) -> Sought:
    people = [person for person in (declared.subject, declared.other_person) if person is not None]
    return Sought(
        names=tuple(person.full_name for person in people),
        personal_number=declared.subject.personal_number,
        entry_number=declared.entry.number,
    )


def shown_entry(work: Work, book: Book, entry: RegisterEntry) -> dict[str, Any]:
    """Enough for the officer to tell one entry from another; the whole of it stands in the draft."""
    return {
        "entry_id": str(entry.id),
        "entry_number": f"{entry.number}/{entry.year}",
        "registered_on": entry.entered_on.isoformat(),
        "registered_at": work.session.get_one(Agency, entry.agency_id).name,
        "people": [str(entry.content.get(field, "")) for field in book.people],
        "days": [str(entry.content.get(field, "")) for field in sorted(book.days)],
    }
