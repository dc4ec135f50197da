"""A workbook of plain figures: what people typed stays text, whatever it begins with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

# A name that begins with = or + is a name; an address of a page is not to be called.
_AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_LONGEST_TITLE = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDEST, _NARROWEST = 48, 6


@dataclass(frozen=True)
class SheetLine:
    cells: tuple[str | int, ...]
    strong: bool = False


@dataclass(frozen=True)
class FigureSheet:
    """A worksheet: its title, the heads, the numbers under them (or none), and lines.

    `groups` are heads that stand above several columns: title, first column, and what those are called under it.
    """

    title: str
    heads: tuple[str, ...]
    numbers: tuple[str, ...]
    lines: Sequence[SheetLine]
    groups: tuple[tuple[str, int, tuple[str, ...]], ...] = ()


def write_workbook(
    name: str,
    conditions: Sequence[tuple[str, str]],
    sheets: Sequence[FigureSheet],
    notes: Sequence[str],
    made_at: datetime,
) -> bytes:
    """This will write a worksheet for each, the conditions at the top of every one; A4 across, heads on each page.

    The same figures give the same bytes: `made_at` is the only time in the file.
    """
    written = io.BytesIO()
    workbook = xlsxwriter.Workbook(written, _AS_TYPED)
    workbook.set_properties({"title": name, "created": made_at.replace(tzinfo=None, microsecond=0)})
    looks = _Looks.of(workbook)
    for sheet in sheets:
        page = workbook.add_worksheet(sheet.title.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE])
        row = _head(page, looks, name, conditions)
        row = _table(page, looks, sheet, row)
        for note in notes:
            row += 1
            page.write_string(row, 0, note)
    workbook.close()
    return written.getvalue()


@dataclass(frozen=True)
class _Looks:
    title: Any
    head: Any
    plain: Any
    figure: Any
    strong: Any
    strong_figure: Any

    @classmethod
    def of(cls, workbook: Any) -> _Looks:
        cell = {"border": 1, "valign": "top", "text_wrap": True}
        figure = {**cell, "num_format": "#,##0", "text_wrap": False}
        bold = {"bold": True, "bg_color": "#E6E6E6"}
        return cls(
            workbook.add_format({"bold": True, "font_size": 14}),
            workbook.add_format({**cell, "bold": True, "align": "center", "valign": "vcenter"}),
            workbook.add_format(cell),
            workbook.add_format(figure),
            workbook.add_format({**cell, **bold}),
            workbook.add_format({**figure, **bold}),
        )


def _head(page: Any, looks: _Looks, name: str, conditions: Sequence[tuple[str, str]]) -> int:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, name, looks.title)
    for row, (label, value) in enumerate(conditions, 1):
        page.write_string(row, 0, f"{label}: {value}")
    return len(conditions) + 2


def _table(page: Any, looks: _Looks, sheet: FigureSheet, row: int) -> int:
    top = row
    row = _heads(page, looks, sheet, row)
    for column, words in enumerate(sheet.numbers):
        page.write_string(row, column, words, looks.head)
    row += bool(sheet.numbers)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width)
    for line in sheet.lines:
        for column, value in enumerate(line.cells):
            if isinstance(value, int):
                page.write_number(row, column, value, looks.strong_figure if line.strong else looks.figure)
            else:
                page.write_string(row, column, value, looks.strong if line.strong else looks.plain)
        row += 1
    page.freeze_panes(row if not sheet.lines else row - len(sheet.lines), 2)
    page.repeat_rows(top, row - len(sheet.lines) - 1)
    return row


def _heads(page: Any, looks: _Looks, sheet: FigureSheet, row: int) -> int:
    if not sheet.groups:
        for column, words in enumerate(sheet.heads):
            page.write_string(row, column, words, looks.head)
        return row + 1
    inside = set()
    for title, start, heads in sheet.groups:
        inside |= set(range(start, start + len(heads)))
        page.merge_range(row, start, row, start + len(heads) - 1, title, looks.head)
        for column, words in enumerate(heads, start):
            page.write_string(row + 1, column, words, looks.head)
    for column in set(range(len(sheet.heads))) - inside:
        page.merge_range(row, column, row + 1, column, sheet.heads[column], looks.head)
    return row + 2


def _widths(sheet: FigureSheet) -> list[int]:
    """As wide as the longest of the first lines, within reason."""
    widths = [_NARROWEST + 4] * len(sheet.heads)
    for line in sheet.lines[:200]:
        for column, value in enumerate(line.cells):
            widths[column] = max(widths[column], min(len(str(value)) + 2, _WIDEST))
    return widths
