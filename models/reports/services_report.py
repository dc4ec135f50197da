"""The quarterly report on online services: what each procedure took in, how much of it online, how much in time.

The office's own report of seed 003 (tiến độ dịch vụ công mức 3, 4), merged into the report on procedures' control.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from language.phrase import phrase
from models.agency import Agency
from models.reports.counted import Tally, tally
from models.reports.fields_of import Editions, editions_then, procedures_of
from models.reports.question import Question
from models.reports.report import Bar, Cell, Chart, Line, Report, ReportKind, Sheet, share
from models.reports.status_report import ALL, SERVICE_COLUMNS
from procedures.procedure import Procedure

HEADS = (
    "STT",
    "Thủ tục hành chính",
    "Mức độ (trước 2022)",
    "Mức độ trực tuyến",
    "Hồ sơ mới",
    "Nộp trực tuyến",
    "Tỷ lệ trực tuyến",
    "Đã giải quyết",
    "Trước hạn, đúng hạn",
    "Tỷ lệ đúng hạn",
)


def services_report(session: Session, question: Question) -> Report:
    """This will count the period by procedure, with its level of service and a sum for all."""
    agency = session.get_one(Agency, question.agency_id)
    found = tally(session, question)
    fields = procedures_of(agency.kind, {code for code, _, _ in found})
    listed = [one for procedures in fields.values() for one in procedures]
    editions = editions_then(session, question, listed)
    lines = [_line(number, one, editions, found) for number, one in enumerate(listed, 1)]
    total = (Cell(), Cell(text="Tổng cộng"), Cell(), Cell(), *_figures(found, [one.code for one in listed], ALL))
    sheet = Sheet(title="Theo thủ tục", heads=HEADS, lines=(*lines, Line(cells=total, level="total")))
    return Report(kind=ReportKind.SERVICES, sheets=(sheet,), notes=_NOTES, chart=_chart(listed, found))


def number(found: Tally, codes: list[str], column: str) -> int:
    """How many dossiers of these procedures the column counts."""
    origins, outcomes = SERVICE_COLUMNS[column]
    return sum(
        count
        for (code, origin, outcome), count in found.items()
        if code in codes and origin in origins and outcome in outcomes
    )


def _line(place: int, one: Procedure, editions: Editions, found: Tally) -> Line:
    edition = editions.get(one.code, one.editions[0])
    level, extent = Cell(text=str(edition.service_level)), Cell(text=edition.online_extent.words)
    name = Cell(text=phrase("{code} – {title}", code=one.code, title=one.title))
    return Line(cells=(Cell(text=str(place)), name, level, extent, *_figures(found, [one.code], one.code)))


def _figures(found: Tally, codes: list[str], row: str) -> tuple[Cell, ...]:
    new, online, done, in_time = (number(found, codes, column) for column in SERVICE_COLUMNS)
    return (
        Cell.of(new, f"moi/{row}"),
        Cell.of(online, f"truc-tuyen/{row}"),
        Cell(text=share(online, new)),
        Cell.of(done, f"xong/{row}"),
        Cell.of(in_time, f"dung/{row}"),
        Cell(text=share(in_time, done)),
    )


def _chart(listed: list[Procedure], found: Tally) -> Chart:
    bars = []
    for one in listed:
        new, online = number(found, [one.code], "moi"), number(found, [one.code], "truc-tuyen")
        if new:
            bars.append(Bar(label=one.title, values=(online, new - online)))
    legend = ("Trực tuyến", "Trực tiếp, bưu chính")
    return Chart(title="Hồ sơ mới theo cách nộp", legend=legend, unit="hồ sơ", bars=tuple(bars))


_NOTES = (
    "Mức độ 1 đến 4 là cách phân loại trước Nghị định 42/2022/NĐ-CP; từ đó chỉ còn một phần và toàn trình.",
    "Hồ sơ liên thông do cơ quan khác chuyển đến bằng dữ liệu điện tử tính là trực tuyến.",
)
