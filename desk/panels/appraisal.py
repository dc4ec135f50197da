"""Appraising: the declaration beside what would be written, each correction with its reason, beside the look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from desk.folder.folder import Folder
from desk.panels.facts.look_up_facts import found_values, looked_up
from desk.panels.letter_preview import today
from desk.panels.panel import Panel, Read, Typed
from language.phrase import one_after_another
from models.acts.appraises import ProposeRefusal, ProposeRegistration
from models.clock.written_time import NotADate, parse_day
from models.progress.work_item import WorkItem
from models.register.books.extract import is_extract, named_values
from models.register.books.written_day import kept_day, written_day
from models.register.draft import Draft
from models.register.question_answer import ANSWER, is_answer, named_answer
from models.register.records.every_record import record_of, writes_record
from models.register.records.record import BookRecord

_PROPOSALS = {"register": "Đề nghị đăng ký", "issue": "Đề nghị cấp bản sao", "refuse": "Đề nghị từ chối"} | {
    ANSWER: "Đề nghị trả lời"
}


@dataclass(frozen=True)
class BookField:
    """One field of the book: what was declared, what a database has, whether it must still be filled in."""

    name: str
    title: str
    declared: str
    known: str
    is_open: bool

    @property
    def differs(self) -> bool:
        return bool(self.known) and self.known != self.declared


def book_fields(folder: Folder) -> list[BookField]:
    """The fields of the book with their values before any correction; none when the declaration cannot be read."""
    if not writes_record(folder.dossier.procedure):
        return []
    book = record_of(folder.dossier.procedure)
    try:
        record = book.declared(folder.dossier, folder.documents, folder.look_ups)
    except ValidationError:
        return []
    known, still_open = found_values(folder), book.left_open(record)
    return [
        BookField(name, book.title(name), _shown(book, name, record[name]), known.get(name, ""), name in still_open)
        for name in book.titles
    ]


def hidden_fields(folder: Folder) -> frozenset[str]:
    """Personal numbers stand in these fields, so they are shown like every other number: in part."""
    return record_of(folder.dossier.procedure).hidden if writes_record(folder.dossier.procedure) else frozenset()


def _shown(book: BookRecord, name: str, value: str) -> str:
    """People write days as they always do."""
    return written_day(value) if name in book.days | book.partial_days else value


def _kept(folder: Folder, book: BookRecord, name: str, typed: str) -> str:
    """A day as the book keeps it; what cannot be read stays as it was typed, and the act says so."""
    if name in book.partial_days:
        return kept_day(typed)
    if name not in book.days:
        return typed
    try:
        return parse_day(typed, today=today(folder)).isoformat()
    except NotADate:
        return typed


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    last = folder.drafts[-1] if folder.drafts else None
    return {
        "book": book_fields(folder),
        "looked_up": looked_up(folder),
        "sent_back": last if last and last.remarks else None,
        "hidden": hidden_fields(folder),
        "forbidden": stands_against(folder),
    }


def stands_against(folder: Folder) -> list[str]:
    """What in the books and the look-ups stands against the entry as it was declared, in sentences."""
    if not writes_record(folder.dossier.procedure):
        return []
    book = record_of(folder.dossier.procedure)
    try:
        record = book.declared(folder.dossier, folder.documents, folder.look_ups)
    except ValidationError:
        return []
    return [sentence for _, sentence in book.against(folder.session, folder.dossier, record)]


def _starting(folder: Folder, item: WorkItem, form: object) -> dict[str, str]:
    """Where only a refusal is left its reason stands ready; a draft that was sent back is gone on with."""
    against = stands_against(folder) if form is ProposeRefusal else []
    if against:
        return {
            "reason": one_after_another(" ", against),
            "legal_basis": record_of(folder.dossier.procedure).against_basis,
        }
    if form is not ProposeRegistration or not folder.drafts:
        return {}
    book = record_of(folder.dossier.procedure)
    boxes = {}
    for change in folder.drafts[-1].corrections or ():
        boxes[f"value.{change['field']}"] = _shown(book, change["field"], change["value"])
        boxes[f"reason.{change['field']}"] = change["reason"]
    return boxes


def _suggests(folder: Folder, item: WorkItem) -> str:
    return ProposeRefusal.name if stands_against(folder) else ProposeRegistration.name


def _read(folder: Folder, item: WorkItem, typed: Typed) -> Read:
    """A correction is a box in which something else stands than was declared."""
    book = record_of(folder.dossier.procedure)
    declared = {field.name: field.declared for field in book_fields(folder)}
    corrections: list[dict[str, str]] = []
    boxes = {f"/corrections/{name}": f"value.{name}" for name in book.titles}
    for name in book.titles:
        value = typed.get(f"value.{name}", "").strip()
        if value and value != declared.get(name):
            boxes[f"/corrections/{len(corrections)}/value"] = f"value.{name}"
            boxes[f"/corrections/{len(corrections)}/reason"] = f"reason.{name}"
            corrections.append(
                {
                    "field": name,
                    "value": _kept(folder, book, name, value),
                    "reason": typed.get(f"reason.{name}", "").strip(),
                }
            )
    return Read({"corrections": corrections, "note": typed.get("note", "").strip()}, boxes)


@dataclass(frozen=True)
class ShownDraft:
    """A draft as whoever decides reads it."""

    draft: Draft
    proposal: str
    by: str
    fields: list[tuple[str, str, str]]
    corrections: list[dict[str, str]]


def shown_draft(folder: Folder, item: WorkItem) -> ShownDraft | None:
    draft = next((one for one in folder.drafts if one.id == item.subject_id), None)
    if draft is None:
        return None
    author = folder.names[draft.drafted_by]
    return ShownDraft(draft, _PROPOSALS[draft.proposal], author, _fields(folder, draft), _corrections(folder, draft))


def _corrections(folder: Folder, draft: Draft) -> list[dict[str, str]]:
    if not draft.corrections:
        return []
    book = record_of(folder.dossier.procedure)
    declared = {field.name: field.declared for field in book_fields(folder)}
    return [
        {
            **change,
            "title": book.title(change["field"]),
            "declared": declared.get(change["field"], ""),
            "value": _shown(book, change["field"], change["value"]),
        }
        for change in draft.corrections
    ]


def _fields(folder: Folder, draft: Draft) -> list[tuple[str, str, str]]:
    """Everything in the draft by name, title and value."""
    if is_extract(draft.content):
        return list(named_values(draft.content))
    if is_answer(draft.content):
        return list(named_answer(draft.content))
    if not writes_record(folder.dossier.procedure):
        return []
    book = record_of(folder.dossier.procedure)
    return [(name, book.title(name), _shown(book, name, draft.content.get(name, ""))) for name in book.titles]


APPRAISAL_PANEL = Panel(
    template="panels/appraisal.html",
    context=_context,
    form_templates={ProposeRegistration.name: "panels/propose_registration.html"},
    starting=_starting,
    suggests=_suggests,
    read={ProposeRegistration.name: _read},
)
