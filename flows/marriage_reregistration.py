"""Đăng ký lại kết hôn (1.004746). A person first: the dossier waits for that person. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.both_confirm import both_confirm
from flows.parts.issue_originals import issue_originals
from flows.parts.look_up_married import look_up_married
from flows.parts.meet_to_sign import meet_to_sign
from flows.parts.seek_old_book import seek_old_book
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import chairman, justice_officer
from models.status import Ending
from procedures.marriage_reregistration import MARRIAGE_REREGISTRATION
from tasks.decision.refuse import refuse
from tasks.marriage.enter_marriage import enter_marriage


@procedure_flow(MARRIAGE_REREGISTRATION, if_interrupted=stop_with_notice)
def marriage_reregistration(dossier: Slip) -> Ending:
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. Both are looked up; whoever keeps the old book now says whether it stands: then copies are the way (2.000635).
    look_up_married(dossier)
    seek_old_book(dossier)

    # 3. The officer appraises, both confirm, the chairman decides, both come to sign; each may send it back.
    while True:
        draft = justice_officer.appraises_again(dossier)
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

    # 4. The marriage is entered anew with the day of the old registration; each of the two gets an original.
    return issue_originals(dossier, enter_marriage(dossier, draft))
