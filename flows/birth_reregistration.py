"""Đăng ký lại khai sinh (1.004884). A person first: the dossier waits for him. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.deliver import deliver
from flows.parts.draw_up_copies import draw_up_copies
from flows.parts.obtain_number import obtain_number
from flows.parts.seek_old_book import seek_old_book
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import applicant, chairman, justice_officer, population_database, seal_keeper
from models.status import Ending
from procedures.birth_reregistration import BIRTH_REREGISTRATION
from tasks.decision.refuse import refuse
from tasks.decision.send_draft import send_draft
from tasks.register.draw_up_certificate import draw_up_certificate
from tasks.register.enter_birth_again import enter_birth_again
from tasks.verification.ask_population_database import ask_about_subject


@procedure_flow(BIRTH_REREGISTRATION, if_interrupted=stop_with_notice)
def birth_reregistration(dossier: Slip) -> Ending:
    law = dossier.edition  # as it stood when the dossier was filed
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The person is looked up; whoever keeps the old book says whether it stands: then copies are the way (2.000635).
    facts = population_database.answers(dossier, ask_about_subject(dossier))
    seek_old_book(dossier)

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

    # 4. The birth is entered anew; whoever has no personal number is given one; the certificate says what it is.
    entry = enter_birth_again(dossier, draft)
    if not entry.numbered:
        obtain_number(dossier, entry)
    certificate = draw_up_certificate(dossier, entry)
    copies = draw_up_copies(dossier, entry)
    seal_keeper.seals(dossier, chairman.signs(dossier, certificate, *copies))

    # 5. It reaches the person the way that was chosen last.
    return deliver(dossier, certificate)
