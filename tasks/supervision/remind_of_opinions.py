"""Reminding of opinions that did not come within their limit. Each silence is told once."""

from __future__ import annotations

from engine.office import Office
from models.folder import opinion_silence


def remind_of_opinions(office: Office) -> int:
    """This will tell of every silence by the office's clock; returns how many were new."""
    with office.database.transaction() as session:
        return opinion_silence.remind_of_opinions(session, office.clock.now())
