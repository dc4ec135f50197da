"""What every test may ask for. Rooms keep what only they need in a conftest of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from operations.postgres import Cluster, throwaway_postgres
from tests.schema import let_be_emptied
from tests.summary import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown, summary

__all__ = ["pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown", "summary"]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One throw-away PostgreSQL for the whole run, with an empty database `motcua` and an empty `prefect`."""
    with throwaway_postgres() as running:
        let_be_emptied(running)
        yield running


@pytest.fixture(scope="session")
def domain_url(cluster: Cluster) -> str:
    """The address of the domain database as its own role sees it."""
    return cluster.domain_url
