"""How Alembic finds the database and what it compares it with. The address is always given by the caller."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import NullPool

from models.every_table import METADATA


def run() -> None:
    url = make_url(context.config.attributes["url"]).set(drivername="postgresql+psycopg")
    engine = create_engine(url, poolclass=NullPool, connect_args={"options": "-c lock_timeout=5000"})
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=METADATA, compare_server_default=False)
        with context.begin_transaction():
            context.run_migrations()


run()
