"""What proves a birth: the medical certificate, its signed data, a witness, or at the last a pledge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import BirthEvidenceKind
from procedures.forms.day import Day
from procedures.forms.form import Contradiction, Form
from procedures.forms.text import Line, ShortLine


class BirthEvidence(Form):
    """Signed data can only be found by its number and the facility that signed it."""

    model_config = ConfigDict(title="Giấy tờ chứng minh việc sinh")

    kind: Annotated[BirthEvidenceKind, Field(title="Loại giấy tờ chứng minh việc sinh")]
    number: Annotated[ShortLine | None, Field(title="Số giấy chứng sinh")] = None
    issued_on: Annotated[Day | None, Field(title="Ngày cấp")] = None
    issued_by: Annotated[Line | None, Field(title="Cơ sở cấp")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.kind is not BirthEvidenceKind.ELECTRONIC_CERTIFICATE:
            return
        for field in ("number", "issued_by"):
            if getattr(self, field) is None:
                yield Contradiction(
                    field, "needed_for_look_up", "chưa ghi; cần mục này để tra cứu giấy chứng sinh điện tử"
                )
