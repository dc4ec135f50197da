"""What is written in the book of births."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.register.records.record import BookRecord
from procedures.civil_words import BirthKind
from procedures.code_table import COUNTRIES, ETHNICITIES
from procedures.forms.birth_declaration import BirthDeclaration, birth_part
from procedures.forms.person import Person
from procedures.forms.requester import Requester

TITLES = {
    "child_name": "Họ, chữ đệm, tên của trẻ",
    "born_on": "Ngày sinh (năm-tháng-ngày)",
    "gender": "Giới tính",
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "birthplace": "Nơi sinh",
    "native_place": "Quê quán",
    "mother_name": "Họ tên mẹ",
    "mother_born": "Năm sinh của mẹ",
    "mother_ethnicity": "Dân tộc của mẹ",
    "mother_nationality": "Quốc tịch của mẹ",
    "mother_residence": "Nơi cư trú của mẹ",
    "father_name": "Họ tên cha",
    "father_born": "Năm sinh của cha",
    "father_ethnicity": "Dân tộc của cha",
    "father_nationality": "Quốc tịch của cha",
    "father_residence": "Nơi cư trú của cha",
    "declarant_name": "Người đi khai sinh",
    "declarant_document": "Giấy tờ của người đi khai sinh",
}


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    """A parent who is not determined stays blank (NĐ 123/2015 Điều 15)."""
    filed = birth_part(declaration)
    asker = Requester.model_validate(applicant)
    return {
        **_child(filed),
        **parent_fields("mother", filed.mother),
        **parent_fields("father", None if filed.kind is BirthKind.FATHER_UNKNOWN else filed.father),
        "declarant_name": asker.full_name,
        "declarant_document": document_of(asker),
    }


def _needed(record: Mapping[str, str]) -> list[str]:
    needed = ["child_name", "born_on", "gender", "nationality", "birthplace", "native_place", "declarant_name"]
    for parent in ("mother", "father"):
        if record[f"{parent}_name"]:
            needed += [f"{parent}_{what}" for what in ("born", "ethnicity", "nationality", "residence")]
    return needed


def _child(filed: BirthDeclaration) -> dict[str, str]:
    child = filed.child
    return {
        "child_name": child.full_name,
        "born_on": child.birth_date.isoformat(),
        "gender": child.sex.words,
        "ethnicity": ETHNICITIES.get(child.ethnicity or "", ""),
        "nationality": COUNTRIES.get(child.nationality, ""),
        "birthplace": child.birth_place.written(),
        "native_place": child.origin.written(),
    }


def parent_fields(which: str, person: Person | None) -> dict[str, str]:
    if person is None:
        return {f"{which}_{what}": "" for what in ("name", "born", "ethnicity", "nationality", "residence")}
    return {
        f"{which}_name": person.full_name,
        f"{which}_born": person.birth_date.written() if person.birth_date else "",
        f"{which}_ethnicity": ETHNICITIES.get(person.ethnicity or "", ""),
        f"{which}_nationality": COUNTRIES.get(person.nationality or "", ""),
        f"{which}_residence": person.residence.written() if person.residence else "",
    }


def document_of(asker: Requester) -> str:
    if asker.identity_document is not None:
        paper = asker.identity_document
        return f"{paper.type.words} số {paper.number}, {paper.issued_by} cấp ngày {paper.issued_on:%d/%m/%Y}"
    return f"Số định danh cá nhân {asker.personal_number}" if asker.personal_number else ""


def remark_of(record: Mapping[str, Any]) -> str:
    """What stands under the title of the certificate: whether the birth was registered anew."""
    return "Đăng ký lại" if record.get("registered_anew") else ""


BIRTH_RECORD = BookRecord(
    book="khai-sinh",
    titles=TITLES,
    build=_record,
    needed=_needed,
    subject="Trẻ được đăng ký khai sinh",
    groups={"mother": "Mẹ", "father": "Cha", "declarant": "Người đi khai sinh"},
    days=frozenset({"born_on"}),
    hidden=frozenset({"declarant_document"}),
)
