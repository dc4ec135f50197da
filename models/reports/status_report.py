"""Biểu II.06 (Thông tư 01/2020/TT-VPCP): received, resolved and under way by field, in thirteen columns that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy.orm import Session

from language.phrase import phrase
from models.agency import Agency
from models.reports.counted import NEW, OPEN, RESOLVED, Origin, Outcome, Tally, tally
from models.reports.fields_of import field_slug, procedures_of
from models.reports.not_taken_in import not_taken_in_sheet
from models.reports.question import Question
from models.reports.report import Bar, Cell, Chart, HeadGroup, Line, Report, ReportKind, Sheet
from procedures.catalogue import find
from procedures.procedure import Procedure

HEADS = (
    "STT",
    "Lĩnh vực giải quyết",
    "Tiếp nhận: tổng số",
    "Trực tuyến (mới trong kỳ)",
    "Trực tiếp, dịch vụ bưu chính (mới trong kỳ)",
    "Từ kỳ trước chuyển sang",
    "Đã giải quyết: tổng số",
    "Trước hạn",
    "Đúng hạn",
    "Quá hạn",
    "Đang giải quyết: tổng số",
    "Trong hạn",
    "Quá hạn",
)
NUMBERS = (
    "(1)",
    "(2)",
    "(3) = (4) + (5) + (6)",
    "(4)",
    "(5)",
    "(6)",
    "(7) = (8) + (9) + (10)",
    "(8)",
    "(9)",
    "(10)",
    "(11) = (12) + (13)",
    "(12)",
    "(13)",
)
GROUPS = (
    HeadGroup(
        title="Số hồ sơ tiếp nhận",
        start=2,
        heads=("Tổng số", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước chuyển sang"),
    ),
    HeadGroup(title="Số hồ sơ đã giải quyết", start=6, heads=("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn")),
    HeadGroup(title="Số hồ sơ đang giải quyết", start=10, heads=("Tổng số", "Trong hạn", "Quá hạn")),
)
# Which origins and outcomes a column counts.
COLUMNS: Mapping[int, tuple[tuple[Origin, ...], tuple[Outcome, ...]]] = MappingProxyType(
    {
        3: (tuple(Origin), tuple(Outcome)),
        4: ((Origin.ONLINE,), tuple(Outcome)),
        5: ((Origin.DIRECT,), tuple(Outcome)),
        6: ((Origin.CARRIED,), tuple(Outcome)),
        7: (tuple(Origin), RESOLVED),
        8: (tuple(Origin), (Outcome.EARLY,)),
        9: (tuple(Origin), (Outcome.ON_TIME,)),
        10: (tuple(Origin), (Outcome.LATE,)),
        11: (tuple(Origin), OPEN),
        12: (tuple(Origin), (Outcome.RUNNING,)),
        13: (tuple(Origin), (Outcome.OVERDUE,)),
    }
)
LEGEND = (8, 9, 10, 12, 13)
_LEGEND_WORDS = ("Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết, trong hạn", "Đang giải quyết, quá hạn")
ALL = "tat-ca"


class SumsDisagree(ValueError):
    """The columns of a line of II.06 do not add up; such a line is never shown."""


@dataclass(frozen=True)
class Columns:
    """Columns 3 to 13 of one line; one whose sums disagree cannot be made."""

    values: Mapping[int, int]

    def __post_init__(self) -> None:
        of = self.values
        sums = (
            of[3] == of[4] + of[5] + of[6],
            of[7] == of[8] + of[9] + of[10],
            of[11] == of[12] + of[13],
            of[3] == of[7] + of[11],
            min(of.values()) >= 0,
        )
        if set(of) != set(COLUMNS) or not all(sums):
            raise SumsDisagree("các cột của biểu II.06 không khớp nhau")

    @classmethod
    def counted(cls, tally: Tally, codes: Iterable[str]) -> Columns:
        """This will count each column by itself; that they add up is found, not made."""
        wanted = set(codes)
        groups = [(origin, outcome, number) for (code, origin, outcome), number in tally.items() if code in wanted]
        return cls(
            {
                column: sum(number for origin, outcome, number in groups if origin in origins and outcome in outcomes)
                for column, (origins, outcomes) in COLUMNS.items()
            }
        )


def status_report(session: Session, question: Question) -> Report:
    """This will count the period: a line a field, below it its procedures, and the sum of all."""
    agency = session.get_one(Agency, question.agency_id)
    found = tally(session, question)
    fields = procedures_of(agency.kind, {code for code, _, _ in found})
    everything = [procedure.code for listed in fields.values() for procedure in listed]
    lines = [_line(number, field, listed, found) for number, (field, listed) in enumerate(fields.items(), 1)]
    lines.append(_cells("", "Tổng cộng", Columns.counted(found, everything), ALL, "total"))
    parts = [line for listed in fields.values() for line in _parts(listed, found)]
    sheets = (
        Sheet(title="Tổng hợp theo lĩnh vực", heads=HEADS, groups=GROUPS, numbers=NUMBERS, lines=tuple(lines)),
        Sheet(
            title="Chi tiết theo thủ tục",
            heads=(HEADS[0], "Thủ tục hành chính", *HEADS[2:]),
            groups=GROUPS,
            numbers=NUMBERS,
            lines=tuple(parts),
        ),
        not_taken_in_sheet(session, question),
    )
    return Report(kind=ReportKind.STATUS, sheets=sheets, notes=_notes(question), chart=_chart(fields, found))


def _line(number: int, field: str, listed: list[Procedure], found: Tally) -> Line:
    return _cells(str(number), field, Columns.counted(found, [one.code for one in listed]), field_slug(field), "row")


def _parts(listed: list[Procedure], found: Tally) -> list[Line]:
    return [
        _cells(
            str(number),
            phrase("{code} – {title}", code=one.code, title=one.title),
            Columns.counted(found, [one.code]),
            one.code,
            "row",
        )
        for number, one in enumerate(listed, 1)
    ]


def _cells(number: str, name: str, columns: Columns, row: str, level: str) -> Line:
    figures = tuple(Cell.of(value, f"{column}/{row}") for column, value in sorted(columns.values.items()))
    return Line.model_validate({"cells": (Cell(text=number), Cell(text=name), *figures), "level": level})


def _notes(question: Question) -> tuple[str, ...]:
    return (
        "Đơn vị tính: số hồ sơ thủ tục hành chính.",
        "Hồ sơ được tính từ lúc có Giấy tiếp nhận hồ sơ và hẹn trả kết quả; hồ sơ liên thông tính một lần, "
        "ở hồ sơ gốc; hồ sơ do cơ quan khác chuyển đến bằng dữ liệu điện tử tính là trực tuyến.",
        "Đã giải quyết là đã có kết quả hoặc văn bản từ chối; đúng hạn là có kết quả trong ngày hẹn, chậm nhất đến giờ "
        "hẹn; trước hạn là vào một ngày trước ngày hẹn. Giờ hẹn là giờ đã hẹn khi có kết quả.",
        "Hồ sơ đang tạm dừng chờ người dân vẫn trong hạn nếu khi tạm dừng chưa quá hạn.",
        phrase("Hồ sơ rút hoặc dừng giải quyết sau khi tiếp nhận {withdrawn}.", withdrawn=question.withdrawn.words),
    )


def _chart(fields: Mapping[str, list[Procedure]], found: Tally) -> Chart:
    bars = []
    for listed in fields.values():
        for one in listed:
            columns = Columns.counted(found, [one.code]).values
            if columns[3]:
                bars.append(Bar(label=find(one.code).title, values=tuple(columns[number] for number in LEGEND)))
    return Chart(title="Hồ sơ theo thủ tục và kết quả", legend=_LEGEND_WORDS, unit="hồ sơ", bars=tuple(bars))


def behind_status(key: str, codes_of_row: Iterable[str]) -> tuple[list[str], tuple[Origin, ...], tuple[Outcome, ...]]:
    """The procedures, origins and outcomes a figure counts; LookupError for a column that is none."""
    column, _, _ = key.partition("/")
    if not column.isdigit() or int(column) not in COLUMNS:
        raise LookupError(key)
    origins, outcomes = COLUMNS[int(column)]
    return sorted(codes_of_row), origins, outcomes


# What the services' report counts of the same dossiers.
SERVICE_COLUMNS: Mapping[str, tuple[tuple[Origin, ...], tuple[Outcome, ...]]] = MappingProxyType(
    {
        "moi": (NEW, tuple(Outcome)),
        "truc-tuyen": ((Origin.ONLINE,), tuple(Outcome)),
        "xong": (tuple(Origin), RESOLVED),
        "dung": (tuple(Origin), (Outcome.EARLY, Outcome.ON_TIME)),
    }
)
