"""Appraising: the declaration beside what would be written, each correction with its reason, beside the look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from desk.folder.folder import Folder
from desk.panels.letter_preview import today
from desk.panels.look_up_facts import found_values, looked_up
from desk.panels.panel import Panel, Read, Typed
from models.acts.appraises import ProposeRegistration
from models.clock.written_time import NotADate, day, parse_day
from models.progress.work_item import WorkItem
from models.register.birth_record import FIELDS, TITLES, birth_record, fields_left_open
from models.register.books.extract import is_extract, named_values
from models.register.draft import Draft

# Personal numbers stand in this field, so it is shown like every other number: in part.
HIDDEN = frozenset({"declarant_document"})
DAYS = frozenset({"born_on"})
_PROPOSALS = {"register": "Đề nghị đăng ký", "issue": "Đề nghị cấp bản sao", "refuse": "Đề nghị từ chối"}


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
    try:
        record = birth_record(folder.dossier.declaration, folder.dossier.applicant, {})
    except ValidationError:
        return []
    known, still_open = found_values(folder), fields_left_open(record)
    return [
        BookField(name, _title(name), _shown(name, record[name]), known.get(name, ""), name in still_open)
        for name in FIELDS
    ]


def _title(name: str) -> str:
    """The title without the hint for machines: people write days as they always do."""
    return TITLES[name].partition(" (")[0]


def _shown(name: str, value: str) -> str:
    return day(date.fromisoformat(value)) if name in DAYS and value else value


def _kept(folder: Folder, name: str, typed: str) -> str:
    """A day as the book keeps it; what cannot be read stays as it was typed, and the act says so."""
    if name not in DAYS:
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
        "hidden": HIDDEN,
    }


def _starting(folder: Folder, item: WorkItem, form: object) -> dict[str, str]:
    """A draft that was sent back is gone on with: its corrections stand in the boxes again."""
    if form is not ProposeRegistration or not folder.drafts:
        return {}
    boxes = {}
    for change in folder.drafts[-1].corrections or ():
        boxes[f"value.{change['field']}"] = _shown(change["field"], change["value"])
        boxes[f"reason.{change['field']}"] = change["reason"]
    return boxes


def _read(folder: Folder, item: WorkItem, typed: Typed) -> Read:
    """A correction is a box in which something else stands than was declared."""
    declared = {field.name: field.declared for field in book_fields(folder)}
    corrections: list[dict[str, str]] = []
    boxes = {f"/corrections/{name}": f"value.{name}" for name in FIELDS}
    for name in FIELDS:
        value = typed.get(f"value.{name}", "").strip()
        if value and value != declared.get(name):
            boxes[f"/corrections/{len(corrections)}/value"] = f"value.{name}"
            boxes[f"/corrections/{len(corrections)}/reason"] = f"reason.{name}"
            corrections.append(
                {"field": name, "value": _kept(folder, name, value), "reason": typed.get(f"reason.{name}", "").strip()}
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
    declared = {field.name: field.declared for field in book_fields(folder)}
    corrections = [
        {
            **change,
            "title": _title(change["field"]),
            "declared": declared.get(change["field"], ""),
            "value": _shown(change["field"], change["value"]),
        }
        for change in draft.corrections or ()
    ]
    author = folder.names[draft.drafted_by]
    return ShownDraft(draft, _PROPOSALS[draft.proposal], author, _fields(draft), corrections)


def _fields(draft: Draft) -> list[tuple[str, str, str]]:
    """Everything in the draft by name, title and value."""
    if is_extract(draft.content):
        return list(named_values(draft.content))
    return [(name, _title(name), _shown(name, draft.content.get(name, ""))) for name in FIELDS]


APPRAISAL_PANEL = Panel(
    template="panels/appraisal.html",
    context=_context,
    form_templates={ProposeRegistration.name: "panels/propose_registration.html"},
    starting=_starting,
    read={ProposeRegistration.name: _read},
)
