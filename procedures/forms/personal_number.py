"""Số định danh cá nhân: twelve digits, and what they let one doubt.

The digits tell the province of the first registration, the century and sex, and the year of birth. A corrected
birth year or sex may lawfully differ from the number, and provinces have merged since, so only length and digits
are a fault; the rest is a doubt for the clerk. Nothing else is ever read out of the number.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from procedures.civil_words import Sex
from procedures.forms.text import clean_line

_TWELVE_DIGITS = re.compile(r"[0-9]{12}")
_SEPARATORS = re.compile(r"[ .\-]")
_FIRST_FOREIGN_CODE = 100
# The 63 provinces of the time when the codes were given; they stay in the numbers after the merger of 2025.
_PROVINCE_CODES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 "
    "044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 "
    "089 091 092 093 094 095 096"
)
_PROVINCES = frozenset(_PROVINCE_CODES.split(" "))


def twelve_digits(given: str) -> str:
    """The number without spaces or dots; a PydanticCustomError unless it is exactly twelve digits."""
    bare = _SEPARATORS.sub("", given)
    if not _TWELVE_DIGITS.fullmatch(bare):
        raise PydanticCustomError("not_twelve_digits", "phải gồm đúng 12 chữ số; hãy xem lại số trên thẻ căn cước")
    return bare


PersonalNumber = Annotated[
    str,
    StringConstraints(max_length=20),
    BeforeValidator(clean_line),
    AfterValidator(twelve_digits),
    Field(json_schema_extra={"pattern": r"^[0-9]{3}[ .\-]?[0-9]{3}[ .\-]?[0-9]{3}[ .\-]?[0-9]{3}$"}),
]


def doubts(number: str, *, sex: Sex | None = None, birth_year: int | None = None) -> tuple[str, ...]:
    """What in the number does not fit the person, as codes: `unknown_province`, `other_sex`, `other_birth_year`."""
    found = []
    if number[:3] not in _PROVINCES and int(number[:3]) < _FIRST_FOREIGN_CODE:
        found.append("unknown_province")
    century, is_female = divmod(int(number[3]), 2)
    if sex is not None and (sex is Sex.FEMALE) != bool(is_female):
        found.append("other_sex")
    if birth_year is not None and 1900 + century * 100 + int(number[4:6]) != birth_year:
        found.append("other_birth_year")
    return tuple(found)
