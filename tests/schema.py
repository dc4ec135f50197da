"""A database of the tests' own, with the schema as the migrations make it, emptied before each test that asks."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.database import Database
from models.every_table import METADATA
from operations.migrate import upgrade
from operations.postgres import Cluster
from operations.postgres.databases import DOMAIN

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

_USED = "SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL"


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


def let_be_emptied(cluster: Cluster) -> None:
    """This will let the office's own role put every trigger aside, which no other cluster ever allows it."""
    with psycopg.connect(cluster.superuser_url) as superuser:
        superuser.execute(f"GRANT SET ON PARAMETER session_replication_role TO {DOMAIN}")


def empty(database: Database) -> None:
    """This will empty every table that holds anything; most of them never do.

    Rows are deleted, without any trigger: to truncate costs twenty times as much, for it makes the files of every
    table anew that could refer to one of these.
    """
    each = (f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in METADATA.tables)
    with database.transaction() as session:
        session.execute(text("SET LOCAL session_replication_role = replica"))
        for table in session.scalars(text(" UNION ALL ".join(each))).all():
            session.execute(text(f'DELETE FROM "{table}"'))
        for sequence in session.scalars(text(_USED)).all():
            session.execute(text(f'ALTER SEQUENCE "{sequence}" RESTART'))
