"""A database of the tests' own, with the schema as the migrations make it, emptied before each test that asks."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.database import Database
from models.every_table import METADATA
from operations.migrate import upgrade

os.environ.setdefault("MOTCUA_PERSONAL_KEY", base64.b64encode(b"k" * 32).decode())

ONLY_GROWING = (
    "audit_entry",
    "audit_seal",
    "journal_line",
    "parcel_event",
    "exchange",
    "exchange_seal",
    "promise",
    "kept_report",
    "incoming_correction",
    "incoming_file",
)


def create_schema(database: Database) -> None:
    """This will run the migrations, and add the tables that only tests have."""
    upgrade(database.url.replace("postgresql+psycopg://", "postgresql://"))
    METADATA.create_all(database.engine)


@contextmanager
def without_guards(session: Session) -> Iterator[None]:
    """This will let a test change what the office never changes: to empty it, or to corrupt it on purpose."""
    for table in ONLY_GROWING:
        session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
    yield
    session.flush()
    for table in ONLY_GROWING:
        session.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))


def empty(database: Database) -> None:
    """This will empty every table that holds anything; most of them never do."""
    with database.transaction() as session, without_guards(session):
        filled = [table for table in METADATA.tables if session.scalar(text(f'SELECT EXISTS (SELECT FROM "{table}")'))]
        if filled:
            names = ", ".join(f'"{table}"' for table in filled)
            session.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
