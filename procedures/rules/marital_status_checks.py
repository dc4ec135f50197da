"""The rules over the declaration of marital status: what cannot be, and what makes the officer look twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from language.phrase import phrase
from procedures.civil_words import Relation
from procedures.folded_text import folded
from procedures.forms.declarations.marital_status import MaritalStatusDeclaration
from procedures.forms.requester import Requester
from procedures.marital_words import CertificatePurpose, IssueKind, MaritalStatus
from procedures.rules.findings import Fault, Finding, SoftWarning, pointer
from procedures.rules.marriage_conditions import MARRIAGE_CONDITIONS

_PART_OF_STATUS = {
    "marriage": (MaritalStatus.MARRIED, "cuộc hôn nhân hiện tại"),
    "divorce": (MaritalStatus.DIVORCED, "việc ly hôn"),
    "death": (MaritalStatus.WIDOWED, "việc vợ, chồng chết"),
}
_DAY_OF_PART = {"marriage": "registered_on", "divorce": "issued_on", "death": "issued_on"}


def status_is_told_whole(
    declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    for field, (status, words) in _PART_OF_STATUS.items():
        told = getattr(declaration, field) is not None
        if declaration.status is status and not told:
            yield _fault(
                field,
                f"{field}_missing",
                phrase("Khai “{status}” thì phải ghi {words}; hãy điền phần này.", status=status.words, words=words),
            )
        if told and declaration.status is not status:
            yield _fault(
                field,
                f"{field}_not_expected",
                phrase(
                    "Chỉ ghi {words} khi khai “{status}”; hãy bỏ phần này hoặc chọn lại tình trạng hôn nhân.",
                    words=words,
                    status=status.words,
                ),
            )


def events_are_not_to_come(
    declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    for field, day_of in _DAY_OF_PART.items():
        part = getattr(declaration, field)
        if part is not None and getattr(part, day_of) > filed_at:
            yield _fault(f"{field}/{day_of}", "event_in_future", "Ngày ở sau ngày nộp hồ sơ; hãy xem lại ngày này.")


def period_makes_sense(declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    born = declaration.subject.birth_date
    if declaration.since > filed_at:
        yield _fault("since", "period_in_future", "Ngày bắt đầu ở sau ngày nộp hồ sơ; hãy xem lại.")
    if declaration.until is not None and declaration.until > filed_at:
        yield _fault("until", "period_in_future", "Chỉ xác nhận được đến ngày nộp hồ sơ; hãy ghi lại, hoặc bỏ trống.")
    if declaration.until is not None and declaration.until < declaration.since:
        yield _fault("until", "period_backwards", "Ngày kết thúc ở trước ngày bắt đầu; hãy xem lại hai ngày.")
    if born is not None and declaration.since < born.earliest:
        yield _fault("since", "period_before_birth", "Ngày bắt đầu ở trước ngày sinh; hãy xem lại.")


def purpose_is_one_and_whole(
    declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.purpose is CertificatePurpose.MARRIAGE:
        if declaration.intended is None:
            yield _fault(
                "intended",
                "intended_missing",
                "Để đăng ký kết hôn thì phải ghi người dự định kết hôn và nơi đăng ký; hãy điền phần này.",
            )
        if declaration.purpose_words is not None:
            yield _fault(
                "purpose_words",
                "purpose_not_expected",
                "Giấy chỉ dùng cho một mục đích: để đăng ký kết hôn thì bỏ trống mục này, hoặc chọn mục đích khác.",
            )
        return
    if declaration.purpose_words is None:
        yield _fault(
            "purpose_words", "purpose_missing", "Chưa ghi mục đích; giấy chỉ dùng được đúng mục đích ghi trong đó."
        )
    if declaration.intended is not None:
        yield _fault(
            "intended", "intended_not_expected", "Chỉ ghi khi giấy dùng để đăng ký kết hôn; hãy bỏ, hoặc sửa mục đích."
        )


def certificate_before_is_told(
    declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    before = declaration.before
    if declaration.kind is IssueKind.AGAIN and before is None:
        yield _fault("before", "certificate_missing", "Cấp lại thì hãy ghi giấy đã cấp trước đây, kể cả khi đã mất.")
    if before is None:
        return
    if declaration.kind is IssueKind.FIRST:
        yield _fault("before", "certificate_not_expected", "Cấp lần đầu thì bỏ trống phần này, hoặc chọn “Cấp lại”.")
    if not before.given_back and before.why_not is None:
        yield _fault(
            "before/why_not", "loss_not_explained", "Không nộp lại được giấy cũ thì phải nêu rõ lý do (TT 04/2020 Đ12)."
        )
    if before.given_back and before.why_not is not None:
        yield _fault("before/why_not", "loss_not_expected", "Đã nộp lại giấy cũ thì bỏ trống lý do không nộp.")
    if before.issued_on is not None and before.issued_on > filed_at:
        yield _fault("before/issued_on", "issued_in_future", "Ngày cấp ở sau ngày nộp hồ sơ; hãy xem lại ngày cấp.")


def lost_certificate_can_be_followed(
    declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    before = declaration.before
    if before is None or before.given_back or not before.was_for_marriage:
        return
    if before.intended_at is None or before.intended_at.ward is None:
        yield _doubt(
            "before/intended_at",
            "intended_place_unknown",
            "Giấy cũ để kết hôn mà không nộp lại: hãy hỏi nơi đã dự định kết hôn để xác minh giấy chưa được dùng.",
        )


def residences_belong_to_the_period(
    declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    for number, past in enumerate(declaration.residences):
        if past.since > filed_at:
            yield _fault(f"residences/{number}/since", "residence_in_future", "Ngày ở sau ngày nộp hồ sơ; hãy xem lại.")
        if past.until < declaration.since or (declaration.until is not None and past.since > declaration.until):
            yield _doubt(
                f"residences/{number}",
                "residence_outside_period",
                "Thời gian cư trú này ở ngoài khoảng thời gian xin xác nhận; hãy hỏi lại.",
            )
        if past.place.is_abroad and past.proof is None:
            yield _doubt(
                f"residences/{number}",
                "lived_abroad",
                "Thời gian cư trú ở nước ngoài không hỏi được xã nào; hãy hỏi giấy tờ của cơ quan đại diện.",
            )


def asks_about_himself(
    declaration: MaritalStatusDeclaration, filed_at: date, applicant: Requester | None
) -> Iterator[Finding]:
    if applicant is None or applicant.relation is not Relation.SELF:
        return
    if folded(applicant.full_name) != folded(declaration.subject.full_name):
        yield SoftWarning(
            pointer("applicant", "relation"),
            "Người yêu cầu khai là bản thân nhưng họ tên khác với người được xác nhận; hãy đối chiếu.",
            "requester_differs_from_subject",
        )


def subject_is_alive(declaration: MaritalStatusDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    if declaration.subject.deceased:
        yield _doubt("subject/deceased", "subject_deceased", "Người được xác nhận đã chết; hãy hỏi lại mục đích.")


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


def _doubt(place: str, code: str, message: str) -> SoftWarning:
    return SoftWarning(pointer("declaration", *place.split("/")), message, code)


MARITAL_STATUS_RULES = (
    status_is_told_whole,
    events_are_not_to_come,
    period_makes_sense,
    purpose_is_one_and_whole,
    certificate_before_is_told,
    lost_certificate_can_be_followed,
    residences_belong_to_the_period,
    asks_about_himself,
    subject_is_alive,
    *MARRIAGE_CONDITIONS,
)
