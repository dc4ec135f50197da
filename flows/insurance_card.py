"""Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi, at an insurance office. A person first waits, a verb first acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.elsewhere.people import handler, head
from flows.parts.deliver import deliver
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import seal_keeper
from models.status import Ending
from procedures.other_agencies.insurance_card import INSURANCE_CARD
from tasks.decision.refuse import refuse
from tasks.elsewhere.draw_up_insurance_card import draw_up_insurance_card
from tasks.register.enter_in_register import enter_in_register


@procedure_flow(INSURANCE_CARD, if_interrupted=stop_with_notice)
def insurance_card(dossier: Slip) -> Ending:
    # 1. The desk takes TK1-TS in, or the case another agency started.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The handler checks whether the child has a card already; the director decides, or sends it back.
    while True:
        draft = handler.appraises(dossier)
        decision = head.decides(dossier, draft)
        if decision.refused:
            return refuse(dossier, draft)
        if decision.approved:
            break

    # 3. The entry gives the card its number; it is signed, sealed and handed over.
    card = draw_up_insurance_card(dossier, enter_in_register(dossier, draft))
    seal_keeper.seals(dossier, head.signs(dossier, card))
    return deliver(dossier, card)
