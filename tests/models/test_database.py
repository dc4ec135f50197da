"""The door to the database, when the database was away for a moment."""

from __future__ import annotations

import psycopg
from sqlalchemy import text

from models.database import Database


def test_connections_that_the_server_has_closed_are_replaced_before_anybody_notices(domain_url: str) -> None:
    database = Database(domain_url, pool_size=3)
    with database.transaction() as first, database.transaction() as second:
        before = {session.scalar(text("SELECT pg_backend_pid()")) for session in (first, second)}
    with psycopg.connect(domain_url, autocommit=True) as other:
        for pid in before:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    with database.transaction() as first, database.transaction() as second:
        after = {session.scalar(text("SELECT pg_backend_pid()")) for session in (first, second)}

    assert len(before) == len(after) == 2
    assert not before & after
    database.close()
