"""How the book of an old registration is sought: in our own archive, or with whoever follows an office of then."""

from __future__ import annotations

from engine.legs import together_for
from engine.slip import Slip
from flows.people import justice_officer, other_commune, population_database
from models.acts.marriage.answers_look_up import SpouseKnown
from procedures.forms.declarations.marriage import SPOUSES
from tasks.marriage.ask_about_spouse import ask_about_spouse
from tasks.marriage.ask_keeper import ask_keeper
from tasks.verification.promise_later import promise_later


def seek_old_book(dossier: Slip) -> None:
    """First whether both are alive; a keeper who stays silent leaves the officer to judge by the papers."""
    together_for(SPOUSES, key=str, leg=lambda who: _look_up(dossier, who))
    keeper = justice_officer.names_keeper(dossier)
    if keeper.elsewhere:
        promise_later(dossier)
        query = ask_keeper(dossier, keeper)
        other_commune.seeks_book(dossier, query, within=dossier.edition.query_answer_within)


def _look_up(dossier: Slip, who: str) -> SpouseKnown:
    return population_database.knows_married(dossier, ask_about_spouse(dossier, who))
