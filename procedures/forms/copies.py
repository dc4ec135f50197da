"""The request for certified copies (đề nghị cấp bản sao) that may stand under a declaration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from procedures.forms.form import Contradiction, Form


class Copies(Form):
    """Whether copies are wanted, and how many (1 to 99)."""

    wanted: Annotated[bool, Field(title="Đề nghị cấp bản sao")] = False
    number: Annotated[int | None, Field(ge=1, le=99, title="Số lượng bản sao")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.wanted and self.number is None:
            yield Contradiction("number", "copies_without_number", "chưa ghi; hãy ghi số bản sao cần cấp, từ 1 đến 99")
        if not self.wanted and self.number is not None:
            yield Contradiction(
                "number", "number_without_copies", "đã ghi mà chưa chọn cấp bản sao; hãy chọn hoặc bỏ số này"
            )

    @property
    def count(self) -> int:
        """How many copies are to be issued, 0 when none are wanted."""
        return self.number or 0
