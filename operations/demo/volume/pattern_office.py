"""An office in which samples are driven one at a time, alone, on a clock that stands until it is moved.

Everything is what an installation uses: its door, its partners, its readings. Only the engine is left out, and the
clock is this process's own, so that weeks pass at once.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import httpx
import uvicorn
from sqlalchemy import text

import api.router
from engine.lease import claim
from engine.office import Office
from engine.running.find_work import look_at_timers, ready_dossiers
from engine.running.inbox import take_in_messages
from engine.running.plain_runner import PlainRunner
from flows.every_flow import EVERY_FLOW
from models.clock.clock import FixedClock, SystemClock
from models.database import Database
from operations.demo.driving.desk_client import DeskClient
from operations.demo.filing_client import FilingClient
from operations.demo.seed import agency_codes, seed_demo
from operations.demo.volume.distinct_numbers import number_distinctly
from operations.demo.volume.emptied import empty_office
from operations.front.application import front_door
from operations.partners.acquaintance import acquaint_with_simulators
from operations.partners.simulator_town import simulator_arguments, simulator_secrets, simulators_file
from operations.reading_office import open_office
from operations.scratch.scratch_office import ScratchOffice, scratch_office
from operations.settings import Settings
from tasks.city_portal.send_statuses import send_due_statuses
from tasks.money.ask_about_payments import ask_about_payments
from tasks.money.send_refunds import send_refunds
from tasks.money.tell_of_money import tell_of_money
from tasks.poll_partners import poll_partners
from tasks.send_letters import send_due_letters
from tasks.tell_of_added_number import tell_of_added_numbers
from web.application import create_application

HTTP_PATIENCE_S = 20.0
ROUNDS = 400
PACE_S = "0.05"


@dataclass(frozen=True)
class PatternOffice:
    """`clock` is the office's own; `filing` and `desk` speak to its door as any client does."""

    settings: Settings
    database: Database
    office: Office
    clock: FixedClock
    filing: FilingClient
    desk: DeskClient

    def begin_anew(self, at: datetime) -> None:
        """This will forget every dossier and set the clock, back as well as forward: nothing is dated by it then."""
        empty_office(self.database)
        self.clock.set(at)

    def go_on(self) -> None:
        """This will do everything that can be done now, until nothing more can."""
        for _ in range(ROUNDS):
            if not self._once():
                return
        raise RuntimeError("the pattern office never comes to rest")

    def try_again_now(self) -> None:
        """Whoever did not take a letter, for whatever reason of the moment, is offered it again at once."""
        with self.database.transaction() as session:
            session.execute(text("UPDATE letter SET not_before = now() WHERE state = 'waiting'"))

    def owes_letters(self) -> bool:
        with self.database.transaction() as session:
            return bool(session.scalar(text("SELECT EXISTS (SELECT FROM letter WHERE state = 'waiting')")))

    def ask_partners(self) -> int:
        """This will ask about everything that is awaited, as a worker does now and then."""
        return poll_partners(self.office, patience_s=0.0)

    def _once(self) -> int:
        with self.database.transaction() as session:
            done = look_at_timers(session, self.clock, self.office.duties, 100)
            ready = ready_dossiers(session, 50)
        done += sum(self._read(one.dossier_id, one.procedure) for one in ready)
        done += take_in_messages(self.office) + tell_of_added_numbers(self.office) + tell_of_money(self.office)
        done += ask_about_payments(self.office) + send_refunds(self.office)
        return done + send_due_letters(self.office) + send_due_statuses(self.office)

    def _read(self, dossier_id: UUID, procedure: str) -> bool:
        with self.database.transaction() as session:
            lease = claim(session, dossier_id, self.office.holder, self.office.lease_s)
        if lease is None:
            return False
        self.office.runner.read(EVERY_FLOW[procedure], lease, self.office)
        return True


@contextmanager
def pattern_office(personal_key: str) -> Iterator[PatternOffice]:
    """An open office of the demonstration's wards; what it seals is sealed with the key given."""
    with scratch_office() as scratch, ExitStack() as leaving:
        # Whoever takes the rows over reads them with his own key.
        os.environ["MOTCUA_PERSONAL_KEY"] = personal_key
        _start_partners(scratch)
        database = Database(scratch.databases.domain, pool_size=8)
        leaving.callback(database.close)
        clock = FixedClock(SystemClock().now())
        seed_demo(scratch.settings, database)
        with database.transaction() as session:
            acquaint_with_simulators(session, scratch.settings, clock.now())
            number_distinctly(session)
        leaving.enter_context(_open_door(scratch, database, clock))
        office = replace(open_office(scratch.settings, database, PlainRunner(), threads=4), clock=clock)
        leaving.callback(office.equipment.close)
        http = leaving.enter_context(
            httpx.Client(base_url=scratch.settings.address, timeout=HTTP_PATIENCE_S, trust_env=False)
        )
        secret = scratch.settings.demo_secret.get_secret_value()
        filing = FilingClient(http, secret, agency_codes(scratch.settings.agency))
        yield PatternOffice(scratch.settings, database, office, clock, filing, DeskClient(http, secret))


def _start_partners(scratch: ScratchOffice) -> None:
    """The simulated partners in a hurry: nobody watches them here."""
    arguments = (*simulator_arguments(scratch.settings), "--pace", PACE_S)
    scratch.start_own("simulators", "simulators", *arguments, told=simulator_secrets(scratch.settings))
    started = scratch.running["simulators"].pid
    limit = time.monotonic() + HTTP_PATIENCE_S
    while simulators_file(scratch.settings).get("pid") != started:
        if time.monotonic() > limit:
            raise RuntimeError("the simulated partners did not start")
        time.sleep(0.02)


@contextmanager
def _open_door(scratch: ScratchOffice, database: Database, clock: FixedClock) -> Iterator[None]:
    """The API served by a thread of this process, so that it goes by this process's clock."""
    front = replace(front_door(scratch.settings, database), clock=clock)
    served = create_application(front, api.router.routers())
    config = uvicorn.Config(served, log_level="error", access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    listening = socket.socket(fileno=os.dup(scratch.door))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
