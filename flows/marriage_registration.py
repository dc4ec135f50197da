"""Đăng ký kết hôn (1.000894). A person first: the dossier waits for that person. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.both_confirm import both_confirm
from flows.parts.issue_originals import issue_originals
from flows.parts.look_up_couple import look_up_couple
from flows.parts.meet_to_sign import meet_to_sign
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import chairman, justice_officer
from models.status import Ending
from procedures.marriage_registration import MARRIAGE_REGISTRATION
from tasks.decision.refuse import refuse
from tasks.marriage.enter_marriage import enter_marriage


@procedure_flow(MARRIAGE_REGISTRATION, if_interrupted=stop_with_notice)
def marriage_registration(dossier: Slip) -> Ending:
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The marital status of both is looked up; nobody is told to bring a certificate of it.
    look_up_couple(dossier)

    # 3. The officer appraises, both confirm, the chairman decides, both come to sign; each may send it back.
    while True:
        draft = justice_officer.appraises_marriage(dossier)
        if not both_confirm(dossier, draft):
            continue
        decision = chairman.lets_sign(dossier, draft)
        if decision.refused:
            return refuse(dossier, draft)
        if decision.approved:
            meeting = meet_to_sign(dossier, draft)
            if meeting.ended:
                return meeting.ended
            if meeting.signed:
                break

    # 4. The marriage stands in the book both have signed; each of the two gets an original, signed and sealed.
    return issue_originals(dossier, enter_marriage(dossier, draft))
