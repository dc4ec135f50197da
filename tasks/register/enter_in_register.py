"""Writing the birth into the book: the next number of the year, exactly what was approved (Luật Hộ tịch Điều 58)."""

from __future__ import annotations

from uuid import UUID, uuid4

from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.acts.outcome import Outcome
from models.clock.clock import VIETNAM
from models.intake.counter import next_number
from models.register.content_hash import content_hash
from models.register.draft import Draft
from models.register.register_entry import RegisterEntry

BOOK = "khai-sinh"


class Entered(Outcome):
    """`number` in the book of `year`; what was written there has the hash that was approved inside the draft's."""

    entry_id: UUID
    number: int
    year: int


@step(title="Ghi vào sổ đăng ký khai sinh")
def enter_in_register(work: Work, draft: Drafted) -> Entered:
    """The number is taken in this very transaction, so the book has neither gaps nor doubles."""
    content = work.session.get_one(Draft, draft.draft_id).content
    today = work.now.astimezone(VIETNAM).date()
    entry = RegisterEntry(
        id=uuid4(),
        agency_id=work.dossier.agency_id,
        dossier_id=work.dossier.id,
        book=BOOK,
        year=today.year,
        number=next_number(work.session, work.dossier.agency_id, f"so-{BOOK}:{today.year}"),
        entered_on=today,
        content=content,
        content_hash=content_hash(content),
    )
    work.session.add(entry)
    return Entered(entry_id=entry.id, number=entry.number, year=entry.year)
