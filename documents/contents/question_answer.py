"""Công văn trả lời: what our books say, to the agency that asked (NĐ 30/2020/NĐ-CP, mẫu 1.5; NĐ 123/2015/NĐ-CP Đ22)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from documents.contents.content import Content, Part, Required, Text
from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory


class AnswerLine(Part):
    """One line of what is answered."""

    title: Required
    value: Text = ""


class QuestionAnswerLetter(Content):
    """To the asking agency: its own letter, who was asked about, the answer, and the books it rests on."""

    template: ClassVar[str] = "question_answer"
    title: ClassVar[str] = "Công văn trả lời xác minh hộ tịch"
    every_letter_must_print: ClassVar[bool] = True

    letterhead: Letterhead
    subject: Required
    """After "V/v"."""
    to: Required
    asked_by_letter: Required
    """Number and day of the letter that asked."""
    purpose: Required
    persons: tuple[AnswerLine, ...] = Field(min_length=1)
    answer: Required
    entry: tuple[AnswerLine, ...] = ()
    searched: Required
    signatory: Signatory
