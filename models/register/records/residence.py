"""What a police post writes in its register of residence (thường trú); its numbers are its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.register.records.record import BookRecord
from procedures.forms.declarations.residence import ResidenceDeclaration

TITLES = {
    "resident_name": "Họ, chữ đệm, tên",
    "resident_born": "Ngày sinh (năm-tháng-ngày)",
    "resident_gender": "Giới tính",
    "resident_number": "Số định danh cá nhân",
    "householder_name": "Họ, chữ đệm, tên chủ hộ",
    "householder_number": "Số định danh cá nhân của chủ hộ",
    "relation": "Quan hệ với chủ hộ",
    "residence": "Nơi thường trú được đăng ký",
    "previous": "Nơi thường trú trước đây",
    "members": "Những người cùng thay đổi",
}


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    filed = ResidenceDeclaration.model_validate(declaration)
    return {
        "resident_name": filed.subject.full_name,
        "resident_born": filed.subject.birth_date.isoformat(),
        "resident_gender": filed.subject.sex.words,
        "resident_number": filed.subject.personal_number or "",
        "householder_name": filed.householder.full_name,
        "householder_number": filed.householder.personal_number,
        "relation": filed.householder.relation.words,
        "residence": filed.residence.written(),
        "previous": filed.previous.written() if filed.previous else "",
        "members": "; ".join(f"{one.full_name} ({one.birth_date:%d/%m/%Y})" for one in filed.members),
    }


def _needed(record: Mapping[str, str]) -> Sequence[str]:
    """A number the newborn has not been given yet may follow; everything else is known by then."""
    return ("resident_name", "resident_born", "resident_gender", "householder_name", "relation", "residence")


RESIDENCE_RECORD = BookRecord(
    book="thuong-tru",
    titles=TITLES,
    build=_record,
    needed=_needed,
    subject="Nơi thường trú",
    groups={"resident": "Người đăng ký thường trú", "householder": "Chủ hộ"},
    days=frozenset({"resident_born"}),
    hidden=frozenset({"resident_number", "householder_number"}),
)
