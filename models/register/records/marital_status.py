"""What is written in the book of issued certificates of marital status (Thông tư 04/2020/TT-BTP Đ33)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.register.records.record import BookRecord
from procedures.civil_words import Sex
from procedures.code_table import COUNTRIES, ETHNICITIES
from procedures.forms.declarations.marital_status import MaritalStatusDeclaration, MaritalStatusRequester
from procedures.forms.person import Person
from procedures.marital_words import CertificatePurpose, MaritalStatus

TITLES = {
    "issue": "Lần cấp",
    "requester_name": "Người đề nghị cấp",
    "subject_name": "Họ, chữ đệm, tên",
    "subject_born": "Ngày, tháng, năm sinh",
    "subject_gender": "Giới tính",
    "subject_ethnicity": "Dân tộc",
    "subject_nationality": "Quốc tịch",
    "subject_document": "Giấy tờ tùy thân",
    "subject_residence": "Nơi cư trú",
    "since": "Xác nhận từ ngày (năm-tháng-ngày)",
    "until": "Xác nhận đến ngày (năm-tháng-ngày)",
    "lived_at": "Nơi cư trú trước đây trong thời gian đó",
    "marital_status": "Tình trạng hôn nhân",
    "purpose": "Mục đích sử dụng",
    "partner_name": "Người dự định kết hôn",
    "partner_born": "Ngày, tháng, năm sinh của người dự định kết hôn",
    "partner_nationality": "Quốc tịch của người dự định kết hôn",
    "partner_document": "Giấy tờ tùy thân của người dự định kết hôn",
    "intended_at": "Nơi dự định đăng ký kết hôn",
}
_SINGLE_NOW = "hiện tại chưa đăng ký kết hôn với ai"
_SPOUSE = {Sex.MALE: ("vợ", "bà"), Sex.FEMALE: ("chồng", "ông"), None: ("vợ/chồng", "bà/ông")}


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    filed = MaritalStatusDeclaration.model_validate(declaration)
    asker = MaritalStatusRequester.model_validate(applicant)
    return {
        "issue": filed.kind.words,
        "requester_name": asker.full_name,
        **_subject(filed, asker),
        "since": filed.since.isoformat(),
        "until": filed.until.isoformat() if filed.until else "",
        "lived_at": "; ".join(
            f"{past.place.written()} (từ {_day(past.since)} đến {_day(past.until)})" for past in filed.residences
        ),
        "marital_status": _in_words(filed),
        "purpose": _purpose(filed),
        **_partner(filed),
    }


def _subject(filed: MaritalStatusDeclaration, asker: MaritalStatusRequester) -> dict[str, str]:
    person, home = filed.subject, filed.home(asker)
    return {
        "subject_name": person.full_name,
        "subject_born": person.birth_date.written() if person.birth_date else "",
        "subject_gender": person.sex.words if person.sex else "",
        "subject_ethnicity": ETHNICITIES.get(person.ethnicity or "", ""),
        "subject_nationality": COUNTRIES.get(person.nationality or "", ""),
        "subject_document": _document(person),
        "subject_residence": home.written() if home else "",
    }


def _partner(filed: MaritalStatusDeclaration) -> dict[str, str]:
    intended = filed.intended
    if intended is None:
        return dict.fromkeys(
            ("partner_name", "partner_born", "partner_nationality", "partner_document", "intended_at"), ""
        )
    partner = intended.partner
    return {
        "partner_name": partner.full_name,
        "partner_born": partner.birth_date.written() if partner.birth_date else "",
        "partner_nationality": COUNTRIES.get(partner.nationality or "", ""),
        "partner_document": _document(partner),
        "intended_at": intended.place,
    }


def _document(person: Person) -> str:
    paper = person.identity_document
    if paper is not None:
        return f"{paper.type.words} số {paper.number}, {paper.issued_by} cấp ngày {_day(paper.issued_on)}"
    return f"Số định danh cá nhân {person.personal_number}" if person.personal_number else ""


def _in_words(filed: MaritalStatusDeclaration) -> str:
    """The status as it must be written, each kind with the paper it rests on."""
    words = {
        MaritalStatus.NEVER_MARRIED: _never_married,
        MaritalStatus.MARRIED: _married,
        MaritalStatus.DIVORCED: _divorced,
        MaritalStatus.WIDOWED: _widowed,
    }[filed.status](filed)
    return words[:1].upper() + words[1:]


def _never_married(filed: MaritalStatusDeclaration) -> str:
    return _single_then(filed) if filed.until else _SINGLE_NOW


def _married(filed: MaritalStatusDeclaration) -> str:
    spouse, title = _SPOUSE[filed.subject.sex]
    marriage = filed.marriage
    if marriage is None:
        return ""
    now = (
        f"hiện tại đang có {spouse} là {title} {marriage.spouse_name} (Giấy chứng nhận kết hôn số {marriage.number}, "
        f"do {marriage.registered_at} cấp ngày {_day(marriage.registered_on)})"
    )
    # The time before the marriage may be what is asked about.
    return f"{_single_then(filed)}; {now}" if filed.until and filed.until < marriage.registered_on else now


def _divorced(filed: MaritalStatusDeclaration) -> str:
    divorce = filed.divorce
    if divorce is None:
        return ""
    kind = divorce.kind.words.partition(" (")[0].removesuffix(" của Tòa án")
    return (
        f"đã đăng ký kết hôn, nhưng đã ly hôn theo {kind} số {divorce.number} ngày {_day(divorce.issued_on)} "
        f"của {divorce.issued_by}; {_SINGLE_NOW}"
    )


def _widowed(filed: MaritalStatusDeclaration) -> str:
    spouse, title = _SPOUSE[filed.subject.sex]
    death = filed.death
    if death is None:
        return ""
    return (
        f"đã đăng ký kết hôn, nhưng {spouse} là {title} {death.spouse_name} đã chết (giấy tờ số {death.number}, "
        f"do {death.issued_by} cấp ngày {_day(death.issued_on)}); {_SINGLE_NOW}"
    )


def _single_then(filed: MaritalStatusDeclaration) -> str:
    until = _day(filed.until) if filed.until else "nay"
    return f"trong thời gian từ ngày {_day(filed.since)} đến ngày {until} chưa đăng ký kết hôn với ai"


def _purpose(filed: MaritalStatusDeclaration) -> str:
    if filed.purpose is CertificatePurpose.MARRIAGE:
        return filed.purpose.words
    return f"{filed.purpose_words}; không có giá trị để đăng ký kết hôn"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _needed(record: Mapping[str, str]) -> list[str]:
    needed = [f"subject_{what}" for what in ("name", "born", "gender", "nationality", "document", "residence")]
    needed += ["since", "marital_status", "purpose"]
    if record["partner_name"]:
        needed += ["partner_born", "partner_nationality", "partner_document", "intended_at"]
    return needed


MARITAL_STATUS_RECORD = BookRecord(
    book="xac-nhan-hon-nhan",
    titles=TITLES,
    build=_record,
    needed=_needed,
    subject="Xác nhận",
    groups={
        "subject": "Người được xác nhận",
        "partner": "Người dự định kết hôn",
        "intended": "Người dự định kết hôn",
    },
    days=frozenset({"since", "until"}),
    hidden=frozenset({"subject_document", "partner_document"}),
)
