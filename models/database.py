"""The door to the domain database: bounded connections, one transaction at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, create_engine, make_url
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
            pool_pre_ping=True,
            connect_args={"options": _LIMITS, "connect_timeout": 5},
        )
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """This will commit what was done inside, or roll all of it back on any exception."""
        with self._sessions() as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()
