"""The other agencies of the town: their rows, and the way to them."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from gateways.linked.directory import directory_of
from gateways.linked.partner_agencies import HttpPartnerAgencies
from gateways.outgoing.key_pair import CLIENT, KeyPair
from models.clock.clock import SystemClock
from models.database import Database
from models.linkage.partner_agency import PartnerAgency
from tests.simulators.running import RunningSimulators

POLICE, INSURANCE, COMMUNE = "H26.99.01.CA", "H26.99.BH", "H26.99.XK"
SOURCE_OF = {"police-post": POLICE, "insurance-office": INSURANCE, "other-commune": COMMUNE}
FILES_THERE = {
    "police-post": ["1.004222", "1.003197", "2.001177"],
    "insurance-office": ["1.002759", "1.001667"],
    "other-commune": ["9.000001"],
}
_KEY = KeyPair(CLIENT, b"k" * 32).private_jwk


def add_agencies(session: Session, town: RunningSimulators) -> None:
    """This will write a row for each, as `motcua partner add` does."""
    addresses = {
        "police-post": town.police_post,
        "insurance-office": town.insurance_office,
        "other-commune": town.other_commune,
    }
    for name, code in SOURCE_OF.items():
        session.add(
            PartnerAgency(
                id=uuid4(),
                code=code,
                name=name,
                base_url=addresses[name],
                event_keys=[town.secrets[name]],
                our_client_id="H26.99.01",
                files_there=FILES_THERE[name],
                answers_for=["*"] if name == "other-commune" else [],
                networks=["127.0.0.0/8"],
                active=True,
                added_at=SystemClock().now(),
            )
        )


def agencies_of(database: Database, timeout: float) -> HttpPartnerAgencies:
    directory = directory_of(database, SystemClock())
    return HttpPartnerAgencies(directory, _KEY, threads=16, timeout=timeout)


def known_as(database: Database, name: str) -> None:
    """At the agencies' doors we are somebody they have never had a case of."""
    with database.transaction() as session:
        for row in session.scalars(select(PartnerAgency)):
            row.our_client_id = name
