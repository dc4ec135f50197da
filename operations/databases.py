"""The two databases of an installation: one's own where they are given, else the cluster in the data folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from operations.data_folder import prepare_folder
from operations.postgres import running_postgres
from operations.settings import Settings


@dataclass(frozen=True)
class Databases:
    """URLs with passwords; `domain` for psycopg and SQLAlchemy alike, `prefect` for asyncpg."""

    domain: str = field(repr=False)
    prefect: str = field(repr=False)


def given_databases(settings: Settings) -> Databases | None:
    """The databases named in the environment, if both are."""
    if settings.database_url is None or settings.prefect_database_url is None:
        return None
    return Databases(settings.database_url.get_secret_value(), settings.prefect_database_url.get_secret_value())


def chosen(settings: Settings, domain: str, prefect: str) -> Databases:
    """One's own where given, else those of the cluster."""
    own, own_prefect = settings.database_url, settings.prefect_database_url
    return Databases(
        own.get_secret_value() if own else domain,
        own_prefect.get_secret_value() if own_prefect else prefect,
    )


@contextlib.contextmanager
def domain_database(settings: Settings) -> Iterator[str]:
    """The URL of the domain database for the length of one command.

    Where none is given and no cluster of the data folder runs, one is started and ended with the command.
    """
    if settings.database_url:
        yield settings.database_url.get_secret_value()
        return
    prepare_folder(settings.folder)
    with running_postgres(settings.folder, port=settings.postgres_port) as cluster:
        yield cluster.domain_url


@contextlib.contextmanager
def both_databases(settings: Settings) -> Iterator[Databases]:
    """The URLs of both databases for the length of one command, by the same rule."""
    given = given_databases(settings)
    if given:
        yield given
        return
    prepare_folder(settings.folder)
    with running_postgres(settings.folder, port=settings.postgres_port) as cluster:
        yield chosen(settings, cluster.domain_url, cluster.prefect_url)
