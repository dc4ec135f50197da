"""Writing a birth registered anew into the book; whoever has a personal number keeps it."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.register.books.every_book import BIRTHS
from models.register.draft import Draft
from models.register.register_entry import RegisterEntry
from models.register.take_number import take_number
from tasks.register.write_entry import Entered, write_entry


class EnteredAgain(Entered):
    """`numbered` is false when a personal number must still be asked for."""

    numbered: bool


@step(title="Ghi vào sổ đăng ký khai sinh")
def enter_birth_again(work: Work, draft: Drafted) -> EnteredAgain:
    approved = work.session.get_one(Draft, draft.draft_id).content
    entered = write_entry(work, BIRTHS.code, approved)
    number = approved["personal_number"]
    if number:
        work.session.flush()
        take_number(work.session, work.session.get_one(RegisterEntry, entered.entry_id), number, work.now)
    return EnteredAgain(**entered.model_dump(), numbered=bool(number))
