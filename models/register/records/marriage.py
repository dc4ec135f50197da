"""What is written in the book of marriages when a marriage is registered; its day is the day on which both sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.register.books.book import of_person
from models.register.records.record import BookRecord
from procedures.code_table import COUNTRIES, ETHNICITIES
from procedures.forms.declarations.marriage import SPOUSES, MarriageDeclaration
from procedures.forms.person import LivingPerson

FIELDS = ("name", "born", "ethnicity", "nationality", "residence", "document")
TITLES = {**of_person("husband", "chồng", *FIELDS), **of_person("wife", "vợ", *FIELDS)}


def spouse_fields(who: str, person: LivingPerson) -> dict[str, str]:
    """The fields of one of the two, as far as they were declared."""
    return {
        f"{who}_name": person.full_name,
        f"{who}_born": person.birth_date.written() if person.birth_date else "",
        f"{who}_ethnicity": ETHNICITIES.get(person.ethnicity or "", ""),
        f"{who}_nationality": COUNTRIES.get(person.nationality or "", ""),
        f"{who}_residence": person.residence.written() if person.residence else "",
        f"{who}_document": _document(person),
    }


def _document(person: LivingPerson) -> str:
    if person.identity_document is not None:
        paper = person.identity_document
        return f"{paper.type.words} số {paper.number}, {paper.issued_by} cấp ngày {paper.issued_on:%d/%m/%Y}"
    return f"Số định danh cá nhân {person.personal_number}" if person.personal_number else ""


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    filed = MarriageDeclaration.model_validate(declaration)
    return {**spouse_fields("husband", filed.husband), **spouse_fields("wife", filed.wife)}


def needed_of_both(record: Mapping[str, str]) -> list[str]:
    """Luật Hộ tịch Đ17.2: nothing about either of the two may be missing on their certificate."""
    return [f"{who}_{field}" for who in SPOUSES for field in FIELDS]


MARRIAGE_RECORD = BookRecord(
    book="ket-hon",
    titles=TITLES,
    build=_record,
    needed=needed_of_both,
    subject="Việc kết hôn",
    groups={"husband": "Bên nam", "wife": "Bên nữ"},
    hidden=frozenset({"husband_document", "wife_document"}),
)
