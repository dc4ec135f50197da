"""How every place where a person lived before is asked about his marital status, all at the same time."""

from __future__ import annotations

from engine.legs import together_for
from engine.slip import Slip
from flows.people import former_commune, justice_officer
from models.acts.answers_look_up import FactsKnown
from tasks.verification.ask_former_commune import ask_former_commune
from tasks.verification.name_former_communes import name_former_communes
from tasks.verification.promise_later import promise_later
from tasks.verification.promise_today import promise_today


def ask_former_communes(dossier: Slip, facts: FactsKnown) -> None:
    """Only where the database does not know. The result is then due on the very day of the last answer."""
    named = name_former_communes(dossier, facts)
    if not named.communes:
        return
    promise_later(dossier)
    together_for(named.communes, key=str, leg=lambda commune: _ask_one(dossier, commune))
    promise_today(dossier)


def _ask_one(dossier: Slip, commune: str) -> None:
    """Each has its own days; of a silent one the officer decides whether to wait on, or to go by a pledge."""
    query = ask_former_commune(dossier, commune)
    while former_commune.answers(dossier, query, within=dossier.edition.query_answer_within).lapsed:
        if not justice_officer.weighs_silence(dossier, query).waits_on:
            return
