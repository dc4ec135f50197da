"""Calling at other agencies' doors from a command, as this installation; whatever passes is kept as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from gateways.linked.directory import directory_of
from gateways.linked.partner_agencies import HttpPartnerAgencies
from models import every_table  # noqa: F401 - rows refer to rows of tables that nothing here names
from models.clock.clock import Clock, SystemClock
from models.database import Database
from operations.databases import domain_database
from operations.reading_office import business_clock
from operations.settings import Settings


class Calling(NamedTuple):
    """`clock` is the business clock, in a demonstration the one that was moved."""

    database: Database
    clock: Clock
    agencies: HttpPartnerAgencies


@contextmanager
def calling(settings: Settings) -> Iterator[Calling]:
    with domain_database(settings) as url:
        database = Database(url, pool_size=2)
        # Evidence goes by the machine's time, like the signatures and tokens it is about.
        directory = directory_of(database, SystemClock())
        agencies = HttpPartnerAgencies(directory, settings.secrets.client_pair.private_jwk, threads=1)
        try:
            yield Calling(database, business_clock(settings, database), agencies)
        finally:
            agencies.close()
            database.close()
