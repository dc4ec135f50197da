"""What the office looks up before a marriage is appraised, because nobody may be told to bring it on paper."""

from __future__ import annotations

from engine.legs import together_for
from engine.slip import Slip
from flows.people import other_commune, population_database
from models.acts.answers_query import QueryAnswered
from models.acts.marriage.answers_look_up import SpouseKnown
from procedures.forms.declarations.marriage import SPOUSES
from tasks.marriage.ask_about_spouse import ask_about_spouse
from tasks.marriage.ask_commune_of_spouse import ask_commune_of_spouse
from tasks.verification.promise_later import promise_later


def look_up_couple(dossier: Slip) -> None:
    """Each of the two in the population database; whom it does not know, in the commune where he or she lives."""
    known = dict(zip(SPOUSES, together_for(SPOUSES, key=str, leg=lambda who: _look_up(dossier, who)), strict=True))
    unknown = [who for who in SPOUSES if known[who].marital_data_missing]
    if unknown:
        promise_later(dossier)
        together_for(unknown, key=str, leg=lambda who: _ask_commune(dossier, who))


def _look_up(dossier: Slip, who: str) -> SpouseKnown:
    return population_database.knows_spouse(dossier, ask_about_spouse(dossier, who))


def _ask_commune(dossier: Slip, who: str) -> QueryAnswered:
    query = ask_commune_of_spouse(dossier, who)
    return other_commune.knows_spouse(dossier, query, within=dossier.edition.query_answer_within)
