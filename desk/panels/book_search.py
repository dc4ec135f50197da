"""Searching the books for copies: what the database found, and a sheet for what stands in a book on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desk.folder.folder import Folder
from desk.panels.facts.look_up_facts import looked_up
from desk.panels.panel import Panel, Read, Typed
from language.phrase import one_after_another, phrase
from models.acts.copies.appraises_request import ProposeCopies
from models.acts.outcome import Form
from models.progress.work_item import WorkItem
from models.register.books.book import Book
from models.register.books.every_book import book_of
from models.register.books.extract import ON_PAPER
from models.register.books.written_day import kept_day, written_day
from procedures.civil_words import CivilEvent

_WHERE = {
    "number": "Số đăng ký",
    "volume": "Quyển số",
    "registered_on": "Ngày đăng ký (ngày/tháng/năm)",
    "registered_at": "Cơ quan đăng ký",
}
_DAYS = frozenset({"registered_on"})


@dataclass(frozen=True)
class Box:
    """One box of the sheet that is copied out of the book."""

    name: str
    title: str
    needed: bool


@dataclass(frozen=True)
class EntryFound:
    """One entry the database has about these persons."""

    entry_id: str
    title: str


def _book(folder: Folder) -> Book:
    return book_of(CivilEvent.read(folder.dossier.declaration["event"]))


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    last = folder.drafts[-1] if folder.drafts else None
    return {
        "looked_up": looked_up(folder),
        "sent_back": last if last and last.remarks else None,
        "found": _found(folder, item),
        "boxes": _boxes(_book(folder)),
        "copies": folder.dossier.copies,
    }


def _found(folder: Folder, item: WorkItem) -> list[EntryFound]:
    search = next((row for row in folder.look_ups if row.id == item.subject_id), None)
    return [EntryFound(one["entry_id"], entry_in_words(one)) for one in search.answer["found"]] if search else []


def entry_in_words(found: dict[str, Any]) -> str:
    """The entry as the officer tells it from another: who, when, where it stands."""
    who = one_after_another(" và ", (name for name in found["people"] if name))
    days = ", ".join(written_day(kept) for kept in found["days"] if kept)
    where = phrase(
        "số {entry_number}, {registered_at}, ngày {written_day}",
        entry_number=found["entry_number"],
        registered_at=found["registered_at"],
        written_day=written_day(found["registered_on"]),
    )
    return (
        phrase("{who} ({days}): {where}", who=who, days=days, where=where)
        if days
        else phrase("{who}: {where}", who=who, where=where)
    )


def _boxes(book: Book) -> list[Box]:
    where = [Box(f"paper.{name}", title, name != "volume") for name, title in _WHERE.items()]
    return where + [
        Box(f"field.{name}", f"{book.title(name)}{_how(name, book)}", name in book.needed) for name in book.printed
    ]


def _how(name: str, book: Book) -> str:
    return " (ngày/tháng/năm, tháng/năm hoặc năm)" if name in book.days else ""


def _starting(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    """What was sent back is gone on with; otherwise the place the requester remembers stands ready to be checked."""
    if form is not ProposeCopies:
        return {}
    last = folder.drafts[-1].content if folder.drafts and folder.drafts[-1].proposal == "issue" else None
    if last is None:
        remembered = folder.dossier.declaration["entry"]
        return {"paper.number": remembered.get("number") or "", "paper.registered_at": remembered["office"]}
    if last["found_in"] != ON_PAPER:
        return {"source": last["entry_id"]}
    book = _book(folder)
    return {
        "source": ON_PAPER,
        "paper.number": last["entry_number"],
        "paper.volume": last["volume"],
        "paper.registered_on": written_day(last["registered_on"]),
        "paper.registered_at": last["registered_at"],
        **{f"field.{name}": _typed(last.get(name, ""), name, book) for name in book.printed},
    }


def _typed(value: str, name: str, book: Book) -> str:
    return written_day(value) if name in book.days else value


def _read(folder: Folder, item: WorkItem, typed: Typed) -> Read:
    source, note = typed.get("source", ""), typed.get("note", "").strip()
    if source != ON_PAPER:
        return Read({"entry_id": source or None, "note": note}, {"/entry_id": "source"})
    book = _book(folder)
    written = {name: typed.get(f"field.{name}", "").strip() for name in book.printed}
    kept = [(name, kept_day(value) if name in book.days else value) for name, value in written.items() if value]
    boxes = {f"/paper/{name}": f"paper.{name}" for name in _WHERE} | {"/paper/fields": "source", "/paper": "source"}
    boxes |= {f"/paper/fields/{name}": f"field.{name}" for name in book.printed}
    boxes |= {f"/paper/fields/{place}/value": f"field.{name}" for place, (name, _) in enumerate(kept)}
    return Read({"paper": _paper(typed, kept), "note": note}, boxes)


def _paper(typed: Typed, kept: list[tuple[str, str]]) -> dict[str, Any]:
    where = {name: typed.get(f"paper.{name}", "").strip() for name in _WHERE}
    days = {name: kept_day(where[name]) for name in _DAYS}
    return {**where, **days, "fields": [{"field": name, "value": value} for name, value in kept]}


BOOK_SEARCH_PANEL = Panel(
    template="panels/book_search.html",
    context=_context,
    form_templates={ProposeCopies.name: "panels/propose_copies.html"},
    starting=_starting,
    read={ProposeCopies.name: _read},
)
