"""Writing the birth into the book: the next number of the year, exactly what was approved (Luật Hộ tịch Điều 58)."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.register.books.every_book import BIRTHS
from models.register.draft import Draft
from tasks.register.write_entry import Entered, write_entry


@step(title="Ghi vào sổ đăng ký khai sinh")
def enter_in_register(work: Work, draft: Drafted) -> Entered:
    return write_entry(work, BIRTHS.code, work.session.get_one(Draft, draft.draft_id).content)
