"""Giấy khai sinh, bản chính (Luật Hộ tịch Đ14; TT 04/2020/TT-BTP and TT 04/2024/TT-BTP)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import JsonValue

from documents.contents.content import Content, Part, Required, Text
from documents.contents.people import Signatory
from documents.printed_value import Day, DayInFigures, day_in_words


class Parent(Part):
    """Mother or father as the book has them."""

    name: Required
    born: Required
    """Year of birth, or the whole date where it is known."""
    ethnicity: Required
    nationality: Required
    residence: Required


class LaterNote(Part):
    """What was added or changed after the certificate was issued, dated and signed."""

    noted_on: DayInFigures
    what: Required
    basis: Required
    signatory: Required


class BirthCertificate(Content):
    """The first paper of a person's life.

    A parent who is not determined is None and every field of theirs stays blank (NĐ 123/2015/NĐ-CP Đ15); the personal
    number is empty when the population database gives it later, and then stands in a later note.
    """

    template: ClassVar[str] = "birth_certificate"
    title: ClassVar[str] = "Giấy khai sinh"
    every_letter_must_print: ClassVar[bool] = True

    number: Required
    book: Text = ""
    child_name: Required
    born_on: DayInFigures
    gender: Required
    ethnicity: Text = ""
    """Blank for a foundling of whom nobody can say."""
    nationality: Required
    birthplace: Required
    native_place: Required
    personal_number: Text = ""
    mother: Parent | None = None
    father: Parent | None = None
    declarant_name: Required
    declarant_document: Required
    registered_at: Required
    registered_on: Day
    remark: Text = ""
    """Where the birth is registered anew: the words that say so."""
    signatory: Signatory
    later_notes: tuple[LaterNote, ...] = ()

    def derived(self) -> dict[str, JsonValue]:
        return {"born_in_words": day_in_words(self.born_on)}
