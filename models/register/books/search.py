"""Looking for an entry in the electronic books: by personal number, by name, by number and name.

The books are one database (Luật Hộ tịch Đ63: any office that manages it may issue copies), so entries of every agency
here are looked through. An entry is only ever found when the name in it is the name that was declared, or the personal
number is: a number in a book alone opens nobody's record to a stranger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.register.books.book import Book
from models.register.register_entry import RegisterEntry
from models.sealed import find_key
from models.vietnamese_text import fold, name_sort_key

MOST_LOOKED_THROUGH = 200
MOST_FOUND = 10
_NUMBER = re.compile(r"\s*0*([0-9]{1,6})\s*/\s*([0-9]{4})\s*")


@dataclass(frozen=True)
class Sought:
    """Who is looked for: names of persons in the entry, personal number, number in the book such as `12/2026`."""

    names: tuple[str, ...]
    personal_number: str | None = None
    entry_number: str | None = None


def search_book(session: Session, book: Book, sought: Sought) -> list[RegisterEntry]:
    """The entries of that book which are about these persons, newest first."""
    candidates = session.scalars(_candidates(book, sought)).all()
    return [entry for entry in candidates if _is_about(book, entry, sought)][:MOST_FOUND]


def _candidates(book: Book, sought: Sought) -> Select[RegisterEntry]:
    """What is in the book is sealed; the dossiers' sorted names and the keys of numbers can be searched."""
    ways = [Dossier.subject_sort == name_sort_key(name) for name in sought.names]
    if len(book.people) > 1:
        # Such a dossier is listed under both names at once, so each of them is looked for among all its words.
        ways += [Dossier.search_text.contains(fold(name), autoescape=True) for name in sought.names]
    if sought.personal_number:
        ways.append(RegisterEntry.personal_number_key == find_key(sought.personal_number))
    number = _NUMBER.fullmatch(sought.entry_number or "")
    if number:
        ways.append(and_(RegisterEntry.number == int(number[1]), RegisterEntry.year == int(number[2])))
    query = select(RegisterEntry).join(Dossier, Dossier.id == RegisterEntry.dossier_id)
    newest = query.where(RegisterEntry.book == book.code, or_(*ways)).order_by(
        RegisterEntry.entered_on.desc(), RegisterEntry.number.desc(), RegisterEntry.id
    )
    return newest.limit(MOST_LOOKED_THROUGH)


def _is_about(book: Book, entry: RegisterEntry, sought: Sought) -> bool:
    if sought.personal_number and entry.personal_number == sought.personal_number:
        return True
    written = {fold(str(entry.content.get(field, ""))) for field in book.people}
    return bool(written & {fold(name) for name in sought.names})
