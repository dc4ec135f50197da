"""The book of issued certificates of marital status: what was confirmed of somebody before."""

from __future__ import annotations

from models.register.books.book import Book
from models.register.records.marital_status import MARITAL_STATUS_RECORD, TITLES
from procedures.civil_words import CivilEvent

# No extract is ever issued of it; it is only looked into when a status is asked about.
ISSUED_CERTIFICATES = Book(
    code=MARITAL_STATUS_RECORD.book,
    event=CivilEvent.MARRIAGE,
    extract="",
    symbol="",
    titles=TITLES,
    people=("subject_name",),
    needed=(),
    days=frozenset({"since"}),
    unprinted=frozenset(TITLES),
)
