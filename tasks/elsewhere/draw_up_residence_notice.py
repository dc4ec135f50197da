"""Drawing up the notice of what was entered in the register of residence (CT08)."""

from __future__ import annotations

from documents.contents.residence_notice import ResidenceNotice
from documents.residence_sheet import residence_notice
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.register.register_entry import RegisterEntry
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.register.write_entry import Entered
from tasks.wording.applicant import applicant_on_document
from tasks.wording.letterhead import agency_of, committee_head, signs_for
from tasks.wording.office_words import head_position
from tasks.wording.tracking import public_tracking_url


def _notice(work: Work, entered: Entered) -> Drawing:
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    return drawing(
        "CT08",
        lambda number: residence_notice(
            entry.content,
            entry.book,
            letterhead=committee_head(agency, f"{number}/CT08", work.now),
            dossier_code=work.dossier.code,
            applicant=applicant_on_document(work.dossier),
            entry_number=f"{entry.number}/{entry.year}",
            signatory=signs_for(work.session, work.dossier, "decides", head_position(agency)),
            drawn_at=work.now,
            tracking_url=public_tracking_url(equipment_of(work), work.dossier),
        ),
        ResidenceNotice,
    )


@step(title="Lập thông báo kết quả đăng ký cư trú", draws=_notice)
def draw_up_residence_notice(work: Work, entered: Entered) -> ResultDrawnUp:
    document = work.drawn()
    return ResultDrawnUp(document_id=document.id, sha256=document.sha256 or "")
