"""A whole office for tests: real database, real partners over HTTP, a clock that stands still, and nobody but the test
to push things on.

    story = office.file(at_the_desk)
    story.answers("checks_components", "complete")
    story.goes_on_to("appraises")

Nothing happens by itself: `go_on` does at once whatever can be done now, `until` also waits for partners' messages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.orm import Session

from documents.file_store import FileStore
from documents.keys import LocalKeyring
from engine.lease import claim
from engine.office import Office
from engine.procedure_flow import ProcedureFlow
from engine.reading_end import ReadingEnd
from engine.running.find_work import look_at_timers, ready_dossiers
from engine.running.inbox import take_in_messages
from engine.running.plain_runner import PlainRunner
from engine.running.runner import Runner
from flows.every_flow import EVERY_FLOW
from gateways.city_portal.city_portal import NAME as CITY_PORTAL
from gateways.city_portal.city_portal import HttpCityPortal
from gateways.guard import Guard
from gateways.http_partner import HttpPartner
from gateways.partners import PartnerAddresses, Partners
from models.actor import Actor
from models.agency import Agency
from models.clock.clock import VIETNAM, FixedClock
from models.database import Database
from models.intake.file_dossier import file_dossier
from models.intake.stored_file import StoredFile
from models.role import Role
from procedures.catalogue import find
from procedures.filing import read_filing
from tasks.delivery.send_codes import send_codes
from tasks.draw import draw_into
from tasks.equipment import Equipment
from tasks.inbox_rules import INBOX_RULES
from tasks.money.ask_about_payments import ask_about_payments
from tasks.money.send_refunds import send_refunds
from tasks.money.tell_of_money import tell_of_money
from tasks.poll_partners import poll_partners
from tasks.rules.tell_of_moved_promises import tell_of_moved_promises
from tasks.send_letters import send_due_letters
from tasks.standing_duties import STANDING_DUTIES
from tasks.tell_of_added_number import tell_of_added_numbers
from tests.office.agencies import add_agencies, agencies_of
from tests.office.filings import Body
from tests.office.staff import hire, open_agency
from tests.office.story import Story
from tests.simulators.running import RunningSimulators

# A Tuesday morning with no holiday near.
# Not on the second: a real clock never is.
MORNING = datetime(2026, 10, 6, 9, 0, 0, 123456, tzinfo=VIETNAM)
PATIENCE_S = 20.0
MERCHANT = "MOTCUA-THU"


@dataclass
class OpenOffice:
    """One ward with its people. `ends` is how every reading so far ended, in order.

    `flows` are those of today, unless a story tells how things went before.
    """

    database: Database
    clock: FixedClock
    office: Office
    town: RunningSimulators
    files: FileStore
    keyring: LocalKeyring
    agency: Agency
    people: dict[Role, list[Actor]]
    ends: list[ReadingEnd]
    flows: Mapping[str, ProcedureFlow] = field(default_factory=lambda: EVERY_FLOW)

    # -- filing -------------------------------------------------------------------------------------------------

    def file(self, body: Body | Callable[[date], Body], *, by: Actor | None = None) -> Story:
        """This will file the body as the desk (or, online, the applicant) does, and let the office go on."""
        now = self.clock.now()
        today = now.astimezone(VIETNAM).date()
        filled = body(today) if callable(body) else body
        procedure = find(filled["procedure"])
        edition = procedure.edition_on(today)
        reading = read_filing(filled, procedure, edition, today)
        assert reading.filing is not None, reading.faults
        actor = by or (Actor.applicant() if filled["channel"] == "online" else self.member(Role.RECEIVER))
        with self.database.transaction() as session:
            dossier = file_dossier(session, self.agency, procedure, edition, reading.filing, actor, now)
        self.go_on()
        return Story(self, dossier.id)

    def upload(self, data: bytes) -> str:
        """This will keep a file as an upload does and give its id."""
        file = StoredFile(
            id=uuid4(),
            sha256=self.files.put(data),
            kind="jpeg",
            size=len(data),
            pages=1,
            uploaded_by="applicant",
            uploaded_at=self.clock.now(),
        )
        with self.database.transaction() as session:
            session.add(file)
        return str(file.id)

    def member(self, role: Role, number: int = 0) -> Actor:
        return self.people[role][number]

    # -- time ---------------------------------------------------------------------------------------------------

    def set_clock(self, at: datetime) -> None:
        """This will move the office's clock, and let the office do what that brings about."""
        self.clock.set(at)
        self.go_on()

    def advance(self, by: timedelta) -> None:
        self.clock.advance(by)
        self.go_on()

    def let_database_time_pass(self) -> None:
        """Whatever waits by the database's own clock (partners out of order, letters, backoffs) is due now."""
        with self.database.transaction() as session:
            session.execute(text("UPDATE reading_lease SET not_before = now() WHERE not_before > now()"))
            session.execute(text("UPDATE letter SET not_before = now() WHERE not_before > now()"))
            session.execute(text("UPDATE portal_message SET not_before = now() WHERE not_before > now()"))
            session.execute(text("UPDATE effect SET asked_at = now() - interval '1 day'"))
            session.execute(text("UPDATE payment_intent SET look_at = now() WHERE look_at > now()"))
            session.execute(text("UPDATE refund SET not_before = now() WHERE not_before > now()"))

    # -- the office at work -------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """This will do everything that can be done now, until nothing more can."""
        for _ in range(300):
            done = self._look_at_timers() + self.read_ready() + take_in_messages(self.office)
            done += tell_of_added_numbers(self.office) + tell_of_moved_promises(self.office)
            done += tell_of_money(self.office) + send_codes(self.office)
            done += ask_about_payments(self.office) + send_refunds(self.office)
            done += self.send_letters()
            if not done + self._ask_agencies():
                return
        raise AssertionError("the office never came to rest")

    def until(self, enough: Callable[[], bool]) -> None:
        """This will go on, with partners answering meanwhile, until it is enough; it fails when it never is."""
        ends_at = time.monotonic() + PATIENCE_S
        self.go_on()
        while not enough():
            assert time.monotonic() < ends_at, f"still not: {[end.awaiting for end in self.ends[-3:]]}"
            time.sleep(0.02)
            self.go_on()

    def read_ready(self) -> int:
        """This will read every dossier that is due once, and give how many those were."""
        with self.database.transaction() as session:
            ready = ready_dossiers(session, 50)
        return sum(self.read(one.dossier_id, one.procedure) for one in ready)

    def read(self, dossier_id: UUID, procedure: str) -> bool:
        with self.database.transaction() as session:
            lease = claim(session, dossier_id, self.office.holder, self.office.lease_s)
        if lease is None:
            return False
        self.ends.append(self.office.runner.read(self.flows[procedure], lease, self.office))
        return True

    def send_letters(self) -> int:
        return send_due_letters(self.office)

    def poll_partners(self) -> int:
        """This will ask about everything that has been waited for, as a worker does now and then."""
        return poll_partners(self.office)

    def _ask_agencies(self) -> int:
        """Where an agency's message says that there is news, a worker asks at its next round."""
        news = text(
            "SELECT EXISTS (SELECT FROM effect WHERE kind IN ('case', 'query') AND settled_at IS NULL"
            " AND confirmed_at IS NOT NULL AND asked_at < now() - interval '10 minutes')"
        )
        return self.poll_partners() if self.scalars(lambda session: session.scalar(news)) else 0

    def _look_at_timers(self) -> int:
        with self.database.transaction() as session:
            return look_at_timers(session, self.clock, self.office.duties, 100)

    def scalars(self, query: Callable[[Session], Any]) -> Any:
        """This will run a question in a transaction of its own."""
        with self.database.transaction() as session:
            return query(session)


