"""Drawing up the Giấy xác nhận tình trạng hôn nhân: one copy of what was approved, under its number in the book."""

from __future__ import annotations

from documents.contents.marital_status_certificate import (
    DEFAULT_MONTHS,
    MaritalStatusCertificate,
    marital_status_sheet,
)
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.register.register_entry import RegisterEntry
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.register.write_entry import Entered
from tasks.wording.letterhead import agency_of, signs_for
from tasks.wording.tracking import public_tracking_url


def _certificate(work: Work, entered: Entered) -> Drawing:
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    sheet = marital_status_sheet(
        entry.content,
        number=str(entry.number),
        drawn_at=work.now,
        issued_on=entry.entered_on,
        valid_months=work.slip.edition.results[0].valid_months or DEFAULT_MONTHS,
        agency=agency.name,
        place=agency.place,
        signatory=signs_for(work.session, work.dossier, "decides", "Chủ tịch"),
        tracking_url=public_tracking_url(equipment_of(work), work.dossier),
    )
    return drawing("XNTTHN", lambda number: sheet, MaritalStatusCertificate)


@step(title="Lập Giấy xác nhận tình trạng hôn nhân", draws=_certificate)
def draw_up_marital_status(work: Work, entered: Entered) -> ResultDrawnUp:
    document = work.drawn()
    return ResultDrawnUp(document_id=document.id, sha256=document.sha256 or "")
