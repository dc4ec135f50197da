"""Bộ chỉ số of QĐ 766/QĐ-TTg: each measure with formula, numerator, denominator, and what stands behind both."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.reports.counted import NEW, RESOLVED, Origin, Outcome, Tally, tally
from models.reports.measures import GROUPS, MEASURES, Group, Measure, number_of
from models.reports.procedure_measures import measured_procedures
from models.reports.question import Question
from models.reports.report import Bar, Cell, Chart, Line, Report, ReportKind, Sheet, share

HEADS = ("Nhóm chỉ số", "Chỉ số", "Công thức", "Tử số", "Mẫu số", "Tỷ lệ", "Điểm tối đa", "Điểm tạm tính")
# The two that are numbers of II.06: the one pass that counts it has them already.
_FROM_TALLY = frozenset({"dung-han", "nop-truc-tuyen"})


@dataclass(frozen=True)
class Ratio:
    above: int
    below: int


def index_report(session: Session, question: Question) -> Report:
    """This will measure the period; a measure with nothing to divide by, or without records, brings no points."""
    ratios = ratios_of(session, question)
    lines: list[Line] = []
    for group in GROUPS:
        lines.append(_group_line(group, ratios))
        lines += [_line(one, ratios.get(one.code)) for one in MEASURES if one.group is group]
    sheets = (Sheet(title="Các nhóm chỉ số", heads=HEADS, lines=tuple(lines)),)
    return Report(kind=ReportKind.INDEX, sheets=sheets, notes=_NOTES, chart=_chart(ratios))


def ratios_of(session: Session, question: Question) -> dict[str, Ratio]:
    """This will count every measure there are records for; the number of queries does not grow with the dossiers."""
    found = tally(session, question)
    ratios = {
        "dung-han": Ratio(_sum(found, outcomes=(Outcome.EARLY, Outcome.ON_TIME)), _sum(found, outcomes=RESOLVED)),
        "nop-truc-tuyen": Ratio(_sum(found, (Origin.ONLINE,)), _sum(found, NEW)),
    }
    procedures = measured_procedures(session, question, found).items()
    ratios |= {code: Ratio(len(above), len(below)) for code, (above, below) in procedures}
    asked = [one for one in MEASURES if one.above and one.below and one.code not in _FROM_TALLY]
    numbers = [number_of(ids(question)) for one in asked for ids in (one.above, one.below) if ids is not None]
    row = session.execute(select(*numbers)).one()
    return ratios | {one.code: Ratio(row[2 * place], row[2 * place + 1]) for place, one in enumerate(asked)}


def _sum(
    found: Tally,
    origins: tuple[Origin, ...] = tuple(Origin),
    outcomes: tuple[Outcome, ...] = tuple(Outcome),
) -> int:
    return sum(number for (_, origin, outcome), number in found.items() if origin in origins and outcome in outcomes)


def _line(one: Measure, ratio: Ratio | None) -> Line:
    if ratio is None:
        blanks = (Cell(text="–"), Cell(text="–"), Cell(text=one.note or "chưa đo được"))
        return Line(cells=(Cell(), Cell(text=one.title), Cell(text=one.formula), *blanks, Cell(), Cell()), level="part")
    figures = (
        Cell.of(ratio.above, f"tu/{one.code}"),
        Cell.of(ratio.below, f"mau/{one.code}"),
        Cell(text=share(ratio.above, ratio.below)),
    )
    return Line(cells=(Cell(), Cell(text=one.title), Cell(text=one.formula), *figures, Cell(), Cell()), level="part")


def _group_line(group: Group, ratios: dict[str, Ratio]) -> Line:
    blanks = (Cell(),) * 5
    points = Cell(text=points_of(group, ratios) or "chưa đo được")
    return Line(cells=(Cell(text=group.title), *blanks, Cell.of(group.points), points), level="row")


def points_of(group: Group, ratios: dict[str, Ratio]) -> str:
    """`17,3`: the group's points times the mean of what could be measured; empty where nothing could."""
    measured = [ratios[one.code] for one in MEASURES if one.group is group and one.code in ratios]
    divided = [ratio for ratio in measured if ratio.below]
    if not divided:
        return ""
    mean = sum(ratio.above / ratio.below for ratio in divided) / len(divided)
    return f"{group.points * mean:.1f}".replace(".", ",")


def _chart(ratios: dict[str, Ratio]) -> Chart:
    bars = []
    for one in MEASURES:
        ratio = ratios.get(one.code)
        if ratio is not None and ratio.below:
            percent = (200 * ratio.above + ratio.below) // (2 * ratio.below)
            bars.append(Bar(label=one.title, values=(percent, 100 - percent)))
    return Chart(title="Tỷ lệ đạt của từng chỉ số", legend=("Đạt", "Chưa đạt"), unit="%", bars=tuple(bars))


_NOTES = (
    "Nhóm và điểm tối đa theo QĐ 766/QĐ-TTg ngày 23/06/2022; công thức từng chỉ số do phần mềm đặt và ghi ở từng dòng, "
    "chưa đối chiếu được với văn bản hướng dẫn.",
    "Năm nhóm, 100 điểm; nhóm dịch vụ trực tuyến 22 điểm gồm hai phần 12 và 10.",
    "Điểm tạm tính = điểm tối đa × trung bình các tỷ lệ đo được của nhóm; chỉ số chưa đo được không tính.",
    "Số liệu của cổng quốc gia có thể khác vì cách đếm khác; mỗi tử số, mẫu số ở đây mở đúng các hồ sơ được đếm.",
)
