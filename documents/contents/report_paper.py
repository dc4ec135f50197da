"""A report on paper: the office's head, the conditions it holds under, its sheets of figures and its chart."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from documents.contents.content import Content, Part, Required, Text
from documents.contents.letterhead import Letterhead

MOST_LINES = 10_000


class ReportLine(Part):
    cells: tuple[Text, ...]
    level: Literal["total", "row", "part"] = "row"


class HeadsTogether(Part):
    """Columns under one head, from `start` (0 the first) on."""

    title: Required
    start: Annotated[int, Field(ge=0)]
    heads: tuple[Required, ...]


class ReportTable(Part):
    """`widths` are shares of the sheet, however many tables it takes; `figures` which columns hold numbers."""

    title: Text = ""
    heads: tuple[Required, ...]
    groups: tuple[HeadsTogether, ...] = ()
    numbers: tuple[Text, ...] = ()
    widths: tuple[Annotated[int, Field(ge=1, le=6)], ...]
    figures: tuple[bool, ...]
    lines: tuple[ReportLine, ...] = Field(max_length=MOST_LINES)


class Condition(Part):
    label: Required
    value: Required


class ReportPaper(Content):
    """`chart` is a drawing of ours (SVG), empty where the report has none; `chart_words` says what it shows."""

    template: ClassVar[str] = "report"
    title: ClassVar[str] = "Báo cáo"

    letterhead: Letterhead
    form: Required
    name: Required
    below: Text = ""
    conditions: tuple[Condition, ...]
    tables: tuple[ReportTable, ...]
    notes: tuple[Text, ...] = ()
    chart: str = Field(default="", max_length=200_000)
    chart_words: Text = ""
    checksum: Text = ""
    signatory: Required
