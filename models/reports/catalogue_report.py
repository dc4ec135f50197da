"""Biểu II.07b: how many procedures the office has, takes in at the one-stop desk, and handles by a written process."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from models.agency import Agency
from models.reports.fields_of import Editions, editions_then, field_slug, procedures_of
from models.reports.question import Question
from models.reports.report import Cell, Line, Report, ReportKind, Sheet
from procedures.procedure import Edition, OnlineExtent, Procedure

ALL = "tat-ca"
# Each column's name in the form, and which procedures it counts by the edition in force.
COLUMNS: tuple[tuple[str, str, Callable[[Edition], bool]], ...] = (
    ("tham-quyen", "Thủ tục thuộc thẩm quyền giải quyết", lambda edition: True),
    ("mot-cua", "Tiếp nhận tại bộ phận một cửa", lambda edition: edition.fileable),
    ("noi-bo", "Có quy trình nội bộ", lambda edition: bool(edition.steps)),
    ("dien-tu", "Có quy trình điện tử", lambda edition: bool(edition.steps) and edition.fileable),
    ("toan-trinh", "Trực tuyến toàn trình", lambda edition: edition.online_extent is OnlineExtent.FULL),
    ("mot-phan", "Trực tuyến một phần", lambda edition: edition.online_extent is OnlineExtent.PARTIAL),
)
HEADS = ("STT", "Lĩnh vực", *(title for _, title, _ in COLUMNS))
NUMBERS = tuple(f"({number})" for number in range(1, len(HEADS) + 1))


def catalogue_report(session: Session, question: Question) -> Report:
    """This will count the catalogue by field, as it was in force the moment before the instant asked about."""
    fields = procedures_of(session.get_one(Agency, question.agency_id).kind)
    everything = [one for listed in fields.values() for one in listed]
    editions = editions_then(session, question, everything)
    lines = [
        _line(str(number), field, listed, editions, field_slug(field))
        for number, (field, listed) in enumerate(fields.items(), 1)
    ]
    lines.append(_line("", "Tổng cộng", everything, editions, ALL).model_copy(update={"level": "total"}))
    sheet = Sheet(title="Thủ tục theo lĩnh vực", heads=HEADS, numbers=NUMBERS, lines=tuple(lines))
    return Report(kind=ReportKind.CATALOGUE, sheets=(sheet,), notes=_NOTES)


def _line(number: str, name: str, listed: list[Procedure], editions: Editions, row: str) -> Line:
    figures = tuple(Cell.of(len(counted_in(column, listed, editions)), f"{column}/{row}") for column, _, _ in COLUMNS)
    return Line(cells=(Cell(text=number), Cell(text=name), *figures))


def counted_in(column: str, listed: list[Procedure], editions: Editions) -> list[Procedure]:
    """The procedures a column counts; LookupError for a column that is none."""
    rule = {name: counts for name, _, counts in COLUMNS}[column]
    return [one for one in listed if one.code in editions and rule(editions[one.code])]


_NOTES = (
    "Đơn vị tính: số thủ tục hành chính có phiên bản đang có hiệu lực tại thời điểm chốt số liệu.",
    "Có quy trình nội bộ là có phân bổ thời gian cho từng bước; có quy trình điện tử là được giải quyết trên hệ thống.",
)
