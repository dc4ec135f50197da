"""Đăng ký chấm dứt giám hộ (1.004845). A person first: the dossier waits. A verb first: the office acts.

What the ward's papers call "đăng ký lại việc giám hộ" is a change of guardian: this procedure, then a new registration.
"""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.deliver import deliver
from flows.parts.draw_up_copies import draw_up_copies
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import applicant, chairman, justice_officer, seal_keeper
from models.status import Ending
from procedures.guardianship_termination import GUARDIANSHIP_TERMINATION
from tasks.decision.refuse import refuse
from tasks.decision.send_draft import send_draft
from tasks.register.draw_up_guardianship_extract import draw_up_guardianship_extract
from tasks.register.enter_in_register import enter_in_register
from tasks.register.find_guardianship import find_guardianship
from tasks.register.open_new_guardianship import open_new_guardianship


@procedure_flow(GUARDIANSHIP_TERMINATION, if_interrupted=stop_with_notice)
def guardianship_termination(dossier: Slip) -> Ending:
    law = dossier.edition  # as it stood when the dossier was filed
    # 1. The desk takes the dossier in where the guardianship was registered; other offices are named to the family.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The electronic book is searched; what stands on paper only, the officer copies out of the old book.
    known = find_guardianship(dossier)
    while True:
        draft = justice_officer.appraises(dossier, known)
        if dossier.filed_online and draft.proposes_registration:
            send_draft(dossier, draft)
            if applicant.reads_draft(dossier, draft, silence_is_consent_after=law.draft_check).objects:
                continue
        decision = chairman.decides(dossier, draft)
        if decision.refused:  # and with it the change of guardian: nothing else begins
            return refuse(dossier, draft)
        if decision.approved:
            break

    # 3. The end is entered with a reference to the entry it ends; its extract is drawn up, signed and sealed.
    ended = enter_in_register(dossier, draft)
    extract = draw_up_guardianship_extract(dossier, ended)
    copies = draw_up_copies(dossier, ended)
    seal_keeper.seals(dossier, chairman.signs(dossier, extract, *copies))

    # 4. Where the guardian is changed, the new guardianship gets a dossier of its own, now that the old one is over.
    if known.guardian_changes:
        open_new_guardianship(dossier, ended)
    return deliver(dossier, extract)
