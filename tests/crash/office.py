"""An office of real processes: web and worker forked from a warm parent, restarted at once when they die, and partners.

`Office` belongs to one data folder and one database; several may run side by side.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import connection
from pathlib import Path
from uuid import UUID

import psycopg
from sqlalchemy import text

from models.database import Database
from models.progress.wake_up import ring
from operations.demo.seed import seed_demo
from operations.machine.loopback import free_port
from operations.migrate import upgrade
from operations.partners.simulator_town import simulator_secrets
from operations.postgres import Cluster
from operations.prefect_server import prefect_client_environment
from operations.settings import Settings
from tests.crash.kills import KILLED, Kills
from tests.crash.warm_office import live_as_plain_worker, live_as_prefect_worker, live_as_web
from tests.crash.warm_parent import WarmParent, WarmProcess
from tests.simulators.running import RunningSimulators
from tests.whole.prefect_server import PrefectServer

PACE_S = 0.01


@dataclass
class OutsideOffice:
    """What a test does to any office from outside: through its partners, and by letting time pass in its database."""

    settings: Settings
    database: Database
    partners: RunningSimulators
    clock_moved: bool = field(default=True, kw_only=True)

    def set_clock(self, seconds_ahead: int) -> None:
        """This will set how far business time is ahead of the machine's."""
        with self.database.transaction() as session:
            session.execute(text("DELETE FROM clock_offset"))
            put = text("INSERT INTO clock_offset (id, seconds, set_at) VALUES (1, :ahead, now())")
            session.execute(put, {"ahead": seconds_ahead})
        self.clock_moved = True
        # Every process asks for it twice a second; on a busy machine one may be late, and would read by the old hour.
        time.sleep(1.5)

    def let_database_time_pass(self) -> None:
        """Whatever waits by the database's own clock, such as a letter to be asked about later, is due now."""
        with self.database.transaction() as session:
            session.execute(text("UPDATE letter SET not_before = now() WHERE state = 'waiting' AND not_before > now()"))
            session.execute(text("UPDATE portal_message SET not_before = now() WHERE not_before > now()"))
            session.execute(text("UPDATE reading_lease SET not_before = now() WHERE not_before > now()"))
            session.execute(text("UPDATE payment_intent SET look_at = now() WHERE state = 'open' AND look_at > now()"))
            session.execute(text("UPDATE refund SET not_before = now() WHERE state = 'agreed' AND not_before > now()"))
            session.execute(text("UPDATE reconciliation SET look_at = now() WHERE look_at > now()"))
            session.execute(text("UPDATE outgoing_event SET not_before = now() WHERE state = 'waiting'"))
            ring(session)

    def let_partners_be_asked(self, partner: str = "%") -> None:
        """Whoever of these (a pattern) has not answered has been waited for long enough."""
        ask = text("UPDATE effect SET asked_at = now() - interval '1 day' WHERE settled_at IS NULL AND partner LIKE :p")
        with self.database.transaction() as session:
            session.execute(ask, {"p": partner})

    def let_order_run_out(self, dossier_id: UUID | None) -> None:
        """The time in which the gateway takes money for the dossier's open order is over."""
        over = text("UPDATE payment_intent SET expires_at = now() - interval '1 second' WHERE dossier_id = :d")
        with self.database.transaction() as session:
            session.execute(over, {"d": dossier_id})


@dataclass
class Office(OutsideOffice):
    """`deaths` are the parts that were killed by a failpoint, `accidents` those that ended in any other way."""

    kills: Kills
    warm: WarmParent
    prefect: PrefectServer | None = None
    deaths: list[str] = field(default_factory=list)
    accidents: list[str] = field(default_factory=list)
    _closing: threading.Event = field(default_factory=threading.Event)
    _running: dict[str, WarmProcess] = field(default_factory=dict)

    def open(self) -> None:
        """This will start both processes and keep somebody there who starts them again."""
        for part in ("web", "worker"):
            self._start(part)
        threading.Thread(target=self._keep_alive, daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        for process in self._running.values():
            process.kill()
            process.ended_with(10)

    def log_of(self, part: str) -> Path:
        return self.settings.folder / "log" / f"{part}.log"

    def _start(self, part: str) -> None:
        environment = {
            "MOTCUA_HOME": str(self.settings.folder),
            "MOTCUA_PORT": str(self.settings.port),
            "MOTCUA_DEMO": "true",
            "DATABASE_URL": self.database.url.replace("+psycopg", ""),
            "MOTCUA_PERSONAL_KEY": os.environ["MOTCUA_PERSONAL_KEY"],
            **self.kills.environment,
        }
        if self.prefect:
            environment |= prefect_client_environment(self.settings)
        living = {"web": live_as_web, "worker": live_as_prefect_worker if self.prefect else live_as_plain_worker}
        self._running[part] = self.warm.start(living[part], environment=environment, log=self.log_of(part))

    def _keep_alive(self) -> None:
        while not self._closing.is_set():
            connection.wait([process.sentinel for process in self._running.values()], timeout=0.2)
            for part, process in list(self._running.items()):
                ended = process.ended_with()
                if ended is not None and not self._closing.is_set():
                    self._bury(part, ended)
                    self._start(part)

    def _bury(self, part: str, ended: int) -> None:
        if ended != KILLED:
            self.accidents.append(f"{part} ended with {ended}")
            return
        if part == "worker":
            # What takes ninety seconds takes none here; only the dead can hold a claim, for there is one worker.
            with self.database.transaction() as session:
                for claimed in ("letter", "outgoing_event", "portal_message"):
                    session.execute(text(f"UPDATE {claimed} SET claimed_until = now() WHERE claimed_until > now()"))
        self.deaths.append(part)


@contextmanager
def open_office(
    cluster: Cluster, folder: Path, name: str, warm: WarmParent, *, on_prefect: bool = False
) -> Iterator[Office]:
    """A new office on a database of its own in the cluster, with its partners; everything ends with the block."""
    settings = Settings(home=folder, port=free_port(), prefect_port=free_port(), demo=True)
    (folder / "log").mkdir(parents=True)
    # Whoever looks into the records afterwards must be able to open what the office sealed.
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    url = _create_database(cluster, name)
    upgrade(url)
    database = Database(url, pool_size=4)
    seed_demo(settings, database)
    partners = RunningSimulators(
        folder / "simulators", settings.address, PACE_S, environment=simulator_secrets(settings)
    )
    prefect = PrefectServer(settings, cluster.prefect_url, cluster.superuser_url) if on_prefect else None
    office = Office(settings, database, partners, Kills(folder / "failpoints"), warm, prefect)
    try:
        partners.start()
        if prefect:
            prefect.start()
        office.open()
        yield office
    finally:
        office.close()
        if prefect:
            prefect.kill()
        partners.kill()
        database.close()


def _create_database(cluster: Cluster, name: str) -> str:
    owner = psycopg.conninfo.conninfo_to_dict(cluster.domain_url)
    with psycopg.connect(cluster.superuser_url, autocommit=True) as connected:
        connected.execute(f'CREATE DATABASE "{name}" OWNER "{owner["user"]}"')
    return cluster.domain_url.rpartition("/")[0] + f"/{name}"
