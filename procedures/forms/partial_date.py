"""A date of which the month or the day may be unknown, as in the papers of older people."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from procedures.forms.day import EARLIEST, LATEST
from procedures.forms.form import Contradiction, Form


class PartialDate(Form):
    """A year, a month of a year, or a full day; kept in three parts because nothing may be made up."""

    year: Annotated[int, Field(ge=EARLIEST.year, le=LATEST.year, title="Năm")]
    month: Annotated[int | None, Field(ge=1, le=12, title="Tháng")] = None
    day: Annotated[int | None, Field(ge=1, le=31, title="Ngày")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.day is None:
            return
        if self.month is None:
            yield Contradiction("month", "month_missing", "có ngày mà thiếu tháng; hãy ghi thêm tháng hoặc bỏ ngày")
        elif self.day > monthrange(self.year, self.month)[1]:
            yield Contradiction("day", "no_such_day", "tháng này không có ngày đó; hãy xem lại ngày và tháng")

    @property
    def earliest(self) -> date:
        """The first day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def written(self) -> str:
        """As papers show it: `21/11/1990`, `11/1990` or `1990`."""
        if self.month is None:
            return str(self.year)
        month = f"{self.month:02d}/{self.year}"
        return month if self.day is None else f"{self.day:02d}/{month}"
