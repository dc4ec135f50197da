"""A report as a paper and as a workbook: the same cells, the same conditions, the same checksum."""

from __future__ import annotations

from datetime import datetime

from documents.chart import BarValues, draw_chart
from documents.contents.letterhead import Letterhead
from documents.contents.report_paper import Condition, HeadsTogether, ReportLine, ReportPaper, ReportTable
from documents.draw import draw
from documents.spreadsheet import FigureSheet, SheetLine, write_workbook
from models.agency import Agency
from models.clock.written_time import in_vietnam
from models.reports.conditions import Conditions
from models.reports.kept_report import checksum_of
from models.reports.question import Question
from models.reports.report import Chart, Line, Report, ReportKind, Sheet

# The symbols of what the office writes: sổ theo dõi (TT 03/2025/TT-VPCP), báo cáo (NĐ 30/2020/NĐ-CP).
_SYMBOLS = {ReportKind.REGISTER: "STD"}


def as_chart(chart: Chart) -> str:
    """The drawing, as SVG."""
    bars = [BarValues(bar.label, bar.values) for bar in chart.bars]
    return draw_chart(chart.title, chart.legend, chart.unit, bars)


def as_pdf(report: Report, question: Question, agency: Agency, conditions: Conditions, made_at: datetime) -> bytes:
    """This will print the report across A4; the same report made at the same instant gives the same bytes."""
    chart = report.chart if report.chart and report.chart.bars else None
    return draw(
        ReportPaper(
            drawn_at=made_at,
            letterhead=Letterhead(
                superior=agency.name,
                agency=agency.one_stop_name,
                number=f"........../{_SYMBOLS.get(report.kind, 'BC')}-TTPVHCC",
                place=agency.place,
                issued_on=in_vietnam(made_at).date(),
            ),
            form=report.kind.form,
            name=report.kind.words,
            below=_capital(question.period.name),
            conditions=tuple(Condition(label=label, value=value) for label, value in conditions),
            tables=tuple(_table(sheet) for sheet in report.sheets),
            notes=report.notes,
            chart=as_chart(chart) if chart else "",
            chart_words=chart.title if chart else "",
            checksum=checksum_of(report),
            signatory="Thủ trưởng đơn vị",
        )
    )


def as_workbook(report: Report, conditions: Conditions, made_at: datetime) -> bytes:
    """This will write a worksheet for every sheet of the report, figures as numbers."""
    sheets = [
        FigureSheet(
            sheet.title,
            sheet.heads,
            sheet.numbers,
            [_sheet_line(line) for line in sheet.lines],
            tuple((group.title, group.start, group.heads) for group in sheet.groups),
        )
        for sheet in report.sheets
    ]
    told = (*conditions, ("Mã kiểm tra số liệu (SHA-256)", checksum_of(report)))
    return write_workbook(f"{report.kind.form} – {report.kind.words}", told, sheets, report.notes, made_at)


def _sheet_line(line: Line) -> SheetLine:
    cells = tuple(cell.text if cell.number is None else cell.number for cell in line.cells)
    return SheetLine(cells, strong=line.level == "total")


def _table(sheet: Sheet) -> ReportTable:
    figures = tuple(_holds_figures(sheet, column) for column in range(len(sheet.heads)))
    return ReportTable(
        title=sheet.title,
        heads=sheet.heads,
        groups=tuple(HeadsTogether(title=one.title, start=one.start, heads=one.heads) for one in sheet.groups),
        numbers=sheet.numbers,
        widths=tuple(_width(sheet, column, figures[column]) for column in range(len(sheet.heads))),
        figures=figures,
        lines=tuple(
            ReportLine(cells=tuple(cell.text for cell in line.cells), level=line.level) for line in sheet.lines
        ),
    )


def _holds_figures(sheet: Sheet, column: int) -> bool:
    return any(line.cells[column].number is not None for line in sheet.lines)


def _width(sheet: Sheet, column: int, figures: bool) -> int:
    """A narrow column for numbers of lines, a wide one for names."""
    longest = max((len(line.cells[column].text) for line in sheet.lines), default=0)
    if figures or longest <= 12:
        return 2 if figures or len(sheet.heads[column]) > 4 else 1
    return 6 if longest > 24 else 4


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
