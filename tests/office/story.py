"""One dossier in a test: what it waits for, answering in everybody's name, and what has become of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from models.actor import Actor
from models.acts.act import Signature
from models.acts.answer import answer, lock_dossier
from models.acts.every_act import find_act
from models.delivery.document import Document
from models.delivery.identity import applicant_named, spouses_named
from models.delivery.letter import Letter
from models.delivery.parcel import Parcel, ParcelEvent
from models.dossier import Dossier
from models.money.fee import CashReceipt
from models.money.owed import owed
from models.money.take_cash import take_cash
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from models.progress.journal_line import JournalLine
from models.progress.pause import Pause
from models.progress.work_item import ItemState, WorkItem
from models.register.books.every_book import COPIES_BOOK
from models.register.entry_of_dossier import find_entry
from models.register.register_entry import RegisterEntry
from models.role import Role
from models.status import Ending
from tests.office.signing import sign_for

if TYPE_CHECKING:
    from tests.office.open_office import OpenOffice

A_MOMENT = timedelta(seconds=10)
# What people do when nothing is out of the ordinary.
USUAL: dict[str, tuple[str, dict[str, Any]]] = {
    "checks_components": ("complete", {}),
    "appraises": ("propose_registration", {}),
    "reads_draft": ("agrees", {}),
    "decides": ("approve", {}),
    "signs": ("sign", {}),
    "seals": ("seal", {}),
    "receives": ("handed_over", {}),
}


def shown_by_recipient(dossier: Dossier, outcome: str) -> dict[str, Any]:
    """What whoever the dossier names shows when he fetches its result: a paper with the number that stands there."""
    if outcome == "handed_over":
        number = _first(applicant_named(dossier).numbers)
        return {"who": "applicant", "identity_seen": "Căn cước của người nhận", "shown": number}
    if outcome == "handed_to_both":
        both = zip(("husband", "wife"), spouses_named(dossier) or (), strict=True)
        numbers = {f"{side}_shown": _first(named.numbers) for side, named in both}
        return {"husband_identity": "Căn cước của chồng", "wife_identity": "Căn cước của vợ", **numbers}
    return {}


def _first(numbers: tuple[str, ...]) -> str:
    return next(iter(numbers), "")


@dataclass(frozen=True)
class Story:
    """A filed dossier in an open office. Every answer lets the office go on as far as it can."""

    office: OpenOffice
    dossier_id: UUID

    # -- what it waits for --------------------------------------------------------------------------------------

    def waits_for(self) -> set[str]:
        """The lines of the open waits that belong to the procedure."""
        return {item.line for item in self.items(ItemState.OPEN) if not item.aside}

    def asides(self) -> list[WorkItem]:
        """The open work that no reading awaits."""
        return [item for item in self.items(ItemState.OPEN) if item.aside]

    def items(self, state: ItemState | None = None) -> list[WorkItem]:
        query = select(WorkItem).where(WorkItem.dossier_id == self.dossier_id).order_by(WorkItem.opened_at, WorkItem.id)
        if state is not None:
            query = query.where(WorkItem.state == state)
        found: list[WorkItem] = self.office.scalars(lambda session: list(session.scalars(query)))
        return found

    def open_item(self, line: str) -> WorkItem:
        open_ones = [item for item in self.items(ItemState.OPEN) if item.line == line]
        assert open_ones, f"nobody is awaited for {line}, but for {self.waits_for()}"
        return open_ones[0]

    # -- answering ----------------------------------------------------------------------------------------------

    def answers(self, line: str, outcome: str, *, by: Actor | None = None, **fields: Any) -> None:
        """This will answer the open wait of that name as its page would, by whoever it awaits unless told."""
        item = self.open_item(line)
        self.office.clock.advance(A_MOMENT)
        shows = shown_by_recipient(self.dossier(), outcome) if line == "receives" else {}
        self.answer_item(item, outcome, shows | fields, by or self.whom(item))
        self.office.go_on()

    def answer_item(self, item: WorkItem, outcome: str, fields: dict[str, Any], actor: Actor) -> None:
        """This will answer without letting the office go on."""
        self.record(item, outcome, fields, actor, sign_for(self.office, item, actor))

    def record(
        self, item: WorkItem, outcome: str, fields: dict[str, Any], actor: Actor, signature: Signature | None
    ) -> None:
        """The same with a signature that was made before."""
        with self.office.database.transaction() as session:
            answer(
                session,
                item.id,
                actor,
                outcome,
                fields,
                self.office.clock.now(),
                version=item.version,
                shown_hash=item.shown_hash,
                signature=signature,
            )

    def whom(self, item: WorkItem) -> Actor:
        """Somebody who may answer: the applicant himself, else the first member of staff with the role."""
        role = Role(item.role)
        if role is Role.APPLICANT:
            return Actor.applicant()
        if role.is_staff:
            return self.office.member(role)
        assert item.also_role, "nobody but time answers this"
        return self.office.member(Role(item.also_role))

    def reaches(self, *lines: str) -> None:
        """This will let office and partners go on until one of these is awaited."""
        self.office.until(lambda: bool(self.waits_for() & set(lines)))

    def goes_on_to(self, line: str) -> None:
        """This will have everybody do what is usual until that line is awaited."""
        for _ in range(20):
            self.reaches(line, *USUAL)
            waiting = self.waits_for()
            if line in waiting:
                return
            known = next(name for name in USUAL if name in waiting)
            outcome, fields = USUAL[known]
            self.answers(known, outcome, **fields)
        raise AssertionError(f"{line} was never awaited")

    def pays_at_the_desk(self) -> int:
        """This will take what is owed in cash and give the sum."""
        with self.office.database.transaction() as session:
            dossier = lock_dossier(session, self.dossier_id)
            amount = owed(session, dossier.id)
            take_cash(session, dossier, amount, self.office.member(Role.RETURN_DESK), self.office.clock.now())
        return amount

    def withdraws(self, reason: str = "Tôi nộp lại ở nơi khác.") -> None:
        """This will take the dossier back in the applicant's name, or raise why that is not possible."""
        self._interrupt(Actor.applicant(), InterruptionKind.WITHDRAWAL, reason)

    def is_stopped(self, reason: str) -> None:
        self._interrupt(self.office.member(Role.SUPERVISOR), InterruptionKind.STOP, reason)

    def _interrupt(self, actor: Actor, kind: InterruptionKind, reason: str) -> None:
        self.office.clock.advance(A_MOMENT)
        with self.office.database.transaction() as session:
            dossier = lock_dossier(session, self.dossier_id)
            interrupt(session, dossier, actor, kind, reason, self.office.clock.now())
        self.office.go_on()

    # -- what has become of it ----------------------------------------------------------------------------------

    def dossier(self) -> Dossier:
        found: Dossier = self.office.scalars(lambda session: session.get_one(Dossier, self.dossier_id))
        return found

    def ends_as(self, ending: Ending) -> None:
        """This will go on until the dossier has ended, and see that it did so once, in this way, nothing left open."""
        self.office.until(lambda: not self.dossier().is_open)
        assert self.dossier().ending == ending
        assert self.waits_for() == set()
        assert [line for line in self.journal() + self.journal("interrupted") if line == "close"] == ["close"]

    def journal(self, leg: str = "") -> list[str]:
        """The lines of a leg in their order."""
        return [line.line for line in self.rows(JournalLine, JournalLine.sequence) if line.leg == leg]

    def outcome(self, line: str, turn: int = 1, leg: str = "") -> dict[str, Any]:
        """The outcome of a line as the journal has it."""
        found = [row for row in self.rows(JournalLine) if (row.leg, row.line, row.turn) == (leg, line, turn)]
        assert found, f"{line} is not in the journal"
        said: dict[str, Any] = json.loads(found[0].outcome)
        return said

    def letters(self) -> list[str]:
        """The notices written, each once, in their order."""
        return list(dict.fromkeys(letter.notice for letter in self.letter_rows()))

    def letter_rows(self, notice: str | None = None) -> list[Letter]:
        rows = sorted(self.rows(Letter), key=lambda row: (row.written_at, self._sequence(row), row.turn, row.channel))
        return [letter for letter in rows if notice in (None, letter.notice)]

    def documents(self) -> list[str]:
        """The kinds of the documents drawn, in their order."""
        return [document.kind for document in self.document_rows()]

    def document_rows(self) -> list[Document]:
        rows = sorted(self.rows(Document), key=lambda row: (row.reserved_at, self._sequence(row)))
        return [row for row in rows if row.sha256]

    def document(self, kind: str) -> Document:
        return next(row for row in self.document_rows() if row.kind == kind)

    def pdf(self, kind: str) -> bytes:
        return self.office.files.get(self.document(kind).sha256 or "")

    def entry(self) -> RegisterEntry | None:
        """What stands in the book; of a dossier that asks for copies alone, in the book of issued copies."""
        found: RegisterEntry | None = self.office.scalars(lambda session: find_entry(session, self.dossier_id))
        return found

    def entry_of_copies(self) -> RegisterEntry | None:
        """What stands in the book of issued copies."""
        return next((entry for entry in self.rows(RegisterEntry) if entry.book == COPIES_BOOK), None)

    def book(self) -> RegisterEntry:
        """The entry in the book, for a dossier that has one."""
        entry = self.entry()
        assert entry is not None, "nothing has been entered"
        return entry

    def receipts(self) -> list[tuple[str, int]]:
        """The money taken: way and sum."""
        return [(row.way, row.amount) for row in self.rows(CashReceipt, CashReceipt.number)]

    def owes(self) -> int:
        amount: int = self.office.scalars(lambda session: owed(session, self.dossier_id))
        return amount

    def parcels(self) -> list[Parcel]:
        return self.rows(Parcel, Parcel.turn)

    def parcel_events(self) -> list[str]:
        """The kinds of everything the post said, over all parcels of the dossier."""
        about = select(ParcelEvent.kind).join(Parcel, Parcel.id == ParcelEvent.parcel_id)
        query = about.where(Parcel.dossier_id == self.dossier_id).order_by(ParcelEvent.happened_at)
        kinds: list[str] = self.office.scalars(lambda session: list(session.scalars(query)))
        return kinds

    def pauses(self) -> list[str]:
        """Why the clock stands still now; empty while it runs."""
        return [row.cause for row in self.rows(Pause) if row.until is None]

    def offers(self, line: str) -> list[str]:
        """The forms that are offered to whoever is awaited."""
        item = self.open_item(line)
        return [form.name for form in find_act(item.act).forms_for(item, self.whom(item).roles)]

    def _sequence(self, row: Letter | Document) -> int:
        """Where the step that wrote it stands in its leg; what is written outside of the journal comes first."""
        places = {(line.leg, line.line, line.turn): line.sequence for line in self.rows(JournalLine)}
        sequence: int = places.get((row.leg, row.line, row.turn), 0)
        return sequence

    def rows(self, table: Any, *order: Any) -> list[Any]:
        """Every row of the table that belongs to the dossier."""
        query = select(table).where(table.dossier_id == self.dossier_id).order_by(*order)
        rows: list[Any] = self.office.scalars(lambda session: list(session.scalars(query)))
        return rows
