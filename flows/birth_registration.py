"""Đăng ký khai sinh (1.001193). A person first: the dossier waits for that person. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.deliver import deliver
from flows.look_up_family import look_up_family
from flows.obtain_number import obtain_number
from flows.people import applicant, chairman, justice_officer, notice_board, seal_keeper
from flows.stop_with_notice import stop_with_notice
from flows.take_in import take_in
from models.status import Ending
from procedures.birth_registration import BIRTH_REGISTRATION
from tasks.decision.refuse import refuse
from tasks.decision.send_draft import send_draft
from tasks.register.draw_up_certificate import draw_up_certificate
from tasks.register.enter_in_register import enter_in_register


@procedure_flow(BIRTH_REGISTRATION, if_interrupted=stop_with_notice)
def birth_registration(dossier: Slip) -> Ending:
    law = dossier.edition  # as it stood when the dossier was filed
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. A foundling is announced before anything is written; what may not be asked for on paper is looked up.
    if taken.check.child_was_found:
        notice_board.shows(dossier, throughout=law.announcement)
    facts = look_up_family(dossier)

    # 3. The officer appraises, the applicant reads the draft, the chairman decides; each may send it back.
    while True:
        draft = justice_officer.appraises(dossier, facts)
        if dossier.filed_online and draft.proposes_registration:
            send_draft(dossier, draft)
            if applicant.reads_draft(dossier, draft, silence_is_consent_after=law.draft_check).objects:
                continue
        decision = chairman.decides(dossier, draft)
        if decision.refused:
            return refuse(dossier, draft)
        if decision.approved:
            break

    # 4. The birth is entered in the book, numbered, drawn up, signed and sealed.
    entry = obtain_number(dossier, enter_in_register(dossier, draft))
    certificate = draw_up_certificate(dossier, entry)
    seal_keeper.seals(dossier, chairman.signs(dossier, certificate))

    # 5. The result reaches the family the way they chose last; what comes back is handed over again.
    return deliver(dossier, certificate)
