"""Numbering the copies that were asked for together with a registration, in the book of issued copies."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.agency import Agency
from models.register.books.every_book import COPIES_BOOK, find_book
from models.register.books.extract import extract_of_entry
from models.register.register_entry import RegisterEntry
from tasks.register.write_entry import Entered, write_entry


@step(title="Ghi sổ cấp bản sao trích lục hộ tịch", line="enter_copies")
def enter_copies_of(work: Work, entered: Entered) -> Entered:
    """They are copies of the entry just made, as it stands in the book (Luật Hộ tịch Đ63-64)."""
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = work.session.get_one(Agency, entry.agency_id)
    record = extract_of_entry(find_book(entry.book), entry, agency)
    return write_entry(work, COPIES_BOOK, {**record, "copies": str(work.slip.copies)})
