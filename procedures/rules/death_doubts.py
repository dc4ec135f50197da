"""What is only unusual in a declaration of a death: shown to the clerk, who may go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.civil_words import DeathEvidenceKind, DeathPlaceKind, Relation
from procedures.forms.declarations.death_registration import DeathDeclaration
from procedures.forms.personal_number import doubts
from procedures.forms.requester import Requester
from procedures.rules.death_deadline import is_long_ago, is_overdue
from procedures.rules.findings import Finding, SoftWarning, pointer

OLDEST = 115
_OF_LONG_AGO = (DeathEvidenceKind.OTHER_PROOF, DeathEvidenceKind.NOTHING)
_NUMBER = {
    "unknown_province": "Ba số đầu của số định danh không phải mã tỉnh đã biết; hãy đối chiếu với giấy tờ.",
    "other_sex": "Số định danh cho biết giới tính khác với giới tính đã khai; hãy đối chiếu với giấy tờ.",
    "other_birth_year": "Số định danh cho biết năm sinh khác với năm sinh đã khai; hãy đối chiếu với giấy tờ.",
}


def registered_late(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if is_overdue(declaration.died.latest, filed_at):
        yield _doubt("died", "overdue", "Đăng ký quá hạn 15 ngày kể từ ngày chết; hồ sơ được đánh dấu quá hạn.")


def nothing_proves_it(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.evidence.kind is DeathEvidenceKind.NOTHING:
        yield _doubt(
            "evidence/kind",
            "no_evidence",
            "Không có giấy tờ chứng minh thì không đăng ký khai tử (TT 04/2020/TT-BTP Đ13); hãy hỏi giấy tờ khác: "
            "hồ sơ lý lịch, quyết định, giấy xác nhận có nêu việc chết.",
        )


def papers_cannot_be_gone_yet(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.evidence.kind in _OF_LONG_AGO and not is_long_ago(declaration.died.latest, filed_at):
        yield _doubt(
            "evidence/kind", "not_long_ago", "Chết chưa lâu thì phải có Giấy báo tử; hãy hỏi nơi có thẩm quyền cấp."
        )


def ward_may_no_longer_certify(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    certifies = declaration.evidence.kind is DeathEvidenceKind.WARD_TO_CERTIFY
    if certifies and is_long_ago(declaration.died.latest, filed_at):
        yield _doubt(
            "evidence/kind",
            "certified_long_after",
            "Chết đã lâu mà nay mới đề nghị cấp Giấy báo tử; hãy hỏi giấy tờ khác.",
        )


def somebody_else_certifies(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    """NĐ 123/2015 Đ4.2 a: of whom a health facility kept, its head issues the Giấy báo tử."""
    at_facility = declaration.place.kind is DeathPlaceKind.FACILITY
    if at_facility and declaration.evidence.kind is DeathEvidenceKind.WARD_TO_CERTIFY:
        yield _doubt(
            "evidence/kind",
            "facility_certifies",
            "Chết tại cơ sở y tế thì cơ sở đó cấp Giấy báo tử; hãy hướng dẫn lấy.",
        )


def notice_of_another_place(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    by_facility = declaration.evidence.kind is DeathEvidenceKind.FACILITY_NOTICE
    if by_facility and declaration.place.kind is not DeathPlaceKind.FACILITY:
        yield _doubt(
            "place/kind",
            "facility_elsewhere",
            "Giấy báo tử của cơ sở y tế mà nơi chết không phải cơ sở y tế; hãy hỏi lại.",
        )


def unusually_old(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.died.earliest.year - declaration.deceased.born_on.year > OLDEST:
        yield _doubt("deceased/birth_date", "unusual_age", "Tuổi thọ khác thường; hãy đối chiếu năm sinh với giấy tờ.")


def hour_is_unknown(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.died.hour is None and declaration.died.on is not None:
        yield _doubt("died/hour", "hour_unknown", "Chưa ghi giờ chết; hãy xem trên Giấy báo tử, không rõ thì để trống.")


def number_fits_the_deceased(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    who = declaration.deceased
    if who.personal_number is not None:
        for doubt in doubts(who.personal_number, sex=who.sex, birth_year=who.born_on.year):
            yield _doubt("deceased/personal_number", f"number_{doubt}", _NUMBER[doubt])


def residence_is_unknown(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.last_residence is None:
        yield _doubt(
            "last_residence",
            "residence_unknown",
            "Không rõ nơi cư trú cuối cùng: nơi chết hoặc nơi phát hiện thi thể đăng ký (Luật Hộ tịch Đ32).",
        )


def died_abroad(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.place.place.is_abroad:
        yield _doubt(
            "place/place",
            "died_abroad",
            "Chết ở nước ngoài: có thể phải đăng ký tại cơ quan đại diện, hoặc ghi chú việc đã đăng ký ở nước ngoài.",
        )


def child_may_not_need_it(declaration: DeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.surely_lived_under_a_day or declaration.deceased.newborn is None:
        return
    if declaration.may_have_lived_under_a_day:
        yield _doubt(
            "deceased/newborn",
            "lifetime_unclear",
            "Chưa rõ trẻ có sống đủ 24 giờ hay không; hãy hỏi giờ sinh và giờ chết.",
        )
    else:
        yield _doubt(
            "deceased/newborn",
            "birth_to_be_registered",
            "Trẻ sống từ 24 giờ trở lên thì phải đăng ký cả khai sinh (1.001193) và khai tử.",
        )


def filed_by_the_office(
    declaration: DeathDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is not None and applicant.relation is Relation.OFFICER:
        yield SoftWarning(
            pointer("applicant", "relation"),
            "Công chức đăng ký theo trách nhiệm (Luật Hộ tịch Đ33): hãy chắc rằng không có người thân thích, cơ quan, "
            "tổ chức nào đứng khai.",
            "nobody_to_file",
        )


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


DEATH_DOUBTS = (
    registered_late,
    nothing_proves_it,
    papers_cannot_be_gone_yet,
    ward_may_no_longer_certify,
    somebody_else_certifies,
    notice_of_another_place,
    unusually_old,
    hour_is_unknown,
    number_fits_the_deceased,
    residence_is_unknown,
    died_abroad,
    child_may_not_need_it,
    filed_by_the_office,
)
