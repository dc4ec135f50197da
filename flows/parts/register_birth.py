"""How a birth is registered, alone or as the first part of a linked group: looked up, appraised, decided, entered."""

from __future__ import annotations

from typing import NamedTuple

from engine.slip import Slip
from flows.parts.draw_up_copies import draw_up_copies
from flows.parts.look_up_family import look_up_family
from flows.parts.obtain_number import obtain_number
from flows.people import applicant, chairman, justice_officer, notice_board, seal_keeper
from models.acts.appraises import Drafted
from models.acts.checks_components import ComponentsChecked
from tasks.decision.send_draft import send_draft
from tasks.register.draw_up_certificate import CertificateDrawnUp, draw_up_certificate
from tasks.register.enter_in_register import enter_in_register


class Birth(NamedTuple):
    """The decided draft; `certificate` is there unless the chairman refused."""

    draft: Drafted
    certificate: CertificateDrawnUp | None


def register_birth(dossier: Slip, check: ComponentsChecked) -> Birth:
    """From the accepted dossier to the certificate, signed and sealed; or to a refusal that is still to be written."""
    law = dossier.edition  # as it stood when the dossier was filed
    # 1. A foundling is announced before anything is written; what may not be asked for on paper is looked up.
    if check.child_was_found:
        notice_board.shows(dossier, throughout=law.announcement)
    facts = look_up_family(dossier)

    # 2. The officer appraises, the applicant reads the draft, the chairman decides; each may send it back.
    while True:
        draft = justice_officer.appraises(dossier, facts)
        if dossier.filed_online and draft.proposes_registration:
            send_draft(dossier, draft)
            if applicant.reads_draft(dossier, draft, silence_is_consent_after=law.draft_check).objects:
                continue
        decision = chairman.decides(dossier, draft)
        if decision.refused:
            return Birth(draft, None)
        if decision.approved:
            break

    # 3. The birth is entered in the book, numbered, drawn up, signed and sealed.
    entry = obtain_number(dossier, enter_in_register(dossier, draft))
    certificate = draw_up_certificate(dossier, entry)
    copies = draw_up_copies(dossier, entry)
    seal_keeper.seals(dossier, chairman.signs(dossier, certificate, *copies))
    return Birth(draft, certificate)
