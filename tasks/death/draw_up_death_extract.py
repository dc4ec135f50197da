"""Drawing up the Trích lục khai tử (bản chính) from the book."""

from __future__ import annotations

from documents.contents.death_extract import DeathExtract, death_extract_sheet
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


def _extract(work: Work, entered: Entered) -> Drawing:
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    sheet = death_extract_sheet(
        entry.content,
        number=f"{entry.number}/{entry.year}",
        drawn_at=work.now,
        registered_on=entry.entered_on,
        agency=agency.name,
        place=agency.place,
        signatory=signs_for(work.session, work.dossier, "decides", "Chủ tịch"),
        tracking_url=public_tracking_url(equipment_of(work), work.dossier),
    )
    return drawing("TLKT", lambda number: sheet, DeathExtract)


@step(title="Lập Trích lục khai tử", draws=_extract)
def draw_up_death_extract(work: Work, entered: Entered) -> ResultDrawnUp:
    document = work.drawn()
    return ResultDrawnUp(document_id=document.id, sha256=document.sha256 or "")
