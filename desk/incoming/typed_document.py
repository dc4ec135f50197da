"""What a clerk typed about a document, read box by box: every fault names its box, and nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from language.phrase import phrase
from models.acts.refusal import FormFault
from models.clock.clock import VIETNAM
from models.clock.written_time import NotADate, day, hour_and_day, in_vietnam, parse_day
from models.incoming.document_kind import DocumentKind
from models.incoming.grades import Medium, Secrecy, SigningCapacity, Urgency
from models.incoming.particulars import CopyTo, Particulars

E = TypeVar("E", bound=StrEnum)
_LONGEST = {"sender": 300, "symbol": 80, "subject": 2000, "signer": 120, "position": 200, "note": 1000}
_MOST_LINES, _LONGEST_LINE, _MOST_PAGES = 60, 300, 9999
_HOUR = re.compile(
    r"(?P<hour>[01]?[0-9]|2[0-3])\s*(?::|g|h|giờ)\s*(?P<minute>[0-5]?[0-9])?(?:\s*phút)?\s*,?\s+(?P<day>\S+)"
)
_PURPOSE = re.compile(r"(?P<who>.+?)\s*\((?P<purpose>[^()]*)\)\s*[;.,]*")
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")


@dataclass(frozen=True)
class Read:
    """`particulars` is None as long as anything is wrong with them."""

    particulars: Particulars | None
    medium: Medium
    arrived_at: datetime | None
    reply_to: str | None
    faults: list[FormFault]


class _Reader:
    """Reads boxes and gathers what is wrong with them."""

    def __init__(self, boxes: Mapping[str, str], now: datetime) -> None:
        self.boxes = boxes
        self.now = now
        self.faults: list[FormFault] = []

    def fault(self, box: str, detail: str) -> None:
        self.faults.append(FormFault(f"/{box}", detail))

    def text(self, box: str, missing: str = "") -> str:
        value = " ".join(self.boxes.get(box, "").split())
        if not value and missing:
            self.fault(box, missing)
        if len(value) > _LONGEST[box]:
            self.fault(box, phrase("Ghi ngắn hơn: tối đa {most} ký tự.", most=_LONGEST[box]))
        return value

    def lines(self, box: str) -> tuple[str, ...]:
        typed = (" ".join(line.split()).strip("-–+•; ") for line in self.boxes.get(box, "").splitlines())
        found = tuple(line for line in typed if line)
        if len(found) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in found):
            said = phrase(
                "Mỗi dòng tối đa {longest} ký tự, tối đa {most} dòng.", longest=_LONGEST_LINE, most=_MOST_LINES
            )
            self.fault(box, said)
        return found

    def choice(self, box: str, words: type[E], otherwise: E) -> E:
        value = self.boxes.get(box, otherwise.value)
        try:
            return words(value)
        except ValueError:
            self.fault(box, "Hãy chọn một mục trong danh sách.")
            return otherwise

    def day(self, box: str) -> date:
        today = in_vietnam(self.now).date()
        try:
            return parse_day(self.boxes.get(box, ""), today=today)
        except NotADate as wrong:
            self.fault(box, str(wrong))
            return today

    def pages(self) -> int:
        value = self.boxes.get("pages", "") or "1"
        if not value.isdecimal() or not 1 <= int(value[:6]) <= _MOST_PAGES:
            self.fault("pages", "Số trang là một số từ 1 trở lên.")
            return 1
        return int(value)

    def arrived_at(self) -> datetime | None:
        """`09:05 16/07/2022`, `9g05 16/7/2022`; empty is just now."""
        typed = self.boxes.get("arrived_at", "").strip()
        if not typed:
            return None
        found = _HOUR.fullmatch(typed)
        try:
            on = parse_day(found["day"]) if found else None
        except NotADate:
            on = None
        if found is None or on is None:
            self.fault("arrived_at", "Ghi giờ và ngày đến, ví dụ 09:05 16/07/2022.")
            return None
        return datetime.combine(on, time(int(found["hour"]), int(found["minute"] or 0)), VIETNAM)

    def reply_to(self, medium: Medium) -> str | None:
        typed = self.boxes.get("reply_to", "")
        if typed and not _MAIL.fullmatch(typed):
            self.fault("reply_to", "Địa chỉ thư điện tử chưa đúng.")
        if not typed and medium is Medium.ELECTRONIC:
            self.fault("reply_to", "Ghi địa chỉ nhận thư của nơi gửi: phải báo nhận trong ngày.")
        return typed if typed and medium is Medium.ELECTRONIC else None


def read_document(boxes: Mapping[str, str], now: datetime) -> Read:
    """This will read the whole form."""
    reader = _Reader(boxes, now)
    medium = reader.choice("medium", Medium, Medium.PAPER)
    arrived_at, reply_to = reader.arrived_at(), reader.reply_to(medium)
    told = _particulars(reader)
    return Read(None if reader.faults else told, medium, arrived_at, reply_to, reader.faults)


def read_particulars(boxes: Mapping[str, str], now: datetime) -> tuple[Particulars, list[FormFault]]:
    """The same for a correction, which moves neither the arrival nor the files."""
    reader = _Reader(boxes, now)
    return _particulars(reader), reader.faults


def typed_again(told: Particulars) -> dict[str, str]:
    """The boxes of a correction as they stand before anything is changed."""
    return {
        "sender": told.sender,
        "symbol": told.symbol,
        "issued_on": day(told.issued_on),
        "kind": told.kind.value,
        "subject": told.subject,
        "urgency": told.urgency.value,
        "secrecy": told.secrecy.value,
        "pages": str(told.pages),
        "addressed_to": "\n".join(told.addressed_to),
        "signer": told.signer,
        "capacity": told.capacity.value,
        "position": told.position,
        "copies_to": "\n".join(one.words for one in told.copies_to),
        "attachments": "\n".join(told.attachments),
        "note": told.note,
    }


def fresh(now: datetime) -> dict[str, str]:
    """The boxes of an empty form: it has just come, on paper, an ordinary letter."""
    return {
        "arrived_at": hour_and_day(now),
        "medium": Medium.PAPER.value,
        "kind": DocumentKind.LETTER.value,
        "pages": "1",
    }


def _particulars(reader: _Reader) -> Particulars:
    return Particulars(
        sender=reader.text("sender", "Ghi cơ quan, tổ chức gửi (tác giả)."),
        symbol=reader.text("symbol"),
        issued_on=reader.day("issued_on"),
        kind=reader.choice("kind", DocumentKind, DocumentKind.LETTER),
        subject=reader.text("subject", "Ghi trích yếu nội dung (V/v)."),
        urgency=reader.choice("urgency", Urgency, Urgency.ORDINARY),
        secrecy=reader.choice("secrecy", Secrecy, Secrecy.OPEN),
        pages=reader.pages(),
        addressed_to=reader.lines("addressed_to"),
        signer=reader.text("signer"),
        capacity=reader.choice("capacity", SigningCapacity, SigningCapacity.OWN),
        position=reader.text("position"),
        copies_to=tuple(_copy_to(line) for line in reader.lines("copies_to")),
        attachments=reader.lines("attachments"),
        note=reader.text("note"),
    )


def _copy_to(line: str) -> CopyTo:
    """`Công an Thành phố (để báo cáo);` has a purpose, `Lưu VT.` none."""
    found = _PURPOSE.fullmatch(line)
    return CopyTo(found["who"], found["purpose"].strip()) if found else CopyTo(line)
