"""What a police post writes when somebody is taken out of its register of residence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.register.records.record import BookRecord
from procedures.forms.declarations.residence_deletion import ResidenceDeletionDeclaration

TITLES = {
    "resident_name": "Họ, chữ đệm, tên",
    "resident_born": "Ngày, tháng, năm sinh",
    "resident_number": "Số định danh cá nhân",
    "residence": "Nơi thường trú bị xóa",
    "ground": "Lý do xóa đăng ký thường trú",
    "happened_on": "Ngày xảy ra (năm-tháng-ngày)",
    "paper": "Giấy tờ làm căn cứ",
}


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    filed = ResidenceDeletionDeclaration.model_validate(declaration)
    paper = filed.paper
    return {
        "resident_name": filed.subject.full_name,
        "resident_born": filed.subject.birth_date.written() if filed.subject.birth_date else "",
        "resident_number": filed.subject.personal_number or "",
        "residence": filed.residence.written(),
        "ground": filed.ground.words,
        "happened_on": filed.happened_on.isoformat(),
        "paper": f"Số {paper.number}, {paper.issued_by} cấp ngày {paper.issued_on:%d/%m/%Y}",
    }


def _needed(record: Mapping[str, str]) -> Sequence[str]:
    return ("resident_name", "residence", "ground", "happened_on", "paper")


RESIDENCE_DELETION_RECORD = BookRecord(
    book="xoa-thuong-tru",
    titles=TITLES,
    build=_record,
    needed=_needed,
    subject="Việc xóa đăng ký",
    groups={"resident": "Người được xóa đăng ký thường trú"},
    days=frozenset({"happened_on"}),
    hidden=frozenset({"resident_number"}),
)
