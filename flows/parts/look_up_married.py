"""What is looked up of a couple married long ago: who they are, and whether both are alive."""

from __future__ import annotations

from engine.legs import together_for
from engine.slip import Slip
from flows.people import population_database
from models.acts.marriage.answers_look_up import SpouseKnown
from procedures.forms.declarations.marriage import SPOUSES
from tasks.marriage.ask_about_spouse import ask_about_spouse


def look_up_married(dossier: Slip) -> None:
    together_for(SPOUSES, key=str, leg=lambda who: _look_up(dossier, who))


def _look_up(dossier: Slip, who: str) -> SpouseKnown:
    return population_database.knows_married(dossier, ask_about_spouse(dossier, who))