def open_office(
    database: Database, town: RunningSimulators, folder: Path, *, runner: Runner | None = None, timeout: float = 2.0
) -> OpenOffice:
    """This will open an office in an empty database that has the schema."""
    clock = FixedClock(MORNING)
    files = FileStore(folder / "files")
    with database.transaction() as session:
        agency = open_agency(session)
        people = hire(session, agency)
        add_agencies(session, town)
    office = Office(
        database=database,
        clock=clock,
        runner=runner or PlainRunner(),
        equipment=_equipment(town, files, timeout, database),
        draw=draw_into(files),
        duties=STANDING_DUTIES,
        inbox_rules=INBOX_RULES,
        holder="test",
    )
    return OpenOffice(database, clock, office, town, files, LocalKeyring(folder / "keys"), agency, people, [])


def _equipment(town: RunningSimulators, files: FileStore, timeout: float, database: Database) -> Equipment:
    addresses = PartnerAddresses(
        post_office=town.post_office,
        population_database=town.population_database,
        other_commune=town.other_commune,
        sms_gateway=town.sms_gateway,
        payment_gateway=town.payment_gateway,
        mail=town.smtp,
        mail_log=town.mail_sink,
    )
    return Equipment(
        partners=Partners.from_addresses(
            addresses, threads=16, timeout=timeout, agencies=agencies_of(database, timeout)
        ),
        files=files,
        public_url="https://motcua.example",
        postal_customer="KH-THU",
        payment_merchant=MERCHANT,
        mail_sender="motcua@maudon.example",
        city_portal=HttpCityPortal(
            HttpPartner(Guard.of(CITY_PORTAL, 16), town.city_portal, timeout), town.secrets[CITY_PORTAL]
        ),
    )
