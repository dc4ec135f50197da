"""How the book of an old registration is sought: in our own archive, or with whoever follows an office of then."""

from __future__ import annotations

from engine.slip import Slip
from flows.people import justice_officer, other_commune
from tasks.verification.ask_keeper import ask_keeper
from tasks.verification.promise_later import promise_later


def seek_old_book(dossier: Slip) -> None:
    """A keeper who stays silent leaves the officer to judge by the papers."""
    keeper = justice_officer.names_keeper(dossier)
    if keeper.elsewhere:
        promise_later(dossier)
        query = ask_keeper(dossier, keeper)
        other_commune.seeks_book(dossier, query, within=dossier.edition.query_answer_within)
