"""What must hold before anything is registered anew: lost, and registered early enough (NĐ 123/2015/NĐ-CP Đ24)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from language.phrase import phrase
from procedures.forms.declarations.old_registration import OldRegistration
from procedures.forms.requester import Requester
from procedures.procedure import Rule
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer

# Since the Luật Hộ tịch every event stands in the electronic books too, so nothing registered later can be lost.
FIRST_DAY_OF_THE_LAW = date(2016, 1, 1)


class Anew(Protocol):
    """A declaration of something to be registered anew."""

    @property
    def old(self) -> OldRegistration: ...

    @property
    def originals_lost(self) -> bool: ...

    @property
    def book_lost(self) -> bool: ...


def lost_book_rules(event: str, original: str) -> tuple[Rule, ...]:
    """The rules for one kind of event: `lost_book_rules("kết hôn", "Giấy chứng nhận kết hôn")`."""
    copy_instead = phrase("hãy đề nghị cấp bản sao trích lục {event} (thủ tục 2.000635).", event=event)

    def registered_before_the_law(declaration: Anew, filed_at: date, _: Requester | None) -> Iterator[Finding]:
        if declaration.old.registered_on.earliest >= FIRST_DAY_OF_THE_LAW:
            yield _fault(
                "old/registered_on",
                "not_before_2016",
                phrase(
                    "Chỉ đăng ký lại việc {event} đã đăng ký trước ngày 01/01/2016; đăng ký từ ngày đó thì "
                    "{copy_instead}",
                    event=event,
                    copy_instead=copy_instead,
                ),
            )

    def originals_are_lost(declaration: Anew, filed_at: date, _: Requester | None) -> Iterator[Finding]:
        if not declaration.originals_lost:
            yield _fault(
                "originals_lost",
                "original_left",
                phrase(
                    "Còn bản chính {original} thì không đăng ký lại; bản chính ấy vẫn có giá trị.", original=original
                ),
            )

    def book_is_lost(declaration: Anew, filed_at: date, _: Requester | None) -> Iterator[Finding]:
        if not declaration.book_lost:
            yield _fault(
                "book_lost",
                "book_left",
                phrase("Sổ hộ tịch còn thì không đăng ký lại; {copy_instead}", copy_instead=copy_instead),
            )

    return registered_before_the_law, originals_are_lost, book_is_lost, office_can_be_found


def office_can_be_found(declaration: Anew, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.old.place.ward is None:
        yield SoftWarning(
            pointer("declaration", "old", "place"),
            "Chưa biết xã, phường hiện nay của nơi đã đăng ký; hãy tìm cơ quan đang giữ sổ.",
            "successor_to_be_found",
        )


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)
