"""The book on paper and as a workbook, and the slip that goes along with one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from desk.folder.who import names_of
from desk.incoming.book_filter import STATE_WORDS, BookFilter
from desk.incoming.document_page import DocumentPage, result_words
from desk.incoming.receivers import TaskRow, passed_to, tasks_of
from desk.incoming.whose import readable
from desk.words.remaining import promised
from documents.contents.incoming_slip import IncomingSlip, SlipTask
from documents.contents.letterhead import Letterhead
from documents.contents.report_paper import MOST_LINES, Condition, ReportLine, ReportPaper, ReportTable
from documents.draw import draw
from documents.spreadsheet import FigureSheet, SheetLine, write_workbook
from language.phrase import phrase
from models.agency import Agency
from models.clock.written_time import day, hour_and_day, in_vietnam
from models.incoming.grades import Urgency
from models.incoming.incoming_document import IncomingDocument
from web.problem import Problem
from web.visit import Inside

FORM = "Phụ lục IV Nghị định 30/2020/NĐ-CP"
HEADS = (
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu văn bản",
    "Ngày văn bản",
    "Tên loại và trích yếu nội dung",
    "Đơn vị hoặc người nhận",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)
_WIDTHS = (2, 1, 3, 3, 2, 6, 4, 2, 3, 3)
_NUMBERS = tuple(f"({number})" for number in range(1, len(HEADS) + 1))


class PrintedBook(NamedTuple):
    """The lines of the book in the order of their numbers, and what they were chosen by."""

    name: str
    conditions: tuple[tuple[str, str], ...]
    lines: list[tuple[str, ...]]


def printed_book(inside: Inside, wanted: BookFilter) -> PrintedBook:
    """This will read what is to be printed; more lines than a paper holds are refused with what to do."""
    which = (readable(inside.caller), IncomingDocument.number.is_not(None), *wanted.conditions(inside))
    count = inside.session.scalar(select(func.count()).select_from(IncomingDocument).where(*which)) or 0
    if count > MOST_LINES:
        said = phrase(
            "Sổ có {count} dòng; mỗi lần in tối đa {most}. Hãy chọn khoảng ngày ngắn hơn.", count=count, most=MOST_LINES
        )
        raise Problem("refused", said)
    in_order = select(IncomingDocument).where(*which).order_by(IncomingDocument.year, IncomingDocument.number)
    documents = list(inside.session.scalars(in_order))
    given = tasks_of(inside, [one.id for one in documents])
    signed = names_of(inside.session, {row.task.received_by for rows in given.values() for row in rows})
    lines = [_line(one, given.get(one.id, []), signed) for one in documents]
    return PrintedBook(wanted.book.words, _conditions(wanted, inside.now), lines)


def book_pdf(book: PrintedBook, agency: Agency, made_at: datetime) -> bytes:
    """This will print the book across A4."""
    table = ReportTable(
        heads=HEADS,
        numbers=_NUMBERS,
        widths=_WIDTHS,
        figures=tuple(False for _ in HEADS),
        lines=tuple(ReportLine(cells=line) for line in book.lines),
    )
    return draw(
        ReportPaper(
            drawn_at=made_at,
            letterhead=_letterhead(agency, made_at, "........../SVBĐ"),
            form=FORM,
            name=book.name,
            conditions=tuple(Condition(label=label, value=value) for label, value in book.conditions),
            tables=(table,),
            signatory="Thủ trưởng cơ quan",
        )
    )


def book_workbook(book: PrintedBook, made_at: datetime) -> bytes:
    """This will write the same lines as a workbook; every cell is text, as in the book."""
    sheet = FigureSheet(book.name, HEADS, _NUMBERS, [SheetLine(line) for line in book.lines])
    return write_workbook(f"{FORM} – {book.name}", book.conditions, [sheet], (), made_at)


def slip_pdf(page: DocumentPage, agency: Agency, made_at: datetime) -> bytes:
    """This will draw the slip, one page."""
    document, told = page.document, page.told
    return draw(
        IncomingSlip(
            drawn_at=made_at,
            letterhead=_letterhead(agency, made_at, ""),
            arrival=document.arrival,
            arrived=hour_and_day(document.arrived_at),
            sender=told.sender,
            called=told.called,
            subject=told.subject,
            urgency=told.urgency.words if told.urgency is not Urgency.ORDINARY else "",
            directive=document.directive or "",
            leader=page.leader,
            limit=promised(document.due_at),
            tasks=tuple(
                SlipTask(
                    part=row.task.part.words,
                    who=row.who,
                    given=hour_and_day(row.task.given_at),
                    received=hour_and_day(row.task.received_at) if row.task.received_at else "",
                )
                for row in page.standing
            ),
            result=page.result,
        )
    )


def _letterhead(agency: Agency, made_at: datetime, number: str) -> Letterhead:
    return Letterhead(agency=agency.name, number=number, place=agency.place, issued_on=in_vietnam(made_at).date())


def _line(document: IncomingDocument, given: Sequence[TaskRow], signed: Mapping[str, str]) -> tuple[str, ...]:
    told = document.particulars
    kind_and_subject = f"{told.kind.words}: {told.subject}"
    return (
        hour_and_day(document.arrived_at),
        str(document.number),
        told.sender,
        told.symbol,
        day(told.issued_on),
        kind_and_subject,
        passed_to(given),
        day(in_vietnam(document.routed_at).date()) if document.routed_at else "",
        "; ".join(_signed_for(row, signed) for row in given if row.task.received_by),
        "; ".join(part for part in (told.note, result_words(document)) if part),
    )


def _signed_for(row: TaskRow, signed: Mapping[str, str]) -> str:
    when = day(in_vietnam(row.task.received_at).date()) if row.task.received_at else ""
    return f"{signed[row.task.received_by or '']} {when}".strip()


def _conditions(wanted: BookFilter, now: datetime) -> tuple[tuple[str, str], ...]:
    told = (
        ("Từ ngày", wanted.first),
        ("Đến ngày", wanted.last),
        ("Tình trạng", STATE_WORDS.get(wanted.state, "")),
        ("Độ khẩn", Urgency(wanted.urgency).words if wanted.urgency else ""),
        ("Có chữ", wanted.words),
        ("Số liệu tính đến", hour_and_day(now)),
    )
    return tuple((label, value) for label, value in told if value)
