"""The pledge (cam đoan) every declaration ends with; which wording was agreed to is kept with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from procedures.forms.form import Contradiction, Form

PLEDGE_TEXTS = {
    "2026-01": (
        "Tôi cam đoan những nội dung khai trên đây là đúng sự thật, đã được các bên liên quan thống nhất theo quy định "
        "của pháp luật, và chịu trách nhiệm trước pháp luật về lời cam đoan này."
    ),
}


class Pledge(Form):
    """A tick under a wording; never ticked beforehand."""

    agreed: Annotated[
        bool, Field(title="Tôi cam đoan", description=PLEDGE_TEXTS["2026-01"], json_schema_extra={"const": True})
    ]
    text_version: Annotated[Literal["2026-01"], Field(title="Phiên bản lời cam đoan")] = "2026-01"

    def contradictions(self) -> Iterator[Contradiction]:
        if not self.agreed:
            yield Contradiction("agreed", "not_pledged", "chưa được đánh dấu; hãy đọc lời cam đoan và đánh dấu đồng ý")
