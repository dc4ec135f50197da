"""How a death is registered, alone or as the first part of a linked group: proven, appraised, decided, entered."""

from __future__ import annotations

from typing import NamedTuple

from engine.slip import Slip
from flows.parts.draw_up_copies import draw_up_copies
from flows.parts.prove_death import prove_death
from flows.people import applicant, chairman, justice_officer, population_database, seal_keeper
from models.acts.appraises import Drafted
from tasks.death.ask_about_deceased import ask_about_deceased
from tasks.death.draw_up_death_extract import draw_up_death_extract
from tasks.death.issue_death_notice import issue_death_notice
from tasks.death.lock_civil_record import lock_civil_record
from tasks.death.note_in_birth_entry import note_in_birth_entry
from tasks.death.notify_permanent_residence import notify_permanent_residence
from tasks.decision.send_draft import send_draft
from tasks.register.enter_in_register import enter_in_register
from tasks.register.result_drawn_up import ResultDrawnUp


class Death(NamedTuple):
    """The decided draft; `extract` is there unless the chairman refused."""

    draft: Drafted
    extract: ResultDrawnUp | None


def register_death(dossier: Slip) -> Death:
    """From the accepted dossier to the extract, signed and sealed; or to a refusal that is still to be written."""
    # 1. The deceased is looked up; what proves the death is looked at and, if need be, asked where he died.
    facts = population_database.answers(dossier, ask_about_deceased(dossier))
    evidence = prove_death(dossier)

    # 2. Whom nobody else can certify dead, the ward certifies first, once the officer has verified it (Giấy báo tử).
    if evidence.ward_must_certify and (verified := justice_officer.verifies_death(dossier)).confirmed:
        notice = issue_death_notice(dossier, verified)
        seal_keeper.seals_notice(dossier, chairman.signs_notice(dossier, notice))

    # 3. The officer appraises, the applicant reads the draft, the chairman decides; each may send it back.
    while True:
        draft = justice_officer.appraises(dossier, facts)
        if dossier.filed_online and draft.proposes_registration:
            send_draft(dossier, draft)
            if applicant.reads_draft(dossier, draft, silence_is_consent_after=dossier.edition.draft_check).objects:
                continue
        decision = chairman.decides(dossier, draft)
        if decision.refused:
            return Death(draft, None)
        if decision.approved:
            break

    # 4. The death is entered in the book and noted beside the birth; the civil record is locked, the home ward told.
    entry = enter_in_register(dossier, draft)
    note_in_birth_entry(dossier, entry)
    lock_civil_record(dossier, entry)
    notify_permanent_residence(dossier, entry)

    # 5. The extract is drawn up, signed and sealed.
    extract = draw_up_death_extract(dossier, entry)
    copies = draw_up_copies(dossier, entry)
    seal_keeper.seals(dossier, chairman.signs(dossier, extract, *copies))
    return Death(draft, extract)
