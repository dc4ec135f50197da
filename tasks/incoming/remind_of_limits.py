"""Reminding whoever can act of the limits of incoming documents. Each reminder is written once."""

from __future__ import annotations

from engine.office import Office
from models.incoming.remind import remind


def remind_of_limits(office: Office) -> int:
    """This will remind of what is near or over by the office's clock; returns how many reminders were new."""
    with office.database.transaction() as session:
        return remind(session, office.clock.now())
