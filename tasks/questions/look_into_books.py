"""Searching our books for what another agency asks about; what was found is kept as it was shown to the officer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.register.books.book import Book
from models.register.books.every_book import DEATHS, MARRIAGES
from models.register.books.issued_certificates import ISSUED_CERTIFICATES
from models.register.books.search import Sought, search_book
from models.register.look_up import LookUp
from models.register.question_answer import QUESTION_SEARCH
from procedures.forms.declarations.commune_question import QuestionAbout, QuestionDeclaration
from tasks.register.find_in_register import shown_entry

# A status is told by marriages, by what was confirmed before, and by deaths that ended a marriage or the person.
_BOOKS: dict[QuestionAbout, tuple[Book, ...]] = {
    QuestionAbout.MARITAL_STATUS: (MARRIAGES, ISSUED_CERTIFICATES, DEATHS),
    QuestionAbout.REGISTER_BOOK: (MARRIAGES,),
    QuestionAbout.DEATH: (DEATHS,),
}


class BooksLookedInto(Outcome):
    look_up_id: UUID
    found: int


@step(title="Tra cứu sổ hộ tịch điện tử về nội dung được hỏi")
def look_into_books(work: Work) -> BooksLookedInto:
    """Finding nothing means little: most entries stand in books on paper, which the officer searches."""
    asked = QuestionDeclaration.model_validate(work.dossier.declaration)
    found = [*_found(work, asked)]
    look_up = LookUp(
        id=uuid4(),
        dossier_id=work.dossier.id,
        kind=QUESTION_SEARCH,
        source="so-ho-tich",
        answer={"books": [book.code for book in _BOOKS[asked.about]], "found": found},
        answered_at=work.now,
        recorded_by="system",
    )
    work.session.add(look_up)
    return BooksLookedInto(look_up_id=look_up.id, found=len(found))


def _found(work: Work, asked: QuestionDeclaration) -> Iterator[dict[str, Any]]:
    """Each person is looked for by himself: one may stand in an entry without the other."""
    met: set[str] = set()
    for book in _BOOKS[asked.about]:
        for person in asked.persons:
            sought = Sought((person.full_name,), person.personal_number, asked.entry.number if asked.entry else None)
            for entry in search_book(work.session, book, sought):
                if str(entry.id) not in met:
                    met.add(str(entry.id))
                    yield {**shown_entry(work, book, entry), "book": book.code}
