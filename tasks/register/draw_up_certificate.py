"""Drawing up the Giấy khai sinh from the book; where the number has not come its place stays blank."""

from __future__ import annotations

from datetime import date
from typing import Any

from documents.contents.birth_certificate import BirthCertificate, Parent
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.register.records.birth import remark_of
from models.register.register_entry import RegisterEntry
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.register.write_entry import Entered
from tasks.wording.letterhead import agency_of, signs_for
from tasks.wording.tracking import public_tracking_url


class CertificateDrawnUp(ResultDrawnUp):
    """`with_number` is false when the personal number had not come yet."""

    with_number: bool


def _certificate(work: Work, entered: Entered) -> Drawing:
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    book = entry.content
    return drawing(
        "GKS",
        lambda number: BirthCertificate(
            drawn_at=work.now,
            tracking_url=public_tracking_url(equipment_of(work), work.dossier),
            number=f"{entry.number}/{entry.year}",
            book=f"01/{entry.year}",
            child_name=book["child_name"],
            born_on=date.fromisoformat(book["born_on"]),
            gender=book["gender"],
            ethnicity=book["ethnicity"],
            nationality=book["nationality"],
            birthplace=book["birthplace"],
            native_place=book["native_place"],
            personal_number=entry.personal_number or "",
            mother=_parent(book, "mother"),
            father=_parent(book, "father"),
            declarant_name=book["declarant_name"],
            declarant_document=book["declarant_document"],
            registered_at=agency.name,
            registered_on=entry.entered_on,
            remark=remark_of(book),
            signatory=signs_for(work.session, work.dossier, "decides", "Chủ tịch"),
        ),
        BirthCertificate,
    )


@step(title="Lập Giấy khai sinh", draws=_certificate)
def draw_up_certificate(work: Work, entered: Entered) -> CertificateDrawnUp:
    document = work.drawn()
    return CertificateDrawnUp(
        document_id=document.id,
        sha256=document.sha256 or "",
        with_number=bool(document.content["personal_number"]),
    )


def _parent(book: dict[str, Any], which: str) -> Parent | None:
    """A parent who is not determined is no parent on the certificate either (NĐ 123/2015/NĐ-CP Điều 15)."""
    if not book[f"{which}_name"]:
        return None
    return Parent(**{what: book[f"{which}_{what}"] for what in Parent.model_fields})
