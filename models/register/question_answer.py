"""What we answer another agency: the record that is drafted, decided, printed on the letter and sent as data.

The record is flat, like every draft's: `about`, `answer`, where the entry stands that the answer rests on
(`entry_number`, `volume`, `registered_on` as ISO day, `registered_at`), which books were searched (`searched`), and
`entry_id` for an entry of our own electronic books.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.register.books.written_day import written_day
from models.register.draft import Draft
from procedures.forms.declarations.commune_question import QuestionAbout, QuestionAnswer

ANSWER = "answer"
QUESTION_SEARCH = "question_search"
_ENTRY = {
    "entry_number": "Số đăng ký",
    "volume": "Quyển số",
    "registered_on": "Ngày đăng ký",
    "registered_at": "Nơi đăng ký",
}


def is_answer(content: Mapping[str, Any]) -> bool:
    """Whether a draft's content is such a record."""
    return "about" in content and "searched" in content


def answer_in_words(content: Mapping[str, Any]) -> str:
    return QuestionAnswer.read(content["answer"]).words


def named_answer(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Name, title and value of everything in the record, as whoever decides reads it."""
    yield "about", "Nội dung được hỏi", QuestionAbout.read(content["about"]).words
    if content.get("answer"):
        yield "answer", "Trả lời", answer_in_words(content)
    yield from entry_lines(content)
    yield "searched", "Sổ đã tra", content["searched"]


def entry_lines(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The entry the answer rests on, as far as it is known; nothing when it rests on none."""
    for name, title in _ENTRY.items():
        value = content.get(name, "")
        if value:
            yield name, title, written_day(value) if name == "registered_on" else value


def answer_told(session: Session, dossier: Dossier, at: datetime) -> dict[str, Any] | None:
    """The approved answer as it goes to whoever asked, or None where there is none: refused, or no question."""
    drafts = select(Draft).where(Draft.dossier_id == dossier.id, Draft.proposal == ANSWER)
    draft = session.scalars(drafts.order_by(Draft.drafted_at.desc())).first()
    if draft is None:
        return None
    content = draft.content
    return {
        "about": content["about"],
        "answer": content["answer"],
        "answered_at": at,
        "certificate": _certificate(content),
        "searched": content["searched"],
    }


def _certificate(content: Mapping[str, Any]) -> dict[str, str] | None:
    if not content.get("entry_number") or not content.get("registered_on"):
        return None
    return {
        "number": content["entry_number"],
        "registered_on": content["registered_on"],
        "office": content["registered_at"],
    }
