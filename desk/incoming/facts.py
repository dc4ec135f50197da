"""What stands on an incoming document, each under its title, and what a correction changed of it."""

from __future__ import annotations

from typing import NamedTuple

from models.clock.written_time import day
from models.incoming.grades import Secrecy, Urgency
from models.incoming.particulars import Particulars


class Fact(NamedTuple):
    """`typed` is what somebody typed, which stays as it is on pages in other languages."""

    title: str
    value: str
    typed: bool = True


class Change(NamedTuple):
    """What a correction changed; either text may be empty."""

    title: str
    before: str
    after: str
    typed: bool


def facts_of(told: Particulars) -> list[Fact]:
    """Everything that stands on the document, each under its title."""
    lines = (
        Fact("Cơ quan, tổ chức gửi", told.sender),
        Fact("Số, ký hiệu", told.symbol),
        Fact("Ngày văn bản", day(told.issued_on), typed=False),
        Fact("Tên loại", told.kind.words, typed=False),
        Fact("Trích yếu", told.subject),
        Fact("Độ khẩn", told.urgency.words if told.urgency is not Urgency.ORDINARY else "", typed=False),
        Fact("Độ mật", told.secrecy.words if told.secrecy is not Secrecy.OPEN else "", typed=False),
        Fact("Số trang", str(told.pages), typed=False),
        Fact("Kính gửi", "; ".join(told.addressed_to)),
        Fact("Người ký", told.signed),
        Fact("Nơi nhận", "; ".join(one.words for one in told.copies_to)),
        Fact("Kèm theo", "; ".join(told.attachments)),
        Fact("Ghi chú", told.note),
    )
    return [one for one in lines if one.value]


def differences(before: Particulars, after: Particulars) -> list[Change]:
    """The earlier and the later text of whatever a correction changed."""
    earlier, later = ({one.title: one for one in facts_of(told)} for told in (before, after))
    changes = []
    for title, known in {**earlier, **later}.items():
        was, becomes = earlier.get(title, Fact(title, "")), later.get(title, Fact(title, ""))
        if was.value != becomes.value:
            changes.append(Change(title, was.value, becomes.value, known.typed))
    return changes
