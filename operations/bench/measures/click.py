"""From a clerk's commit to the next thing the dossier waits for, while the office advances once a second."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import httpx
from sqlalchemy import Select, exists, select

from models.clock.clock import VIETNAM, SystemClock
from models.database import Database
from models.progress.work_item import ItemState, WorkItem
from operations.bench.cost import Stretch
from operations.bench.figure import Figure
from operations.bench.front_client import PATIENCE, USUAL, FrontClient, Tokens
from operations.bench.samples import SIMPLE, samples
from operations.bench.share import share_of
from operations.bench.waiting_work import Waiting, waiting_work
from operations.demo.filing_client import FilingClient
from operations.demo.seed import agency_codes
from operations.scratch.scratch_office import ScratchOffice
from operations.scratch.working_office import open_for_work

EVERY_S = 1.0
LONGEST_S = 15.0
LOOK_EVERY = 0.004
# A result handed over ends the dossier, and nothing follows.
FOLLOWED = frozenset(USUAL) - {"receives"}
# A dossier needs five clicks and some seconds of its partners; this many keep one ready at every second.
FEWEST = 8


def measure_click(office: ScratchOffice, database: Database, seconds: float) -> Figure:
    open_for_work(office, database)
    _file(office, max(FEWEST, int(seconds / EVERY_S / len(FOLLOWED)) + 2))
    client = FrontClient(office.settings, Tokens(office.settings))
    _log_in_beforehand(client, database)
    stretch = Stretch(office)
    waits = list(_click(client, database, max(1, int(seconds / EVERY_S))))
    client.close()
    return Figure(
        name="click_to_next",
        what="từ lúc cán bộ ghi xong đến khi việc tiếp theo hiện ra, ở nhịp một lượt mỗi giây",
        value=share_of(waits, 0.5),
        unit="s",
        must=0.6,
        aim=0.4,
        at_least=False,
        conditions={
            "p95_s": round(share_of(waits, 0.95), 3),
            "clicks": len(waits),
            "seconds": round(stretch.seconds, 1),
            "cpu_ms_per_advance": stretch.cpu_ms_per(len(waits)),
            "others_share_of_machine": stretch.others_share(),
        },
    )


def _file(office: ScratchOffice, count: int) -> None:
    with httpx.Client(base_url=office.settings.address, timeout=PATIENCE, trust_env=False) as http:
        filing = FilingClient(http, office.settings.demo_secret.get_secret_value(), agency_codes())
        for sample in itertools.islice(samples(SIMPLE, series="click"), count):
            filing.file(sample, _today())


def _log_in_beforehand(client: FrontClient, database: Database) -> None:
    with database.transaction() as session:
        (first, *_) = waiting_work(session, FOLLOWED, 1)
    client.log_in(first.agency)


def _click(client: FrontClient, database: Database, count: int) -> Iterator[float]:
    """One click every second, or as soon as there is something to click on; each is followed to what comes next."""
    started = time.monotonic()
    for number in range(count):
        time.sleep(max(0.0, started + number * EVERY_S - time.monotonic()))
        work = _next(database)
        if work is None:
            return
        client.answer(work)
        yield _until_next(database, work)


def _next(database: Database) -> Waiting | None:
    limit = time.monotonic() + LONGEST_S
    while time.monotonic() < limit:
        with database.transaction() as session:
            waiting = waiting_work(session, FOLLOWED, 1)
        if waiting:
            return waiting[0]
        time.sleep(LOOK_EVERY)
    return None


def _until_next(database: Database, work: Waiting) -> float:
    """This will give the seconds from the answer until the dossier waits again, for whomever it may be."""
    committed = time.monotonic()
    while time.monotonic() < committed + LONGEST_S:
        with database.transaction() as session:
            if session.scalar(_awaits_somebody(work.dossier_id)):
                return time.monotonic() - committed
        time.sleep(LOOK_EVERY)
    return LONGEST_S


def _awaits_somebody(dossier_id: UUID) -> Select[bool]:
    awaited = exists().where(WorkItem.dossier_id == dossier_id, WorkItem.state == ItemState.OPEN)
    return select(awaited.where(WorkItem.aside.is_(False)))


def _today() -> date:
    return SystemClock().now().astimezone(VIETNAM).date()
