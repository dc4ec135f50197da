"""Biểu II.07b: how many procedures the office has, takes in at the one-stop desk, and handles by a written process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.agency import Agency
from models.reports.fields_of import field_slug, in_force, procedures_of
from models.reports.question import Question
from models.reports.report import Cell, Line, Report, ReportKind, Sheet
from procedures.other_agencies.office_kind import OfficeKind
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


@dataclass(frozen=True)
class CatalogueCount:
    """The codes of an office's procedures: all it has, those in force that can be filed, those offered online."""

    all: tuple[str, ...]
    fileable: tuple[str, ...]
    online: tuple[str, ...]

    @classmethod
    def of(cls, kind: OfficeKind, at: datetime) -> CatalogueCount:
        ours = [one for listed in procedures_of(kind).values() for one in listed]
        editions = {one.code: in_force(one, at) for one in ours}
        fileable = tuple(code for code, edition in editions.items() if edition and edition.fileable)
        online = tuple(
            code
            for code, edition in editions.items()
            if edition and edition.fileable and edition.online_extent is not OnlineExtent.INFORMATION
        )
        return cls(tuple(editions), fileable, online)


def catalogue_report(session: Session, question: Question) -> Report:
    """This will count the catalogue by field, as it was in force the moment before the instant asked about."""
    fields = procedures_of(session.get_one(Agency, question.agency_id).kind)
    lines = [
        _line(str(number), field, listed, question.at, field_slug(field))
        for number, (field, listed) in enumerate(fields.items(), 1)
    ]
    everything = [one for listed in fields.values() for one in listed]
    lines.append(_line("", "Tổng cộng", everything, question.at, ALL).model_copy(update={"level": "total"}))
    sheet = Sheet(title="Thủ tục theo lĩnh vực", heads=HEADS, numbers=NUMBERS, lines=tuple(lines))
    return Report(kind=ReportKind.CATALOGUE, sheets=(sheet,), notes=_NOTES)


def _line(number: str, name: str, listed: list[Procedure], at: datetime, row: str) -> Line:
    figures = tuple(Cell.of(len(counted_in(column, listed, at)), f"{column}/{row}") for column, _, _ in COLUMNS)
    return Line(cells=(Cell(text=number), Cell(text=name), *figures))


def counted_in(column: str, listed: list[Procedure], at: datetime) -> list[Procedure]:
    """The procedures a column counts; LookupError for a column that is none."""
    rule = {name: counts for name, _, counts in COLUMNS}[column]
    editions = ((one, in_force(one, at)) for one in listed)
    return [one for one, edition in editions if edition is not None and rule(edition)]


_NOTES = (
    "Đơn vị tính: số thủ tục hành chính có phiên bản đang có hiệu lực tại thời điểm chốt số liệu.",
    "Có quy trình nội bộ là có phân bổ thời gian cho từng bước; có quy trình điện tử là được giải quyết trên hệ thống.",
)
