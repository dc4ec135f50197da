"""Writing down in the book of issued copies what is issued: of which entry, and how many copies under which number."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.register.books.every_book import COPIES_BOOK
from models.register.draft import Draft
from tasks.register.write_entry import Entered, write_entry


@step(title="Ghi sổ cấp bản sao trích lục hộ tịch")
def enter_copies(work: Work, draft: Drafted) -> Entered:
    return write_entry(work, COPIES_BOOK, work.session.get_one(Draft, draft.draft_id).content)
