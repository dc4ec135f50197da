"""What is written in the book of births when a birth is registered anew: the note says so, and what stands against it.

NĐ 123/2015/NĐ-CP Đ24-26: nothing is registered anew while the old book stands, or for somebody who has died.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.dossier import Dossier
from models.register.books.every_book import BIRTHS
from models.register.books.search import Sought, search_book
from models.register.look_up import LookUp
from models.register.old_book import old_book_kept, refusal_of_kept_book
from models.register.records.birth import BIRTH_RECORD, TITLES, document_of, parent_fields
from models.register.register_entry import RegisterEntry
from procedures.code_table import COUNTRIES, ETHNICITIES
from procedures.forms.declarations.birth_again import BirthAgainDeclaration, OldBirth, PersonBornBefore
from procedures.forms.requester import Requester

_TITLES = {
    **TITLES,
    "child_name": "Họ, chữ đệm, tên",
    "personal_number": "Số định danh cá nhân",
    "registered_anew": "Ghi chú đăng ký lại",
}
_EVENT = phrase("khai sinh")
_HAS_DIED = "Cơ sở dữ liệu ghi người này đã chết nên không đăng ký lại khai sinh (Điều 24 Nghị định 123/2015/NĐ-CP)."
_STANDS = (
    "Việc khai sinh của người này có trong sổ, số {}/{}, nên không đăng ký lại; "
    "đề nghị cấp bản sao trích lục khai sinh (thủ tục 2.000635)."
)


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    """A day of birth remembered only in part stays open until the officer has found it in the papers."""
    filed = BirthAgainDeclaration.model_validate(declaration)
    asker = Requester.model_validate(applicant)
    return {
        **_person(filed.subject),
        **parent_fields("mother", filed.mother),
        **parent_fields("father", filed.father),
        "declarant_name": asker.full_name,
        "declarant_document": document_of(asker),
        "registered_anew": _note(filed.old),
    }


def _person(subject: PersonBornBefore) -> dict[str, str]:
    return {
        "child_name": subject.full_name,
        "born_on": subject.birth_date.earliest.isoformat() if subject.birth_date.day else "",
        "gender": subject.sex.words,
        "ethnicity": ETHNICITIES.get(subject.ethnicity, ""),
        "nationality": COUNTRIES.get(subject.nationality, ""),
        "birthplace": subject.birthplace,
        "native_place": subject.origin.written(),
        "personal_number": subject.personal_number or "",
    }


def _note(old: OldBirth) -> str:
    number = f", số {old.number}" if old.number else ""
    volume = f", quyển {old.volume}" if old.volume else ""
    return f"Đăng ký lại. Đã đăng ký năm {old.registered_on.year} tại {old.office}{number}{volume}."


def _needed(record: Mapping[str, str]) -> list[str]:
    return [*BIRTH_RECORD.needed(record), "ethnicity", "registered_anew"]


def _against(session: Session, dossier: Dossier, record: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    keeper = old_book_kept(session, dossier)
    if keeper:
        yield "registered_anew", refusal_of_kept_book(keeper, _EVENT)
    if _has_died(session, dossier):
        yield "child_name", _HAS_DIED
    for entry in search_book(session, BIRTHS, Sought((record["child_name"],), record["personal_number"] or None)):
        if entry.dossier_id != dossier.id and _is_the_same(entry, record):
            yield "child_name", _STANDS.format(entry.number, entry.year)


def _has_died(session: Session, dossier: Dossier) -> bool:
    """The last word of the population database counts."""
    said = select(LookUp).where(LookUp.dossier_id == dossier.id, LookUp.kind == "population")
    last = session.scalars(said.order_by(LookUp.answered_at.desc(), LookUp.id)).first()
    persons = last.answer.get("persons") or [] if last else []
    return any(isinstance(person, Mapping) and bool(person.get("deceased")) for person in persons)


def _is_the_same(entry: RegisterEntry, record: Mapping[str, str]) -> bool:
    """Namesakes are told apart by their numbers, else by their day of birth."""
    number = entry.personal_number or str(entry.content.get("personal_number", ""))
    if number and record["personal_number"]:
        return number == record["personal_number"]
    return bool(entry.content.get("born_on") == record["born_on"])


BIRTH_AGAIN_RECORD = replace(
    BIRTH_RECORD,
    titles=_TITLES,
    build=_record,
    needed=_needed,
    subject="Người được đăng ký lại khai sinh",
    hidden=BIRTH_RECORD.hidden | {"personal_number"},
    against=_against,
    against_basis="Điều 24, Điều 26 Nghị định 123/2015/NĐ-CP",
)
