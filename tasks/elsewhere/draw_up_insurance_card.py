"""Drawing up the insurance card of a child from the entry that gives it its number."""

from __future__ import annotations

from documents.contents.insurance_card import InsuranceCard
from documents.insurance_sheet import insurance_card
from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.register.records.insurance_card import card_number
from models.register.register_entry import RegisterEntry
from tasks.draw import drawing
from tasks.equipment import equipment_of
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.register.write_entry import Entered
from tasks.wording.letterhead import agency_of, signs_for
from tasks.wording.office_words import head_position
from tasks.wording.tracking import public_tracking_url


def _card(work: Work, entered: Entered) -> Drawing:
    entry = work.session.get_one(RegisterEntry, entered.entry_id)
    agency = agency_of(work.session, work.dossier)
    return drawing(
        "BHYT",
        lambda number: insurance_card(
            entry.content,
            agency=agency.name,
            place=agency.place,
            card_number=card_number(agency.province_code, entry.year, entry.number),
            issued_on=entry.entered_on,
            signatory=signs_for(work.session, work.dossier, "decides", head_position(agency)),
            drawn_at=work.now,
            tracking_url=public_tracking_url(equipment_of(work), work.dossier),
        ),
        InsuranceCard,
    )


@step(title="Lập thẻ bảo hiểm y tế", draws=_card)
def draw_up_insurance_card(work: Work, entered: Entered) -> ResultDrawnUp:
    document = work.drawn()
    return ResultDrawnUp(document_id=document.id, sha256=document.sha256 or "")
