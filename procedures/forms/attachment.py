"""One component as it was handed in: which, in what shape, how many sheets, from where, and what became of the
original: whether it stays here, and whether the copy was held against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from procedures.civil_words import ComponentKind, ComponentSource
from procedures.forms.form import Contradiction, Form
from procedures.forms.identity_document import FileId

ComponentCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,49}$")]
MOST_SHEETS = 500
_ELECTRONIC = (ComponentKind.SCAN, ComponentKind.SIGNED_DATA)
# What is itself the original has nothing to be held against.
_ORIGINALS = (ComponentKind.ORIGINAL_PRESENTED, ComponentKind.ORIGINAL_SUBMITTED)


class HandedComponent(Form):
    """A row of `components` in the body of a filing."""

    model_config = ConfigDict(title="Thành phần hồ sơ đã nộp")

    code: Annotated[ComponentCode, Field(title="Mã thành phần hồ sơ")]
    kind: Annotated[ComponentKind, Field(title="Hình thức")]
    source: Annotated[ComponentSource, Field(title="Nguồn")]
    file_id: Annotated[FileId | None, Field(title="Tệp đính kèm")] = None
    original_kept: Annotated[bool, Field(title="Cơ quan giữ bản chính")] = False
    sheets: Annotated[int | None, Field(title="Số tờ", ge=1, le=MOST_SHEETS)] = None
    compared: Annotated[
        bool, Field(title="Đã đối chiếu với bản chính", description="Chỉ cán bộ nhận hồ sơ đánh dấu")
    ] = False

    def contradictions(self) -> Iterator[Contradiction]:
        if self.kind in _ELECTRONIC and self.file_id is None:
            yield Contradiction("file_id", "file_missing", "chưa có; hãy tải tệp lên rồi ghi mã tệp")
        if self.original_kept and self.kind is not ComponentKind.ORIGINAL_SUBMITTED:
            yield Contradiction(
                "original_kept", "nothing_to_keep", "chỉ đánh dấu khi nộp bản chính; hãy bỏ đánh dấu hoặc sửa hình thức"
            )
        if self.source is ComponentSource.PAPER and self.kind in _ELECTRONIC:
            yield Contradiction(
                "source", "paper_is_no_file", "là giấy nên không thể là tệp điện tử; hãy sửa nguồn hoặc hình thức"
            )
        if self.compared and self.kind in _ORIGINALS:
            yield Contradiction(
                "compared",
                "nothing_to_compare",
                "chỉ đánh dấu cho bản sao, bản chụp, bản quét; hãy bỏ đánh dấu hoặc sửa hình thức",
            )
