"""Forgetting every dossier of the pattern office, while its people, calendar and partners stay."""

from __future__ import annotations

from sqlalchemy import text

from models.database import Database
from operations.demo.volume.belonging import BELONGING, Kind
from operations.demo.volume.distinct_numbers import number_from_the_beginning

_GUARDED = ("audit_entry", "audit_seal", "journal_line", "parcel_event", "exchange", "exchange_seal", "promise")
_FORGOTTEN = tuple(name for name, kind in BELONGING.items() if kind is not Kind.HOUSE)


def empty_office(database: Database) -> None:
    """This will take the guards away from tables that only grow: only ever in a database that is thrown away."""
    with database.transaction() as session:
        for table in _GUARDED:
            session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        for table in reversed(_FORGOTTEN):
            session.execute(text(f'DELETE FROM "{table}"'))  # noqa: S608 - the names are our own.
        number_from_the_beginning(session)
