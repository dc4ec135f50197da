"""The rules over the declaration of a marriage to be registered anew (NĐ 123/2015/NĐ-CP Đ24)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.forms.declarations.marriage import SPOUSES
from procedures.forms.declarations.marriage_again import MarriageAgainDeclaration
from procedures.forms.requester import Requester
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer
from procedures.rules.marriage_checks import (
    nobody_is_sent_instead,
    requester_is_one_of_the_two,
    they_are_man_and_woman,
    they_are_two_people,
)

# Since the Luật Hộ tịch every event stands in the electronic books too, so nothing registered later can be lost.
FIRST_DAY_OF_THE_LAW = date(2016, 1, 1)
_WORDS = {"husband": "Chồng", "wife": "Vợ"}
_COPY_INSTEAD = "hãy đề nghị cấp bản sao trích lục kết hôn (thủ tục 2.000635)."


def registered_before_the_law(
    declaration: MarriageAgainDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.old.registered_on.earliest >= FIRST_DAY_OF_THE_LAW:
        yield _fault(
            "old/registered_on",
            "not_before_2016",
            f"Chỉ đăng ký lại việc kết hôn đã đăng ký trước ngày 01/01/2016; đăng ký từ ngày đó thì {_COPY_INSTEAD}",
        )


def originals_are_lost(declaration: MarriageAgainDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if not declaration.originals_lost:
        yield _fault(
            "originals_lost",
            "original_left",
            "Còn bản chính Giấy chứng nhận kết hôn thì không đăng ký lại; bản chính ấy vẫn có giá trị.",
        )


def book_is_lost(declaration: MarriageAgainDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if not declaration.book_lost:
        yield _fault("book_lost", "book_left", f"Sổ hộ tịch còn thì không đăng ký lại; {_COPY_INSTEAD}")


def both_are_alive(declaration: MarriageAgainDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for who in SPOUSES:
        if getattr(declaration, who).deceased:
            yield _fault(
                f"{who}/deceased",
                "spouse_deceased",
                f"{_WORDS[who]} đã chết thì không đăng ký lại kết hôn được (NĐ 123/2015/NĐ-CP Đ24 k3).",
            )


def born_before_they_married(
    declaration: MarriageAgainDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    for who in SPOUSES:
        if getattr(declaration, who).birth_date.earliest >= declaration.old.registered_on.latest:
            yield _fault(
                f"{who}/birth_date", "registered_before_birth", "Ngày sinh không ở trước ngày đăng ký kết hôn đã khai."
            )


def day_is_known(declaration: MarriageAgainDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.old.registered_on.day is None:
        yield _doubt(
            "old/registered_on",
            "day_not_known",
            "Không nhớ rõ ngày đăng ký kết hôn: công chức xác định theo giấy tờ trước khi ghi sổ.",
        )


def office_can_be_found(
    declaration: MarriageAgainDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.old.place.ward is None:
        yield _doubt(
            "old/place",
            "successor_to_be_found",
            "Chưa biết xã, phường hiện nay của nơi đã đăng ký; hãy tìm cơ quan đang giữ sổ.",
        )


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


MARRIAGE_AGAIN_RULES = (
    registered_before_the_law,
    originals_are_lost,
    book_is_lost,
    both_are_alive,
    born_before_they_married,
    day_is_known,
    office_can_be_found,
    they_are_two_people,
    they_are_man_and_woman,
    nobody_is_sent_instead,
    requester_is_one_of_the_two,
)
