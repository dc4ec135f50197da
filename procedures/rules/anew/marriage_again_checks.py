"""The rules over the declaration of a marriage to be registered anew (NĐ 123/2015/NĐ-CP Đ24)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from language.phrase import phrase
from procedures.forms.declarations.marriage import SPOUSES
from procedures.forms.declarations.marriage_again import MarriageAgainDeclaration
from procedures.forms.requester import Requester
from procedures.procedure import Rule
from procedures.rules.anew.lost_book_checks import lost_book_rules
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer
from procedures.rules.marriage_checks import (
    nobody_is_sent_instead,
    requester_is_one_of_the_two,
    they_are_man_and_woman,
    they_are_two_people,
)

_WORDS = {"husband": "Chồng", "wife": "Vợ"}


def both_are_alive(declaration: MarriageAgainDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    for who in SPOUSES:
        if getattr(declaration, who).deceased:
            yield _fault(
                f"{who}/deceased",
                "spouse_deceased",
                phrase(
                    "{words} đã chết thì không đăng ký lại kết hôn được (NĐ 123/2015/NĐ-CP Đ24 k3).", words=_WORDS[who]
                ),
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


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


MARRIAGE_AGAIN_RULES: tuple[Rule, ...] = (
    *lost_book_rules("kết hôn", "Giấy chứng nhận kết hôn"),
    both_are_alive,
    born_before_they_married,
    day_is_known,
    they_are_two_people,
    they_are_man_and_woman,
    nobody_is_sent_instead,
    requester_is_one_of_the_two,
)
