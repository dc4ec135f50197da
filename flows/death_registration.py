"""Đăng ký khai tử (1.000656). A person first: the dossier waits for that person. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.deliver import deliver
from flows.parts.prove_death import prove_death
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import applicant, chairman, justice_officer, population_database, seal_keeper
from models.status import Ending
from procedures.death_registration import DEATH_REGISTRATION
from tasks.death.ask_about_deceased import ask_about_deceased
from tasks.death.draw_up_death_extract import draw_up_death_extract
from tasks.death.issue_death_notice import issue_death_notice
from tasks.death.lock_civil_record import lock_civil_record
from tasks.death.note_in_birth_entry import note_in_birth_entry
from tasks.death.notify_permanent_residence import notify_permanent_residence
from tasks.decision.refuse import refuse
from tasks.decision.send_draft import send_draft
from tasks.register.enter_in_register import enter_in_register


@procedure_flow(DEATH_REGISTRATION, if_interrupted=stop_with_notice)
def death_registration(dossier: Slip) -> Ending:
    law = dossier.edition  # as it stood when the dossier was filed
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The deceased is looked up; what proves the death is looked at and, if need be, asked where he died.
    facts = population_database.answers(dossier, ask_about_deceased(dossier))
    evidence = prove_death(dossier)

    # 3. Whom nobody else can certify dead, the ward certifies first, once the officer has verified it (Giấy báo tử).
    if evidence.ward_must_certify and (verified := justice_officer.verifies_death(dossier)).confirmed:
        notice = issue_death_notice(dossier, verified)
        seal_keeper.seals_notice(dossier, chairman.signs_notice(dossier, notice))

    # 4. The officer appraises, the applicant reads the draft, the chairman decides; each may send it back.
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

    # 5. The death is entered in the book and noted beside the birth; the civil record is locked, the home ward told.
    entry = enter_in_register(dossier, draft)
    note_in_birth_entry(dossier, entry)
    lock_civil_record(dossier, entry)
    notify_permanent_residence(dossier, entry)

    # 6. The extract is drawn up, signed and sealed, and reaches the family the way they chose last.
    extract = draw_up_death_extract(dossier, entry)
    seal_keeper.seals(dossier, chairman.signs(dossier, extract))
    return deliver(dossier, extract)
