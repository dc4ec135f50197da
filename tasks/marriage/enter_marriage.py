"""Writing the marriage into the book which both sign: what was approved, with the day on which it is established."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.clock.clock import VIETNAM
from models.register.books.every_book import MARRIAGES
from models.register.draft import Draft
from tasks.register.write_entry import Entered, write_entry


@step(title="Ghi vào sổ đăng ký kết hôn")
def enter_marriage(work: Work, draft: Drafted) -> Entered:
    """A marriage registered anew keeps the day of the old registration, which stands in the draft already."""
    approved = work.session.get_one(Draft, draft.draft_id).content
    today = work.now.astimezone(VIETNAM).date()
    return write_entry(work, MARRIAGES.code, {"married_on": today.isoformat(), **approved})
