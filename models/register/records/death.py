"""What is written in the book of deaths (NĐ 123/2015 Đ4.2, QĐ 3458/QĐ-BTP)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from models.clock.clock import VIETNAM
from models.delivery.document import Document
from models.dossier import Dossier
from models.register.look_up import LookUp
from models.register.records.record import BookRecord
from procedures.code_table import COUNTRIES, ETHNICITIES
from procedures.forms.declarations.death_registration import DeathMoment, DeathRequester, death_part
from procedures.forms.identity_document import IdentityDocument
from procedures.forms.partial_date import PartialDate
from procedures.rules.death_deadline import registration_kind

DEATH_NOTICE = "death_notice"
DEATH_QUERY = "death_query"
TITLES = {
    "deceased_name": "Họ, chữ đệm, tên người chết",
    "deceased_born": "Ngày, tháng, năm sinh",
    "deceased_gender": "Giới tính",
    "deceased_ethnicity": "Dân tộc",
    "deceased_nationality": "Quốc tịch",
    "personal_number": "Số định danh cá nhân",
    "deceased_document": "Giấy tờ tùy thân",
    "deceased_residence": "Nơi cư trú cuối cùng",
    "died_on": "Ngày chết (năm-tháng-ngày)",
    "died_at": "Giờ, phút chết",
    "died_where": "Nơi chết",
    "cause": "Nguyên nhân chết",
    "evidence": "Giấy báo tử hoặc giấy tờ thay thế",
    "registered_as": "Loại đăng ký",
    "declarant_name": "Người đi khai tử",
    "declarant_relation": "Quan hệ với người chết",
    "declarant_document": "Giấy tờ của người đi khai tử",
}
_NEEDED = (
    "deceased_name",
    "deceased_born",
    "deceased_gender",
    "deceased_nationality",
    "died_on",
    "died_where",
    "cause",
    # Without anything that proves the death there is no registration (TT 04/2020/TT-BTP Đ13).
    "evidence",
    "declarant_name",
)


def kept_day(written: PartialDate) -> str:
    """As books keep it: `1979`, `1979-05` or `1979-05-17`."""
    parts = (f"{written.year:04d}", f"{written.month:02d}" if written.month else "")
    day = f"{written.day:02d}" if written.day else ""
    return "-".join(part for part in (*parts, day) if part)


def kept_day_of_death(died: DeathMoment) -> str:
    return kept_day(died.about) if died.about is not None else died.earliest.isoformat()


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    filed = death_part(declaration)
    asker = DeathRequester.model_validate(applicant)
    who, home = filed.deceased, filed.last_residence
    return {
        "deceased_name": who.full_name,
        "deceased_born": who.born_on.written(),
        "deceased_gender": who.sex.words,
        "deceased_ethnicity": ETHNICITIES.get(who.ethnicity or "", ""),
        "deceased_nationality": COUNTRIES.get(who.nationality, ""),
        "personal_number": who.personal_number or "",
        "deceased_document": _document(who.identity_document),
        "deceased_residence": home.written() if home else "",
        "died_on": kept_day_of_death(filed.died),
        "died_at": filed.died.in_words(),
        "died_where": filed.place.written(),
        "cause": filed.cause,
        "evidence": filed.evidence.written(),
        "registered_as": "",
        "declarant_name": asker.full_name,
        "declarant_relation": asker.relation.words,
        "declarant_document": _document(asker.identity_document) or _number(asker.personal_number),
    }


def _document(paper: IdentityDocument | None) -> str:
    if paper is None:
        return ""
    return f"{paper.type.words} số {paper.number}, {paper.issued_by} cấp ngày {paper.issued_on:%d/%m/%Y}"


def _number(number: str | None) -> str:
    return f"Số định danh cá nhân {number}" if number else ""


def _found(dossier: Dossier, documents: Sequence[Document], look_ups: Sequence[LookUp]) -> dict[str, str]:
    """Whether it is registered in time, and the Giấy báo tử that came only after the filing."""
    filed = death_part(dossier.declaration)
    on_day = dossier.received_at.astimezone(VIETNAM).date()
    found = {"registered_as": registration_kind(filed.died.latest, on_day).words}
    notice = _own_notice(documents) or _notice_of_other_commune(look_ups)
    if notice and not filed.evidence.is_a_paper:
        found["evidence"] = notice
    return found


def _own_notice(documents: Sequence[Document]) -> str:
    """The Giấy báo tử this ward itself has signed and sealed."""
    for document in documents:
        if document.kind == DEATH_NOTICE and document.sealed_at is not None:
            paper: Mapping[str, Any] = document.content
            head = paper["letterhead"]
            return _notice(head["number"], head["agency"], head["issued_on"])
    return ""


def _notice_of_other_commune(look_ups: Sequence[LookUp]) -> str:
    """The one the commune of the place of death says it has issued."""
    for look_up in look_ups:
        certificate = look_up.answer.get("certificate") if look_up.kind == DEATH_QUERY else None
        if isinstance(certificate, Mapping) and look_up.answer.get("answer") == "confirmed":
            return _notice(certificate["number"], certificate["office"], certificate["registered_on"])
    return ""


def _notice(number: str, issuer: str, issued_on: str) -> str:
    return f"Giấy báo tử số {number}, do {issuer} cấp ngày {date.fromisoformat(issued_on):%d/%m/%Y}"


DEATH_RECORD = BookRecord(
    book="khai-tu",
    titles=TITLES,
    build=_record,
    needed=lambda record: _NEEDED,
    subject="Người chết",
    groups={"declarant": "Người đi khai tử"},
    partial_days=frozenset({"died_on"}),
    hidden=frozenset({"personal_number", "deceased_document", "declarant_document"}),
    found=_found,
)
