"""How another agency's part of a linked group goes: sent under our reference, supplemented, answered."""

from __future__ import annotations

from engine.slip import Slip
from flows.people import applicant, partner_agency
from tasks.linkage.pass_on_request import pass_on_request
from tasks.linkage.pass_on_supplement import pass_on_supplement
from tasks.linkage.start_leg import start_leg


def carry_out_leg(dossier: Slip, name: str) -> None:
    """Until the agency has given its result or refused; what it asks of the family goes through us."""
    started = start_leg(dossier, name)
    while started.wanted:
        answer = partner_agency.answers(dossier, started, within=dossier.edition.leg(name).limit)
        if answer.to_be_sent_again:
            started = start_leg(dossier, name)
        elif answer.asks_supplement:
            asked = pass_on_request(dossier, answer)
            given = applicant.supplements_leg(dossier, asked, within=dossier.edition.answer_within)
            # Who says nothing is refused by the agency in its own time; that is its answer then.
            if not given.lapsed:
                pass_on_supplement(dossier, asked)
        else:
            return
