"""What the office looks up before a birth is appraised, because it may not ask for it on paper."""

from __future__ import annotations

from engine.slip import Slip
from flows.people import other_commune, population_database
from models.acts.answers_look_up import FactsKnown
from tasks.verification.ask_other_commune import ask_other_commune
from tasks.verification.ask_population_database import ask_about_child, ask_about_parents
from tasks.verification.promise_later import promise_later


def look_up_family(dossier: Slip) -> FactsKnown:
    """The parents, their marriage, the child; a marriage the database does not know is asked of their commune."""
    about_parents = ask_about_parents(dossier)
    about_child = ask_about_child(dossier)
    facts = population_database.answers(dossier, about_parents)
    population_database.finds_child(dossier, about_child)
    if facts.marital_data_missing:
        query = ask_other_commune(dossier)
        promise_later(dossier)
        other_commune.answers(dossier, query, within=dossier.edition.query_answer_within)
    return facts
