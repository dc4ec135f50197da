"""A telephone number to reach somebody at; numbers change owner and are shared, so it never identifies a person."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from procedures.forms.text import clean_line

_SEPARATORS = re.compile(r"[ .()\-]")
_MOBILE_OR_LANDLINE = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}")
_ABROAD = re.compile(r"\+(?!84)[1-9][0-9]{7,14}")


def normalised(given: str) -> str:
    """`+84 983.896.033` becomes `0983896033`; a number abroad keeps its `+` and country code."""
    bare = _SEPARATORS.sub("", given)
    number = "0" + bare.removeprefix("+84") if bare.startswith("+84") else bare
    if number.startswith("84") and len(number) in (11, 12):
        number = "0" + number.removeprefix("84")
    if _MOBILE_OR_LANDLINE.fullmatch(number) or _ABROAD.fullmatch(number):
        return number
    raise PydanticCustomError(
        "not_a_phone",
        "không phải số điện thoại; hãy ghi số di động 10 chữ số hoặc số cố định 11 chữ số bắt đầu bằng 02",
    )


Phone = Annotated[
    str,
    StringConstraints(max_length=25),
    BeforeValidator(clean_line),
    AfterValidator(normalised),
    Field(json_schema_extra={"pattern": r"^(?:\+|0|84)[0-9 .()\-]+$"}),
]
