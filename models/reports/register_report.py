"""Sổ theo dõi hồ sơ (Mẫu 07, TT 03/2025/TT-VPCP): a line for every dossier taken in, as the book stood at an instant.

The line's number is the one printed on the receipt (vào sổ quyển số, STT), so that paper and book say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, select, true, tuple_
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.agency import Agency
from models.clock.written_time import hour_and_day
from models.delivery.document import Document
from models.dossier import Dossier
from models.intake.succession import Succession
from models.linkage.linked_case import LinkedCase
from models.reports.counted import belongs, promised_by
from models.reports.question import Question
from models.reports.report import Cell, HeadGroup, Line, Report, ReportKind, Sheet
from models.reports.report_rule import Withdrawn
from models.status import Ending
from procedures.catalogue import find
from procedures.civil_words import DeliveryWay

HEADS = (
    "STT",
    "Mã hồ sơ",
    "Tên thủ tục hành chính",
    "Tên tổ chức, cá nhân",
    "Địa chỉ, số điện thoại",
    "Cơ quan chủ trì giải quyết",
    "Ngày nhận",
    "Ngày hẹn trả",
    "Ngày trả",
    "Phương thức nhận kết quả",
    "Ký nhận",
)
NUMBERS = tuple(f"({number})" for number in range(1, len(HEADS) + 1))
GROUPS = (HeadGroup(title="Nhận và trả kết quả", start=6, heads=HEADS[6:]),)
# A longer book is printed in parts; the page shows it whole, forty lines at a time.
MOST_PRINTED = 5_000
# What later changes may alter without anything having happened by then is left out of the comparison.
_NOT_COMPARED = frozenset({9, 10})


class TooLong(ValueError):
    """More lines than one book is printed with; a shorter period has fewer."""

    def __init__(self) -> None:
        super().__init__(
            phrase("Sổ có hơn {most_printed} dòng; hãy chọn kỳ ngắn hơn để in hoặc tải về.", most_printed=MOST_PRINTED)
        )


@dataclass(frozen=True)
class BookLine:
    """`original` is what the dossier follows or belongs to: another dossier's code, or another agency's reference."""

    dossier_id: UUID
    accepted_at: datetime
    number: str
    code: str
    procedure: str
    applicant_name: str
    contact: str
    agency: str
    received_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    way: str
    remark: str
    original: str

    def cells(self) -> tuple[Cell, ...]:
        """The eleven columns of the form."""
        original = f" ({self.original})" if self.original else ""
        texts = (
            self.number,
            self.code,
            f"{self.procedure}{original}",
            self.applicant_name,
            self.contact,
            self.agency,
            hour_and_day(self.received_at),
            hour_and_day(self.due_at) if self.due_at else "",
            hour_and_day(self.returned_at) if self.returned_at else "",
            self.way,
            self.remark,
        )
        return tuple(Cell(text=text) for text in texts)


def register_lines(
    session: Session, question: Question, *, after: tuple[datetime, UUID] | None = None, count: int = MOST_PRINTED
) -> list[BookLine]:
    """The dossiers taken in within the period, in the order of their taking in, from the one after `after` on."""
    query = _query(question)
    if after is not None:
        query = query.where(tuple_(Dossier.accepted_at, Dossier.id) > after)
    rows = session.execute(query.order_by(Dossier.accepted_at, Dossier.id).limit(count)).all()
    agency = session.get_one(Agency, question.agency_id).name
    originals = originals_of(session, [row.Dossier.id for row in rows], question.population)
    return [_line(row, agency, originals) for row in rows]


def length_of_register(session: Session, question: Question) -> int:
    """How many lines the book has."""
    return session.scalar(select(func.count()).select_from(Dossier).where(*_within(question))) or 0


def register_report(session: Session, question: Question) -> Report:
    """This will write the whole book; `TooLong` when it does not fit into one."""
    if length_of_register(session, question) > MOST_PRINTED:
        raise TooLong
    lines = tuple(Line(cells=line.cells()) for line in register_lines(session, question))
    sheet = Sheet(title="Sổ theo dõi hồ sơ", heads=HEADS, groups=GROUPS, numbers=NUMBERS, lines=lines)
    return Report(kind=ReportKind.REGISTER, sheets=(sheet,), notes=_notes(len(lines)))


def comparable(report: Report) -> Report:
    """The book without what may change though nothing that happened by then did: way of return, remark."""
    sheets = [
        sheet.model_copy(update={"lines": tuple(_compared(line) for line in sheet.lines)}) for sheet in report.sheets
    ]
    return report.model_copy(update={"sheets": tuple(sheets)})


def originals_of(session: Session, ids: Sequence[UUID], seen: ColumnElement[bool]) -> Mapping[UUID, str]:
    """What these dossiers refer back to: the dossier they follow, if `seen` lets it through, or the other agency's case
    they were started for."""
    found: dict[UUID, str] = {}
    followed = (
        select(Succession.later_id, Dossier.code)
        .join(Dossier, Dossier.id == Succession.earlier_id)
        .where(Succession.later_id.in_(ids), seen)
    )
    found.update({later: phrase("tiếp theo hồ sơ {code}", code=code) for later, code in session.execute(followed)})
    linked = select(LinkedCase.dossier_id, LinkedCase.linkage_id).where(LinkedCase.dossier_id.in_(ids))
    found.update(
        {
            dossier: phrase("liên thông, hồ sơ gốc {linkage}", linkage=linkage)
            for dossier, linkage in session.execute(linked)
        }
    )
    return MappingProxyType(found)


def _within(question: Question) -> list[Any]:
    """Whoever was taken in stands in the book, though he took it back later."""
    everyone = Question(question.agency_id, question.period, question.at, Withdrawn.ON_TIME, question.population)
    return [*belongs(everyone), Dossier.accepted_at >= question.began]


def _query(question: Question) -> Select[Any]:
    said = promised_by(question)
    receipt = and_(Document.dossier_id == Dossier.id, Document.kind == "receipt")
    return (
        select(
            Dossier,
            Document.series,
            Document.number,
            func.coalesce(said.c.due_at, Dossier.due_at).label("due_at"),
            case((Dossier.ended_at < question.at, Dossier.ended_at)).label("ended_at"),
        )
        .select_from(Dossier)
        .outerjoin(said, true())
        .outerjoin(Document, receipt)
        .where(*_within(question))
    )


def _line(row: Row[Any], agency: str, originals: Mapping[UUID, str]) -> BookLine:
    dossier: Dossier = row.Dossier
    ending = Ending(dossier.ending) if row.ended_at is not None and dossier.ending else None
    returned = ending is not None and (ending.has_result or ending is Ending.REFUSED)
    return BookLine(
        dossier_id=dossier.id,
        accepted_at=dossier.accepted_at or dossier.received_at,
        number=f"{row.number}/{row.series.rpartition(':')[2]}" if row.number else "",
        code=dossier.code,
        procedure=find(dossier.procedure).title,
        applicant_name=dossier.applicant_name,
        contact="; ".join(_contact(dossier)),
        agency=agency,
        received_at=dossier.received_at,
        due_at=row.due_at,
        returned_at=row.ended_at if returned else None,
        way=DeliveryWay.read(dossier.delivery_way).words,
        remark=_remark(dossier, ending),
        original=originals.get(dossier.id, ""),
    )


def _contact(dossier: Dossier) -> Iterator[str]:
    edition = find(dossier.procedure).edition(dossier.edition)
    filed = edition.requester_form.model_validate(dossier.applicant)
    yield filed.residence.written()
    if filed.phone:
        yield filed.phone


def _remark(dossier: Dossier, ending: Ending | None) -> str:
    """Room for a signature where the result is handed over; words where nobody signs."""
    if ending is None:
        return ""
    if not ending.has_result:
        return ending.words
    return "" if dossier.delivery_way == DeliveryWay.DESK.value else "Đã trả"


def _compared(line: Line) -> Line:
    cells = [Cell() if place in _NOT_COMPARED else cell for place, cell in enumerate(line.cells)]
    return line.model_copy(update={"cells": tuple(cells)})


def _notes(count: int) -> tuple[str, ...]:
    return (
        phrase(
            "Sổ có {count} dòng. STT là số ghi ở mục “vào Sổ theo dõi hồ sơ” của Giấy tiếp nhận, theo năm.", count=count
        ),
        "Ngày hẹn trả là giờ đã hẹn tại thời điểm chốt số liệu; ngày trả là khi hồ sơ kết thúc.",
    )
