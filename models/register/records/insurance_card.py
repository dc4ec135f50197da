"""What an insurance office writes when it issues a child's card; the card's number is made of the entry's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from models.register.records.record import BookRecord
from procedures.code_table import COUNTRIES, ETHNICITIES
from procedures.forms.declarations.insurance_card import InsuranceCardDeclaration

TITLES = {
    "child_name": "Họ, chữ đệm, tên của trẻ",
    "child_born": "Ngày sinh (năm-tháng-ngày)",
    "child_gender": "Giới tính",
    "child_nationality": "Quốc tịch",
    "child_ethnicity": "Dân tộc",
    "child_number": "Số định danh cá nhân",
    "registered_at": "Nơi đăng ký khai sinh",
    "guardian_name": "Cha, mẹ hoặc người giám hộ",
    "address": "Địa chỉ",
    "first_care": "Nơi đăng ký khám bệnh, chữa bệnh ban đầu",
}
_SCHOOL_BEGINS = (9, 30)
_UNDER_SIX = "TE1"


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    filed = InsuranceCardDeclaration.model_validate(declaration)
    child = filed.subject
    return {
        "child_name": child.full_name,
        "child_born": child.birth_date.isoformat(),
        "child_gender": child.sex.words,
        "child_nationality": COUNTRIES.get(child.nationality, ""),
        "child_ethnicity": ETHNICITIES.get(child.ethnicity or "", ""),
        "child_number": child.personal_number or "",
        "registered_at": filed.registered_at,
        "guardian_name": filed.guardian.full_name,
        "address": filed.address.written(),
        "first_care": filed.first_care,
    }


def _needed(record: Mapping[str, str]) -> Sequence[str]:
    return ("child_name", "child_born", "child_gender", "address", "first_care")


def card_number(province_code: str, year: int, number: int) -> str:
    """Mã thẻ: the group of children under six, the province, and ten digits that nobody else has."""
    return f"{_UNDER_SIX}{province_code}{province_code}{year % 100:02d}{number:06d}"


def valid_until(born_on: date) -> date:
    """The day the child is 72 months old, or 30/09 of that year where school has not begun by then (NĐ 146/2018)."""
    sixth = _anniversary(born_on, 6)
    begins = date(sixth.year, *_SCHOOL_BEGINS)
    return max(sixth, begins) if sixth <= begins else sixth


def _anniversary(day: date, years: int) -> date:
    """Who was born on 29/02 has it on 28/02 of a year that lacks the day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


INSURANCE_CARD_RECORD = BookRecord(
    book="the-bhyt",
    titles=TITLES,
    build=_record,
    needed=_needed,
    subject="Thẻ bảo hiểm y tế",
    groups={"child": "Trẻ được cấp thẻ", "guardian": "Cha, mẹ hoặc người giám hộ"},
    days=frozenset({"child_born"}),
    hidden=frozenset({"child_number"}),
)
