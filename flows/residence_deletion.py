"""Xóa đăng ký thường trú (1.003197), at a police post. A person first: the dossier waits. A verb first: it acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.elsewhere.people import handler, head
from flows.parts.deliver import deliver
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import seal_keeper
from models.status import Ending
from procedures.other_agencies.residence_deletion import RESIDENCE_DELETION
from tasks.decision.refuse import refuse
from tasks.elsewhere.draw_up_residence_notice import draw_up_residence_notice
from tasks.register.enter_in_register import enter_in_register


@procedure_flow(RESIDENCE_DELETION, if_interrupted=stop_with_notice)
def residence_deletion(dossier: Slip) -> Ending:
    # 1. The desk takes the declaration in, or the case another agency started.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The officer proposes, the head of the post decides, or sends it back.
    while True:
        draft = handler.appraises(dossier)
        decision = head.decides(dossier, draft)
        if decision.refused:
            return refuse(dossier, draft)
        if decision.approved:
            break

    # 3. The deletion is entered in the post's own register; the notice is signed, sealed and handed over.
    notice = draw_up_residence_notice(dossier, enter_in_register(dossier, draft))
    seal_keeper.seals(dossier, head.signs(dossier, notice))
    return deliver(dossier, notice)
