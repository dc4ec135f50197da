"""Drawing up an original of the Giấy chứng nhận kết hôn from the book; each of the two gets one of the same words."""

from __future__ import annotations

from documents.contents.marriage_certificate import MarriageCertificate, marriage_sheet
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


class OriginalDrawnUp(ResultDrawnUp):
    """`keeper` is whose original it is: husband or wife."""

    keeper: str


def _certificate(work: Work, entered: Entered, keeper: str) -> Drawing:
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    sheet = marriage_sheet(
        entry.content,
        drawn_at=work.now,
        tracking_url=public_tracking_url(equipment_of(work), work.dossier),
        number=f"{entry.number}/{entry.year}",
        book=f"01/{entry.year}",
        registered_at=agency.name,
        registered_on=entry.entered_on,
        signatory=signs_for(work.session, work.dossier, "decides", "Chủ tịch"),
    )
    title = f"{MarriageCertificate.title} (bản chính của {'chồng' if keeper == 'husband' else 'vợ'})"
    return drawing("GCNKH", lambda number: sheet, MarriageCertificate, title=title)


@step(title="Lập Giấy chứng nhận kết hôn", draws=_certificate)
def draw_up_marriage_certificate(work: Work, entered: Entered, keeper: str) -> OriginalDrawnUp:
    document = work.drawn()
    return OriginalDrawnUp(document_id=document.id, sha256=document.sha256 or "", keeper=keeper)
