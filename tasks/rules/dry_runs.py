"""Dry runs that administrators asked for: some dossiers at a time, beside everything that cannot wait."""

from __future__ import annotations

from engine.office import Office
from models.rules.carry_on_dry_run import carry_on

# A round of a worker ends after so many pieces, so that whoever waits for the same thread is not kept waiting.
ROUNDS = 5


def carry_on_dry_runs(office: Office) -> int:
    """This will carry the oldest run on for a while, each piece a transaction of its own; returns how many it tried."""
    tried = 0
    for _ in range(ROUNDS):
        with office.database.transaction() as session:
            some = carry_on(session, office.clock.now())
        tried += some
        if not some:
            break
    return tried
