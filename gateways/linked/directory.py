"""The directory of agencies out of our own records, with the evidence kept there too."""

from __future__ import annotations

from gateways.linked.partner_agencies import Directory
from models.clock.clock import Clock
from models.database import Database
from models.linkage.find_agency import addressee_of, door_of
from models.linkage.keep_exchange import Passed, keep_exchange


def directory_of(database: Database, clock: Clock) -> Directory:
    """This will look agencies up anew for every call, in a transaction of its own that is over before the call."""

    def keep(passed: Passed) -> None:
        with database.transaction() as session:
            keep_exchange(session, passed, clock.now())

    return Directory(
        lambda code: door_of(database, code), lambda reference: addressee_of(database, reference), evidence=keep
    )
