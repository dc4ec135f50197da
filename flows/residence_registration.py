"""Đăng ký thường trú (1.004222), at a police post. A person first: the dossier waits. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.elsewhere.people import handler, head, householder
from flows.parts.deliver import deliver
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import seal_keeper
from models.status import Ending
from procedures.other_agencies.residence_registration import RESIDENCE_REGISTRATION
from tasks.decision.refuse import refuse
from tasks.elsewhere.ask_householder import ask_householder
from tasks.elsewhere.draw_up_residence_notice import draw_up_residence_notice
from tasks.register.enter_in_register import enter_in_register
from tasks.verification.promise_later import promise_later


@procedure_flow(RESIDENCE_REGISTRATION, if_interrupted=stop_with_notice)
def residence_registration(dossier: Slip) -> Ending:
    # 1. The desk takes CT01 in, or the case another agency started; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The householder agrees; until he has answered the clock stands still.
    if ask_householder(dossier).needed:
        householder.confirms(dossier, within=dossier.edition.householder_answers_within)

    # 3. What the databases do not show is verified on the spot, by the longer limit where there is one.
    if handler.checks_residence(dossier).must_be_verified:
        if dossier.may_take_longer:
            promise_later(dossier)
        handler.verifies_residence(dossier)

    # 4. The officer proposes, the head of the post decides, or sends it back.
    while True:
        draft = handler.appraises(dossier)
        decision = head.decides(dossier, draft)
        if decision.refused:
            return refuse(dossier, draft)
        if decision.approved:
            break

    # 5. The residence is entered in the post's own register; the notice is signed, sealed and handed over.
    notice = draw_up_residence_notice(dossier, enter_in_register(dossier, draft))
    seal_keeper.seals(dossier, head.signs(dossier, notice))
    return deliver(dossier, notice)
