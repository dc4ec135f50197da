"""Drawing up the extract: what the approved record says, under its number in the book of issued copies."""

from __future__ import annotations

from documents.contents.civil_status_extract import CivilStatusExtract, extract_sheet
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


class ExtractDrawnUp(ResultDrawnUp):
    """`copies` is how many are handed over of it."""

    copies: int


def _extract(work: Work, entered: Entered) -> Drawing:
    issued = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    sheet = extract_sheet(
        issued.content,
        number=str(issued.number),
        drawn_at=work.now,
        issued_on=issued.entered_on,
        agency=agency.name,
        place=agency.place,
        signatory=signs_for(work.session, work.dossier, "decides", "Chủ tịch"),
        tracking_url=public_tracking_url(equipment_of(work), work.dossier),
    )
    return drawing("TL-BS", lambda number: sheet, CivilStatusExtract, title=f"{sheet.heading} (bản sao)")


@step(title="Lập bản sao trích lục hộ tịch", draws=_extract)
def draw_up_extract(work: Work, entered: Entered) -> ExtractDrawnUp:
    document = work.drawn()
    return ExtractDrawnUp(document_id=document.id, sha256=document.sha256 or "", copies=int(document.content["copies"]))
