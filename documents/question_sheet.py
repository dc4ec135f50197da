"""Making the letter that answers another agency out of its question and the answer, approved or still only drafted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory
from documents.contents.question_answer import AnswerLine, QuestionAnswerLetter
from models.register.question_answer import answer_in_words, entry_lines
from procedures.forms.declarations.commune_question import PersonInQuestion, QuestionDeclaration


def question_answer_letter(
    declaration: Any,
    answer: Mapping[str, Any],
    *,
    letterhead: Letterhead,
    to: str,
    signatory: Signatory,
    drawn_at: datetime,
) -> QuestionAnswerLetter:
    """This will make the letter; it bears no code to follow, for nobody follows it but the agency that asked."""
    asked = QuestionDeclaration.model_validate(declaration)
    return QuestionAnswerLetter(
        drawn_at=drawn_at,
        letterhead=letterhead,
        subject=f"trả lời xác minh: {_lower(asked.about.words)}",
        to=to,
        asked_by_letter=f"{asked.letter.number} ngày {asked.letter.dated:%d/%m/%Y}",
        purpose=asked.purpose,
        persons=tuple(AnswerLine(title=person.full_name, value=_known(person)) for person in asked.persons),
        answer=answer_in_words(answer),
        entry=tuple(AnswerLine(title=title, value=value) for _, title, value in entry_lines(answer)),
        searched=answer["searched"],
        signatory=signatory,
    )


def _known(person: PersonInQuestion) -> str:
    known = []
    if person.birth_date is not None:
        known.append(f"sinh {person.birth_date.written()}")
    if person.personal_number is not None:
        known.append(f"số định danh cá nhân {person.personal_number}")
    if person.residence is not None:
        known.append(f"nơi cư trú: {person.residence}")
    return "; ".join(known)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
