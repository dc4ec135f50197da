"""Writing the event into its book: the next number of the year, exactly what was approved (Luật Hộ tịch Điều 58)."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.register.draft import Draft
from models.register.records.every_record import record_of
from tasks.register.write_entry import Entered, write_entry


@step(title="Ghi vào sổ hộ tịch")
def enter_in_register(work: Work, draft: Drafted) -> Entered:
    decided = work.session.get_one(Draft, draft.draft_id)
    return write_entry(work, record_of(work.dossier.procedure).book, decided.content, ends=decided.ends)
