"""An office with nothing but the trial procedure, driven by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from engine.lease import claim
from engine.office import Office
from engine.procedure_flow import ProcedureFlow
from engine.running.find_work import look_at_timers, ready_dossiers
from engine.running.plain_runner import PlainRunner
from models.actor import Actor
from models.acts.answer import answer
from models.agency import Agency
from models.clock.clock import FixedClock
from models.database import Database
from models.dossier import Dossier
from models.progress.wake_up import wake
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from tests.engine.trial import Partner, know_trial_acts, trial
from tests.schema import create_schema, empty

MORNING = datetime(2026, 8, 27, 2, 0, tzinfo=UTC)


class Desk:
    """The trial office as a test sees it."""

    def __init__(self, database: Database) -> None:
        self.clock = FixedClock(MORNING)
        self.partner = Partner()
        self.database = database
        self.office = Office(
            database=database,
            clock=self.clock,
            runner=PlainRunner(),
            equipment=self.partner,
            draw=lambda kind, content: "0" * 64,
            holder="test",
        )
        self.agency_id = self._agency()

    def _agency(self) -> UUID:
        agency = Agency(
            id=uuid4(),
            code="H26.99.01",
            name="UBND phường Thử",
            place="Thử",
            province_code="01",
            ward_code="00001",
            address="1 phố Thử",
            phone="02400000001",
            one_stop_name="Trung tâm Phục vụ hành chính công",
        )
        with self.database.transaction() as session:
            session.add(agency)
        return agency.id

    def file(self) -> UUID:
        now = self.clock.now()
        dossier = Dossier(
            id=uuid4(),
            code=f"H26.99.01-260827-{uuid4().hex[:6]}",
            agency_id=self.agency_id,
            procedure="1.001193",
            edition="2026-01",
            channel="desk",
            filed_by="test",
            tracking_secret="S",
            applicant_name="A",
            subject_name="B",
            subject_sort="b",
            search_text="a b",
            applicant={},
            declaration={},
            delivery={},
            delivery_way="desk",
            payment_way="none",
            filing_facts={},
            received_at=now,
            counted_from=now,
            react_by=now,
        )
        with self.database.transaction() as session:
            session.add(dossier)
            session.flush()
            wake(session, dossier.id)
        return dossier.id

    def read_all(self) -> list[str]:
        """This will read whatever is ready until nothing is, and tell how each reading ended."""
        ends: list[str] = []
        for _ in range(50):
            with self.database.transaction() as session:
                look_at_timers(session, self.clock, (), 100)
            with self.database.transaction() as session:
                ready = ready_dossiers(session, 10)
            if not ready:
                return ends
            for one in ready:
                ends.append(self.read(one.dossier_id))
        raise AssertionError("the office never came to rest")

    def read(self, dossier_id: UUID, flow: ProcedureFlow = trial) -> str:
        with self.database.transaction() as session:
            lease = claim(session, dossier_id, "test", 30)
        assert lease is not None
        return self.office.runner.read(flow, lease, self.office).ended_as

    def answer(self, dossier_id: UUID, line: str, outcome: str) -> None:
        with self.database.transaction() as session:
            item = session.scalars(
                select(WorkItem).where(
                    WorkItem.dossier_id == dossier_id, WorkItem.line == line, WorkItem.state == ItemState.OPEN
                )
            ).one()
            actor = Actor(f"staff:{uuid4()}", frozenset({Role(item.role)}), self.agency_id)
            answer(session, item.id, actor, outcome, {}, self.clock.now())

    def patience_is_over(self) -> None:
        """By the database's clock, whoever waits before he tries again has waited long enough."""
        with self.database.transaction() as session:
            session.execute(text("UPDATE reading_lease SET not_before = now()"))

    def open_lines(self, dossier_id: UUID) -> set[str]:
        with self.database.transaction() as session:
            rows = select(WorkItem.line).where(WorkItem.dossier_id == dossier_id, WorkItem.state == ItemState.OPEN)
            return set(session.scalars(rows))


@pytest.fixture(scope="session")
def trial_database(domain_url: str) -> Iterator[Database]:
    know_trial_acts()
    database = Database(domain_url)
    create_schema(database)
    yield database
    database.close()


@pytest.fixture
def desk(trial_database: Database) -> Desk:
    empty(trial_database)
    return Desk(trial_database)
