"""Cấp Giấy xác nhận tình trạng hôn nhân (1.004873). A person first: the dossier waits. A verb: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.ask_former_communes import ask_former_communes
from flows.parts.deliver import deliver
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import applicant, chairman, justice_officer, population_database, seal_keeper
from models.status import Ending
from procedures.marital_status_certificate import MARITAL_STATUS_CERTIFICATE
from tasks.decision.refuse import refuse
from tasks.decision.send_draft import send_draft
from tasks.register.draw_up_marital_status import draw_up_marital_status
from tasks.register.enter_in_register import enter_in_register
from tasks.verification.ask_about_person import ask_about_person


@procedure_flow(MARITAL_STATUS_CERTIFICATE, if_interrupted=stop_with_notice)
def marital_status_certificate(dossier: Slip) -> Ending:
    law = dossier.edition  # as it stood when the dossier was filed
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The status is looked up; what the database does not know is asked of every place where the person lived.
    facts = population_database.answers(dossier, ask_about_person(dossier))
    ask_former_communes(dossier, facts)

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

    # 4. It is entered in the book of issued certificates; one copy is drawn up, signed and sealed, for one purpose.
    certificate = draw_up_marital_status(dossier, enter_in_register(dossier, draft))
    seal_keeper.seals(dossier, chairman.signs(dossier, certificate))

    # 5. It reaches the person the way that was chosen last.
    return deliver(dossier, certificate)
