"""A database of one test's own in the shared cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from operations.postgres import Cluster


@contextmanager
def fresh_database(cluster: Cluster, name: str) -> Iterator[str]:
    """An empty database owned by the domain's role; dropped at the end."""
    with psycopg.connect(cluster.superuser_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER motcua").format(sql.Identifier(name)))
        yield cluster.domain_url.rsplit("/", 1)[0] + f"/{name}"
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
