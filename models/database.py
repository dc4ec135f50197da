"""The door to the domain database: bounded connections, one transaction at a time."""

from __future__ import annotations

import select
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session, sessionmaker

# A statement, a lock or a forgotten transaction may hold others up only this long.
_LIMITS = "-c statement_timeout=15000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC"


class Database:
    """Opens transactions on the domain database; nobody else commits."""

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        address = make_url(url).set(drivername="postgresql+psycopg")
        self.url = address.render_as_string(hide_password=False)
        self.pool_size = pool_size
        self.engine: Engine = create_engine(
            address,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=10,
            connect_args={"options": _LIMITS, "connect_timeout": 5},
        )
        event.listen(self.engine, "checkout", _see_that_it_lives)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """This will commit what was done inside, or roll all of it back on any exception."""
        with self._sessions() as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


def _see_that_it_lives(connection: Any, record: object, proxy: object) -> None:
    """This will have a fresh connection opened where the server has closed the kept one.

    A server that ends says so on the wire, where one look costs nothing; to ask it before every transaction would cost
    each of them a round trip.
    """
    look = select.poll()
    look.register(connection.fileno(), select.POLLIN)
    if look.poll(0):
        raise DisconnectionError
