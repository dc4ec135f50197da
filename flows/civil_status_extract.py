"""Cấp bản sao trích lục hộ tịch (2.000635). A person first: the dossier waits. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.deliver import deliver
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import chairman, justice_officer, seal_keeper
from models.status import Ending
from procedures.civil_status_extract import CIVIL_STATUS_EXTRACT
from tasks.decision.refuse import refuse
from tasks.register.draw_up_extract import draw_up_extract
from tasks.register.enter_copies import enter_copies
from tasks.register.find_in_register import find_in_register


@procedure_flow(CIVIL_STATUS_EXTRACT, if_interrupted=stop_with_notice)
def civil_status_extract(dossier: Slip) -> Ending:
    # 1. The desk takes the declaration or the agency's letter in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The electronic books are searched, the officer looks into those on paper, the chairman decides.
    found = find_in_register(dossier)
    while True:
        draft = justice_officer.searches_books(dossier, found)
        decision = chairman.decides(dossier, draft)
        if decision.refused:  # not found, or no right to it
            return refuse(dossier, draft)
        if decision.approved:
            break

    # 3. The copies get their number, are drawn up, signed and sealed, and go the way that was chosen.
    extract = draw_up_extract(dossier, enter_copies(dossier, draft))
    seal_keeper.seals(dossier, chairman.signs(dossier, extract))
    return deliver(dossier, extract)
