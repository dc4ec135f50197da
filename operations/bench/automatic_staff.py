"""Automatic staff: keeps so many dossiers under way and does at once whatever waits for a person.

`python -m operations.bench.automatic_staff UNDER_WAY SERIES` works until it is told to stop. It is a process of its
own, so that what it costs is not taken for a cost of the office.
"""

from __future__ import annotations

import queue
import signal
import sys
import threading
from uuid import UUID

import httpx

from models.clock.clock import VIETNAM, SystemClock
from models.database import Database
from operations.bench.front_client import ANSWERED, PATIENCE, FrontClient, NotDone, Tokens
from operations.bench.samples import samples
from operations.bench.waiting_work import Waiting, open_dossiers, waiting_work
from operations.demo.filing_client import FilingClient, NotFiled
from operations.demo.seed import agency_codes
from operations.settings import Settings

ANSWERING = 6
LOOK_EVERY = 0.1


class AutomaticStaff:
    """One hand that files, a few that answer, and one that looks what waits."""

    def __init__(self, settings: Settings, database: Database, under_way: int, series: str) -> None:
        self._settings = settings
        self._database = database
        self._under_way = under_way
        self._samples = samples(series=series)
        self._tokens = Tokens(settings)
        self._waiting: queue.Queue[Waiting] = queue.Queue()
        self._given: set[UUID] = set()
        self._missing = 0
        self.stopping = threading.Event()

    def run(self) -> None:
        hands = [self._answer_on] * ANSWERING + [self._file_on]
        for hand in hands:
            threading.Thread(target=hand, daemon=True).start()
        while not self.stopping.wait(LOOK_EVERY):
            self._look()

    def _look(self) -> None:
        with self._database.transaction() as session:
            waiting = waiting_work(session, ANSWERED, 200)
            self._missing = self._under_way - open_dossiers(session)
        for work in waiting:
            # What was refused once is not tried again and again.
            if work.item_id not in self._given:
                self._given.add(work.item_id)
                self._waiting.put(work)

    def _answer_on(self) -> None:
        client = FrontClient(self._settings, self._tokens)
        while not self.stopping.is_set():
            try:
                client.answer(self._waiting.get())
            except NotDone as refusal:
                sys.stderr.write(f"{refusal}\n")

    def _file_on(self) -> None:
        secret = self._settings.demo_secret.get_secret_value()
        with httpx.Client(base_url=self._settings.address, timeout=PATIENCE, trust_env=False) as http:
            client = FilingClient(http, secret, agency_codes())
            while not self.stopping.is_set():
                if self._missing <= 0:
                    self.stopping.wait(LOOK_EVERY)
                    continue
                self._missing -= 1
                try:
                    client.file(next(self._samples), SystemClock().now().astimezone(VIETNAM).date())
                except NotFiled as refusal:
                    sys.stderr.write(f"{refusal}\n")


def main() -> None:
    settings = Settings()
    assert settings.database_url is not None, "a measurement names its database"
    database = Database(settings.database_url.get_secret_value(), pool_size=1)
    staff = AutomaticStaff(settings, database, int(sys.argv[1]), sys.argv[2])
    signal.signal(signal.SIGTERM, lambda *_: staff.stopping.set())
    staff.run()


if __name__ == "__main__":
    main()
