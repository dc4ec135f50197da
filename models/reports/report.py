"""A report as it is shown, printed, kept and compared: sheets of figures, each figure knowing what stands behind it."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, ValidatorFunctionWrapHandler, WrapValidator

from language.phrase import Phrase


class ReportKind(StrEnum):
    STATUS = "ii06"
    CATALOGUE = "ii07b"
    INDEX = "766"
    SERVICES = "dvc"
    REGISTER = "so-theo-doi"

    @property
    def words(self) -> str:
        return _TITLES[self]

    @property
    def form(self) -> str:
        """The form's own number, as it is written in the corner of the paper."""
        return _FORMS[self]


_TITLES = {
    ReportKind.STATUS: "Tình hình, kết quả giải quyết thủ tục hành chính",
    ReportKind.CATALOGUE: "Thủ tục hành chính tiếp nhận tại bộ phận một cửa",
    ReportKind.INDEX: "Bộ chỉ số phục vụ người dân, doanh nghiệp",
    ReportKind.SERVICES: "Tiến độ cung cấp dịch vụ công trực tuyến",
    ReportKind.REGISTER: "Sổ theo dõi hồ sơ",
}
_FORMS = {
    ReportKind.STATUS: "Biểu số II.06",
    ReportKind.CATALOGUE: "Biểu số II.07b",
    ReportKind.INDEX: "QĐ 766/QĐ-TTg",
    ReportKind.SERVICES: "Báo cáo quý",
    ReportKind.REGISTER: "Mẫu số 07",
}


def _still_a_phrase(text: object, checked: ValidatorFunctionWrapHandler) -> object:
    return text if isinstance(text, Phrase) else checked(text)


# A phrase stays one, so that a page in English can say it; a kept report has its Vietnamese text.
Words = Annotated[str, WrapValidator(_still_a_phrase)]


class _Piece(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Cell(_Piece):
    """`text` is what is read; `number` what is added up; `behind` what opens the dossiers or procedures counted."""

    text: Words = ""
    number: int | None = None
    behind: str = ""

    @classmethod
    def of(cls, number: int, behind: str = "") -> Cell:
        return cls(text=dotted(number), number=number, behind=behind)


class Line(_Piece):
    cells: tuple[Cell, ...]
    level: Literal["total", "row", "part"] = "row"


class HeadGroup(_Piece):
    """Columns that stand under one head: from `start` (0 the first) on, called `heads` there."""

    title: Words
    start: int
    heads: tuple[Words, ...]

    @property
    def columns(self) -> list[int]:
        return list(range(self.start, self.start + len(self.heads)))


class Sheet(_Piece):
    """`heads` name every column fully; `groups` say which of them the form prints under a common head.

    `numbers` are those the form prints under the heads; empty where it has none.
    """

    title: Words
    heads: tuple[Words, ...]
    groups: tuple[HeadGroup, ...] = ()
    numbers: tuple[Words, ...] = ()
    lines: tuple[Line, ...]


class Bar(_Piece):
    """A bar of the chart; `values` in the order of the chart's legend."""

    label: Words
    values: tuple[int, ...]


class Chart(_Piece):
    title: Words
    legend: tuple[Words, ...]
    unit: Words
    bars: tuple[Bar, ...]


class Report(_Piece):
    """`checksum` is over all of it, so that two reports are equal when these are."""

    kind: ReportKind
    sheets: tuple[Sheet, ...]
    notes: tuple[Words, ...] = ()
    chart: Chart | None = None

    def written(self) -> str:
        """The one way to write it down, the same letters every time."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.written().encode()).hexdigest()


def dotted(number: int) -> str:
    """`12.345`"""
    return f"{number:,}".replace(",", ".")


def share(part: int, whole: int) -> str:
    """`87,5 %`; nothing of nothing is no share."""
    if whole == 0:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10} %"
