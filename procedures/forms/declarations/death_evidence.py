"""What proves a death: by whom the Giấy báo tử or the paper in its place was issued (NĐ 123/2015 Đ4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import DeathEvidenceKind
from procedures.forms.day import Day
from procedures.forms.form import Contradiction, Form
from procedures.forms.text import Line, ShortLine

WITHOUT_PAPER = (DeathEvidenceKind.WARD_TO_CERTIFY, DeathEvidenceKind.NOTHING)
_NAMED_BY = ("number", "issued_on", "issued_by")


class DeathEvidence(Form):
    """A paper is named by its number, day and issuer; where there is none yet, nothing of it can be named."""

    model_config = ConfigDict(title="Giấy báo tử hoặc giấy tờ thay thế")

    kind: Annotated[DeathEvidenceKind, Field(title="Loại giấy báo tử")]
    number: Annotated[ShortLine | None, Field(title="Số giấy báo tử, giấy tờ thay thế")] = None
    issued_on: Annotated[Day | None, Field(title="Ngày cấp")] = None
    issued_by: Annotated[Line | None, Field(title="Cơ quan cấp")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.kind in WITHOUT_PAPER:
            for field in _NAMED_BY:
                if getattr(self, field) is not None:
                    yield Contradiction(field, "no_such_paper", "chỉ ghi khi đã có giấy; hãy bỏ trống hoặc sửa loại")
            return
        # Papers of long ago often bear no number.
        needed = _NAMED_BY[1:] if self.kind is DeathEvidenceKind.OTHER_PROOF else _NAMED_BY
        for field in needed:
            if getattr(self, field) is None:
                yield Contradiction(field, "paper_not_named", "chưa ghi; hãy ghi đúng như trên giấy")

    @property
    def is_a_paper(self) -> bool:
        """Whether there is a paper to hand in."""
        return self.kind not in WITHOUT_PAPER

    def written(self) -> str:
        """As the book has it: kind, number, issuer and day; empty where there is no paper."""
        if not self.is_a_paper or self.issued_on is None:
            return ""
        number = f" số {self.number}" if self.number else ""
        return f"{self.kind.words}{number}, do {self.issued_by} cấp ngày {self.issued_on:%d/%m/%Y}"
