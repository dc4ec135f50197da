"""Two databases, two roles, and no right of either on the other's."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from psycopg import sql

DOMAIN = "motcua"
PREFECT = "prefect"


@dataclass(frozen=True)
class Owner:
    """A role and the database of the same name that it owns."""

    name: str
    password: str


def ensure_databases(superuser_url: str, owners: tuple[Owner, ...]) -> None:
    """Create what is missing; set the passwords to what our own file of secrets says."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for owner in owners:
            _ensure_role(connection, owner)
            _ensure_database(connection, owner.name)


def _ensure_role(connection: psycopg.Connection, owner: Owner) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [owner.name]).fetchone()
    verb = sql.SQL("ALTER" if known else "CREATE")
    statement = sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}")
    connection.execute(statement.format(verb, sql.Identifier(owner.name), sql.Literal(owner.password)))


def _ensure_database(connection: psycopg.Connection, name: str) -> None:
    database = sql.Identifier(name)
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, database))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
