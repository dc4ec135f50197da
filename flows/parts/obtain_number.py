"""How a newly registered child gets its personal number, or its certificate without one."""

from __future__ import annotations

from engine.slip import Slip
from flows.people import chairman, population_database
from tasks.register.ask_for_number import ask_for_number
from tasks.register.write_entry import Entered


def obtain_number(dossier: Slip, entry: Entered) -> Entered:
    """Nobody waits for days: the chairman may let the certificate go out; a late number is added by a dated note."""
    asked = ask_for_number(dossier, entry)
    number = population_database.gives_number(dossier, asked, within=dossier.edition.number_patience)
    if number.missing:
        chairman.permits_without_number(dossier)
    return entry
