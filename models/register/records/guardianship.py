"""What is written in the book of guardianships: a guardian and a ward, of which kind and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.register.books.guardianships import GUARDIANSHIP_TITLES, GUARDIANSHIPS
from models.register.books.search import Sought, search_book
from models.register.ending import entry_that_ended
from models.register.records.record import BookRecord
from models.vietnamese_text import fold
from procedures.code_table import COUNTRIES, ETHNICITIES
from procedures.forms.declarations.guardian import Guardian
from procedures.forms.declarations.guardianship import GuardianshipDeclaration
from procedures.forms.person import Person

PERSON, ORGANISATION = "Cá nhân", "Tổ chức"
GROUPS = {"ward": "Người được giám hộ", "guardian": "Người giám hộ"}
HIDDEN = frozenset({"ward_document", "guardian_document"})
_STANDS = "Người này đang có người giám hộ theo số {}/{}; hãy chấm dứt việc giám hộ đó trước."


def person_fields(who: str, person: Person) -> dict[str, str]:
    return {
        f"{who}_name": person.full_name,
        f"{who}_born": person.birth_date.written() if person.birth_date else "",
        f"{who}_ethnicity": ETHNICITIES.get(person.ethnicity or "", ""),
        f"{who}_nationality": COUNTRIES.get(person.nationality or "", ""),
        f"{who}_residence": person.residence.written() if person.residence else "",
        f"{who}_document": _document(person),
    }


def guardian_fields(guardian: Guardian) -> dict[str, str]:
    """An organisation has a name, a seat and perhaps a tax code; what only people have stays blank."""
    if guardian.person is not None:
        return {**person_fields("guardian", guardian.person), "guardian_as": PERSON}
    body = guardian.organisation
    return {
        "guardian_name": body.name if body else "",
        "guardian_born": "",
        "guardian_ethnicity": "",
        "guardian_nationality": "",
        "guardian_residence": body.residence.written() if body else "",
        "guardian_document": f"Mã số thuế {body.tax_code}" if body and body.tax_code else "",
        "guardian_as": ORGANISATION,
    }


def people_needed(record: Mapping[str, str]) -> list[str]:
    """What must be known of both: the look-up gives what the declaration leaves to it."""
    needed = [f"ward_{what}" for what in ("name", "born", "nationality", "residence")]
    whole = record["guardian_as"] != ORGANISATION
    return [
        *needed,
        *(f"guardian_{what}" for what in ("name", "residence", *(("born", "nationality") if whole else ()))),
    ]


def _document(person: Person) -> str:
    paper = person.identity_document
    if paper is not None:
        return f"{paper.type.words} số {paper.number}, {paper.issued_by} cấp ngày {paper.issued_on:%d/%m/%Y}"
    return f"Số định danh cá nhân {person.personal_number}" if person.personal_number else ""


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    filed = GuardianshipDeclaration.model_validate(declaration)
    return {
        **person_fields("ward", filed.ward),
        **guardian_fields(filed.guardian),
        "kind": filed.kind.words,
        "relation": filed.relation.words if filed.guardian.person else "",
        "grounds": "; ".join(part for part in (filed.grounds.words, filed.details) if part),
        "replaces": filed.replaces or "",
    }


def _needed(record: Mapping[str, str]) -> list[str]:
    kin = [] if record["guardian_as"] == ORGANISATION else ["relation"]
    return [*people_needed(record), "kind", *kin, "grounds"]


def _against(session: Session, dossier: Dossier, record: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A ward has one guardian at a time; namesakes are told apart by their day of birth."""
    for entry in search_book(session, GUARDIANSHIPS, Sought(names=(record["ward_name"],))):
        same = all(
            fold(str(entry.content.get(field, ""))) == fold(record[field]) for field in ("ward_name", "ward_born")
        )
        if same and entry.dossier_id != dossier.id and entry_that_ended(session, entry) is None:
            yield "ward_name", _STANDS.format(entry.number, entry.year)


GUARDIANSHIP_RECORD = BookRecord(
    book=GUARDIANSHIPS.code,
    titles=GUARDIANSHIP_TITLES,
    build=_record,
    needed=_needed,
    subject="Việc giám hộ",
    groups=GROUPS,
    hidden=HIDDEN,
    against=_against,
)
