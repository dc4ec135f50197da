"""A day of the calendar, in JSON the ISO string `2026-11-21`."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EARLIEST = date(1850, 1, 1)
LATEST = date(2200, 12, 31)


def read_day(given: object) -> date:
    """The day of an ISO string or of a date; instants are refused, because their day depends on where one stands."""
    if isinstance(given, str) and _ISO.fullmatch(given):
        try:
            given = date.fromisoformat(given)
        except ValueError:
            given = None
    if not isinstance(given, date) or isinstance(given, datetime) or not EARLIEST <= given <= LATEST:
        raise PydanticCustomError("not_a_day", "không phải ngày có thật; hãy ghi năm-tháng-ngày, ví dụ 2026-11-21")
    return given


Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "format": "date"})]
