"""A database of the tests' own, with the schema, emptied before each test that asks for it."""

from __future__ import annotations

import base64
import os

from sqlalchemy import text

from models.database import Database
from models.every_table import METADATA

os.environ.setdefault("MOTCUA_PERSONAL_KEY", base64.b64encode(b"k" * 32).decode())


def create_schema(database: Database) -> None:
    METADATA.create_all(database.engine)


def empty(database: Database) -> None:
    """This will empty every table, quickly: most of them hold nothing."""
    names = ", ".join(f'"{table}"' for table in METADATA.tables)
    with database.transaction() as session:
        session.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
