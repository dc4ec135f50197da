"""What a figure is called: its column and its line, in the words of the form."""

from __future__ import annotations

from language.phrase import phrase
from models.reports import catalogue_report, not_taken_in, status_report
from models.reports.fields_of import field_slug
from models.reports.measures import measure
from models.reports.report import ReportKind
from procedures.catalogue import every_procedure

_SIDES = {"tu": "tử số", "mau": "mẫu số"}
_SERVICES = {
    "moi": "Hồ sơ mới",
    "truc-tuyen": "Nộp trực tuyến",
    "xong": "Đã giải quyết",
    "dung": "Trước hạn, đúng hạn",
}


def figure_words(kind: ReportKind, key: str) -> str:
    """`Đã giải quyết: tổng số – Hộ tịch`; the key must be one that a report has."""
    column, _, row = key.partition("/")
    if kind is ReportKind.INDEX:
        return phrase("{title} ({sides})", title=measure(row).title, sides=_SIDES[column])
    if row == not_taken_in.ROW:
        return "hồ sơ đã nộp, chưa được tiếp nhận"
    return phrase("{column} – {row}", column=_column(kind, column), row=_row(row))


def _column(kind: ReportKind, column: str) -> str:
    if kind is ReportKind.STATUS:
        return status_report.HEADS[int(column) - 1]
    if kind is ReportKind.SERVICES:
        return _SERVICES[column]
    return {name: title for name, title, _ in catalogue_report.COLUMNS}[column]


def _row(row: str) -> str:
    for one in every_procedure():
        if one.code == row:
            return phrase("{code} {title}", code=one.code, title=one.title)
        if field_slug(one.field) == row:
            return one.field
    return "Tổng cộng"
