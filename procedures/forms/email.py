"""An e-mail address, in the plain form every mail server takes."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from procedures.forms.text import clean_line

_PATTERN = (
    r"[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_ADDRESS = re.compile(_PATTERN)
_LONGEST_LOCAL_PART = 64


def plain_address(given: str) -> str:
    """The address itself; a PydanticCustomError if no ordinary mail server would take it."""
    if not _ADDRESS.fullmatch(given) or given.index("@") > _LONGEST_LOCAL_PART:
        raise PydanticCustomError("not_an_email", "không phải địa chỉ thư điện tử; hãy ghi như ten@vidu.vn, không dấu")
    return given


Email = Annotated[
    str,
    StringConstraints(max_length=254),
    BeforeValidator(clean_line),
    AfterValidator(plain_address),
    Field(json_schema_extra={"pattern": f"^{_PATTERN}$"}),
]
