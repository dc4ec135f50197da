"""Each night a worker compares the day that is over with every agency that has an installation of its own."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.clock.clock import VIETNAM
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from tasks.linkage.compare_nightly import ASK_AGAIN_S, NightlyComparison
from tests.office.agencies import INSURANCE
from tests.office.linked_filings import with_insurance
from tests.office.open_office import OpenOffice


@pytest.fixture
def neighbour(office: OpenOffice) -> OpenOffice:
    """The insurance office calls at our door too, and has never had a case of ours."""
    with office.database.transaction() as session:
        row = session.scalars(select(PartnerAgency).where(PartnerAgency.code == INSURANCE)).one()
        client = PartnerClient(client_id=INSURANCE, name=row.name, scopes=[])
        session.add(client)
        session.flush()
        row.client_id, row.our_client_id = client.id, f"ward-{uuid4()}"
    return office


def compared(office: OpenOffice) -> list[tuple[str, bool, int]]:
    """The day, whether it agreed, and how many cases were ours: as the audit journal has it."""
    rows = select(AuditEntry.details).where(AuditEntry.action == "linkage.reconciled").order_by(AuditEntry.id)
    said = [json.loads(details) for details in office.scalars(lambda session: list(session.scalars(rows)))]
    return [(one["day"], one["agrees"], one["ours"]) for one in said]


def at_night(office: OpenOffice, day: int, minute: int = 40) -> None:
    office.set_clock(datetime(2026, 10, day, 0, minute, tzinfo=VIETNAM))


def test_the_day_that_is_over_is_compared_once_and_nobody_starts_it(neighbour: OpenOffice) -> None:
    neighbour.file(with_insurance).goes_on_to("receives")
    night = NightlyComparison(neighbour.office)
    at_night(neighbour, 7)

    assert [night(), night()] == [1, 0]
    assert compared(neighbour) == [("2026-10-06", True, 1)]
    # Half an hour after midnight, not before: what was on its way has arrived by then.
    at_night(neighbour, 8, 20)
    assert night() == 0


def test_a_difference_is_written_down_and_asked_about(neighbour: OpenOffice) -> None:
    neighbour.town.force("insurance-office", {"operation": "day"}, "forgotten")
    neighbour.file(with_insurance).goes_on_to("receives")
    at_night(neighbour, 7)

    assert NightlyComparison(neighbour.office)() == 1
    assert compared(neighbour) == [("2026-10-06", False, 1)]


def test_whoever_does_not_answer_at_night_is_asked_again_a_little_later(neighbour: OpenOffice) -> None:
    with neighbour.database.transaction() as session:
        for row in session.scalars(select(PartnerAgency)):
            row.base_url = "http://127.0.0.1:9"
    at_night(neighbour, 7)
    seconds = [0.0]
    night = NightlyComparison(neighbour.office, monotonic=lambda: seconds[0])

    assert [night(), night()] == [1, 0]
    seconds[0] += ASK_AGAIN_S + 1
    assert night() == 1
    assert compared(neighbour) == [("2026-10-06", False, 0)] * 2
