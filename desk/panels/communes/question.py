"""Answering another agency: its question beside what our electronic books have, and a sheet for those on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desk.folder.folder import Folder
from desk.panels.book_search import EntryFound, entry_in_words
from desk.panels.panel import Panel, Read, Typed
from language.phrase import phrase
from models.acts.outcome import Form
from models.acts.questions.proposes_answer import ProposeAnswer
from models.progress.work_item import WorkItem
from models.register.books.every_book import DEATHS, MARRIAGES
from models.register.books.issued_certificates import ISSUED_CERTIFICATES
from models.register.books.written_day import kept_day, written_day
from models.register.question_answer import ANSWER
from procedures.forms.declarations.commune_question import ANSWERS_TO, QuestionDeclaration

_PAPER = "paper"
_BOOKS = {
    MARRIAGES.code: "Sổ đăng ký kết hôn",
    ISSUED_CERTIFICATES.code: "Sổ cấp Giấy xác nhận tình trạng hôn nhân",
    DEATHS.code: "Sổ đăng ký khai tử",
}
_BOXES = {
    "entry_number": "Số đăng ký trong sổ giấy",
    "volume": "Quyển số",
    "registered_on": "Ngày đăng ký (ngày/tháng/năm)",
    "registered_at": "Cơ quan đã đăng ký",
}


@dataclass(frozen=True)
class AskedAbout:
    """A person as the asking agency described him; his number is not repeated here."""

    name: str
    born: str
    residence: str


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    asked = QuestionDeclaration.model_validate(folder.dossier.declaration)
    last = folder.drafts[-1] if folder.drafts else None
    return {
        "sent_back": last if last and last.remarks else None,
        "about": asked.about.words,
        "asker": folder.dossier.applicant_name,
        "letter": phrase("{letter} ngày {dated}", letter=asked.letter.number, dated=f"{asked.letter.dated:%d/%m/%Y}"),
        "purpose": asked.purpose,
        "persons": [
            AskedAbout(one.full_name, one.birth_date.written() if one.birth_date else "", one.residence or "")
            for one in asked.persons
        ],
        "entry": asked.entry,
        "told_later": [said for said in _told_later(folder) if said],
        "found": _found(folder, item),
        "answers": [(one.value, one.words) for one in ANSWERS_TO[asked.about]],
        "boxes": list(_BOXES.items()),
    }


def _told_later(folder: Folder) -> list[str]:
    """What the asking agency added when it was asked back."""
    return [str((request.answers or {}).get("answer", "")) for request in folder.requests]


def _found(folder: Folder, item: WorkItem) -> list[tuple[str, EntryFound]]:
    search = next((row for row in folder.look_ups if row.id == item.subject_id), None)
    shown = search.answer["found"] if search else []
    return [(_BOOKS[one["book"]], EntryFound(one["entry_id"], entry_in_words(one))) for one in shown]


def _starting(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    """What was sent back is gone on with."""
    if form is not ProposeAnswer or not folder.drafts or folder.drafts[-1].proposal != ANSWER:
        return {}
    last = folder.drafts[-1].content
    return {
        "answer": last["answer"],
        "source": last["entry_id"] or (_PAPER if last["entry_number"] else ""),
        "searched": last["searched"],
        **({} if last["entry_id"] else {name: last.get(name, "") for name in _BOXES}),
        "registered_on": "" if last["entry_id"] else written_day(last.get("registered_on", "")),
    }


def _read(folder: Folder, item: WorkItem, typed: Typed) -> Read:
    source = typed.get("source", "")
    fields: dict[str, Any] = {
        "answer": typed.get("answer", ""),
        "searched": typed.get("searched", "").strip(),
        "entry_id": source if source not in ("", _PAPER) else None,
    }
    if source == _PAPER:
        fields |= {name: typed.get(name, "").strip() for name in _BOXES}
        fields["registered_on"] = kept_day(fields["registered_on"])
    return Read(fields, {"/entry_id": "source", **{f"/{name}": name for name in ("answer", "searched", *_BOXES)}})


QUESTION_PANEL = Panel(
    template="panels/question.html",
    context=_context,
    form_templates={ProposeAnswer.name: "panels/propose_answer.html"},
    starting=_starting,
    read={ProposeAnswer.name: _read},
)
