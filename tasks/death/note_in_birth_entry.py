"""A death is noted beside the birth of the deceased, where our own book has it."""

from __future__ import annotations

from uuid import UUID, uuid4

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.clock.clock import VIETNAM
from models.register.books.every_book import BIRTHS
from models.register.books.search import Sought, search_book
from models.register.books.written_day import written_day
from models.register.entry_note import EntryNote
from models.register.records.death import kept_day
from models.register.register_entry import RegisterEntry
from procedures.forms.declarations.death_registration import DeathDeclaration
from tasks.death.declared_death import declared_death
from tasks.register.write_entry import Entered
from tasks.wording.letterhead import agency_of


class BirthNoted(Outcome):
    """`entry_id` is the noted entry of the book of births; None where our book does not have it beyond doubt."""

    entry_id: UUID | None = None


@step(title="Ghi chú việc chết vào sổ đăng ký khai sinh")
def note_in_birth_entry(work: Work, entered: Entered) -> BirthNoted:
    """Only an entry that is certainly about the deceased is noted: by number, or by name, day and sex together."""
    birth = _birth_of(work, declared_death(work.dossier))
    if birth is None:
        return BirthNoted()
    death = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    today = work.now.astimezone(VIETNAM).date()
    work.session.add(
        EntryNote(
            id=uuid4(),
            entry_id=birth.id,
            dossier_id=work.dossier.id,
            noted_on=today,
            what=f"Ngày {today:%d/%m/%Y}: ghi chú đã chết ngày {written_day(death.content['died_on'])}.",
            basis=f"Trích lục khai tử số {death.number}/{death.year} của {agency.name}",
            noted_at=work.now,
        )
    )
    return BirthNoted(entry_id=birth.id)


def _birth_of(work: Work, declared: DeathDeclaration) -> RegisterEntry | None:
    who = declared.deceased
    found = search_book(work.session, BIRTHS, Sought((who.full_name,), personal_number=who.personal_number))
    ours = [entry for entry in found if entry.agency_id == work.dossier.agency_id and _is_of(entry, declared)]
    return ours[0] if len(ours) == 1 else None


def _is_of(entry: RegisterEntry, declared: DeathDeclaration) -> bool:
    who = declared.deceased
    if who.personal_number and entry.personal_number:
        return entry.personal_number == who.personal_number
    return (entry.content["born_on"], entry.content["gender"]) == (kept_day(who.born_on), who.sex.words)
