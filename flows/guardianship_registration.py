"""Đăng ký giám hộ (1.004837). A person first: the dossier waits for that person. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.deliver import deliver
from flows.parts.draw_up_copies import draw_up_copies
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import applicant, chairman, justice_officer, population_database, seal_keeper
from models.status import Ending
from procedures.guardianship_registration import GUARDIANSHIP_REGISTRATION
from tasks.decision.refuse import refuse
from tasks.decision.send_draft import send_draft
from tasks.register.draw_up_guardianship_extract import draw_up_guardianship_extract
from tasks.register.enter_in_register import enter_in_register
from tasks.register.find_guardianship import find_guardianship
from tasks.verification.ask_population_database import ask_about_guardianship


@procedure_flow(GUARDIANSHIP_REGISTRATION, if_interrupted=stop_with_notice)
def guardianship_registration(dossier: Slip) -> Ending:
    law = dossier.edition  # as it stood when the dossier was filed
    # 1. The desk takes in the appointment, or the proof and the agreement of those who could all be guardian.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. Guardian and ward are looked up; the book tells whether the ward has a guardian already.
    facts = population_database.answers(dossier, ask_about_guardianship(dossier))
    find_guardianship(dossier)

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

    # 4. The guardianship is entered in the book; its extract is drawn up, signed, sealed and goes out.
    entry = enter_in_register(dossier, draft)
    extract = draw_up_guardianship_extract(dossier, entry)
    copies = draw_up_copies(dossier, entry)
    seal_keeper.seals(dossier, chairman.signs(dossier, extract, *copies))
    return deliver(dossier, extract)
