"""A person's name: one string, because not every name is họ + chữ đệm + tên in that order (H'Hen Niê, K'Brế)."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from procedures.forms.text import clean_line

# Keyboards produce several signs for the apostrophe of Ê-đê and Cơ-ho names; one is kept so that search finds them.
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ´`＇", "'"))
_JOINERS = frozenset(" '-.")


def clean_name(given: object) -> object:
    """A cleaned line with one kind of apostrophe; anything but text passes through."""
    return clean_line(given.translate(_APOSTROPHES)) if isinstance(given, str) else given


def only_letters(name: str) -> str:
    """The name itself if it is written in Latin letters, with apostrophe, hyphen or full stop between them."""
    if not all(_belongs(letter) for letter in name):
        raise PydanticCustomError(
            "not_a_name", "chỉ gồm chữ cái Latinh, dấu cách, dấu nháy đơn, gạch nối; hãy bỏ chữ số và ký hiệu khác"
        )
    if not any(letter.isalpha() for letter in name):
        raise PydanticCustomError("not_a_name", "phải có ít nhất một chữ cái; hãy ghi tên đúng như giấy tờ")
    return name


def _belongs(letter: str) -> bool:
    if letter in _JOINERS or unicodedata.combining(letter):
        return True
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN")


PersonName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100),
    BeforeValidator(clean_name),
    AfterValidator(only_letters),
    Field(json_schema_extra={"pattern": r"^[^0-9<>@#$%^&*()=+{}\[\]|\\/:;\"!?_~]+$"}),
]
