"""What a worker meets in a long life: odd dossiers, odd errors, long queues. It goes on all the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text, update

from engine.lease import Lease
from engine.office import Office
from engine.procedure_flow import ProcedureFlow
from engine.reading_end import ReadingEnd
from engine.running.find_work import look_at_timers, ready_dossiers
from engine.running.plain_runner import PlainRunner
from engine.running.worker import Worker
from engine.signals import Waiting
from models.dossier import Dossier
from models.progress.wake_up import wake
from models.progress.work_item import ItemState, WorkItem
from tests.engine.conftest import Desk
from tests.engine.test_reading import drive_to_legs
from tests.engine.test_worker import quiet, until
from tests.engine.trial import trial

FLOWS = {"1.001193": trial}


@contextmanager
def at_work(worker: Worker) -> Iterator[None]:
    worker.start()
    try:
        yield
    finally:
        worker.stop()


class StrayingRunner(PlainRunner):
    """Lets a signal out that none of our own code catches, the first time."""

    def __init__(self) -> None:
        self.strayed = threading.Event()

    def read(self, flow: ProcedureFlow, lease: Lease, office: Office) -> ReadingEnd:
        if not self.strayed.is_set():
            self.strayed.set()
            raise Waiting
        return super().read(flow, lease, office)


def set_procedure(desk: Desk, dossier: UUID, procedure: str) -> None:
    with desk.database.transaction() as session:
        session.execute(update(Dossier).where(Dossier.id == dossier).values(procedure=procedure))


def test_a_stray_signal_does_not_take_the_reader_with_it(desk: Desk) -> None:
    runner = StrayingRunner()
    office = Office(desk.database, desk.clock, runner, desk.partner, lambda kind, content: "0" * 64)
    with at_work(Worker(office, FLOWS, threads=1)):
        first = desk.file()
        until(runner.strayed.is_set)
        second = desk.file()
        until(lambda: desk.open_lines(second) == {"trial_tries"})
    assert desk.open_lines(first) == set()


def test_a_reader_that_could_not_begin_begins_a_little_later(desk: Desk) -> None:
    refusals = iter([True, False])

    @contextmanager
    def enter() -> Iterator[Any]:
        if next(refusals):
            raise ConnectionError
        yield

    with at_work(Worker(desk.office, FLOWS, threads=1, enter_thread=enter)):
        desk.file()
        until(lambda: quiet(desk))


def test_a_chore_that_ends_in_a_signal_is_done_again_and_so_are_the_others(desk: Desk) -> None:
    other: list[int] = []

    def straying() -> int:
        raise Waiting

    def counted() -> int:
        other.append(1)
        return 0

    with at_work(Worker(desk.office, FLOWS, threads=1, chores=((straying, counted),))):
        until(lambda: len(other) > 1)


def test_dossiers_this_worker_has_no_flow_for_keep_none_of_its_own_waiting(desk: Desk) -> None:
    for _ in range(30):
        set_procedure(desk, desk.file(), "1.000656")
    dossier = desk.file()
    with at_work(Worker(desk.office, FLOWS, threads=1)):
        until(lambda: desk.open_lines(dossier) == {"trial_tries"})


def test_dossiers_waiting_for_a_partner_who_is_away_go_behind_those_that_can_move(desk: Desk) -> None:
    held_up = drive_to_legs(desk)
    desk.partner.down = True
    for line in ("trial_left", "trial_right"):
        desk.answer(held_up, line, "enough")
    fresh = desk.file()
    assert desk.read(held_up) == "partner"

    with desk.database.transaction() as session:
        assert [ready.dossier_id for ready in ready_dossiers(session, 10)] == [fresh, held_up]


def test_a_dossier_called_many_times_stands_once_in_the_queue(desk: Desk) -> None:
    often, once = desk.file(), desk.file()
    with desk.database.transaction() as session:
        for _ in range(6):
            wake(session, often)

    with desk.database.transaction() as session:
        assert [ready.dossier_id for ready in ready_dossiers(session, 2)] == [often, once]


def test_one_dossier_whose_limit_cannot_be_read_stops_no_other_clock(desk: Desk) -> None:
    odd, sound = drive_to_legs(desk), drive_to_legs(desk)
    with desk.database.transaction() as session:
        session.execute(update(WorkItem).where(WorkItem.dossier_id == odd).values(act="nobody-knows"))
    desk.clock.advance(timedelta(days=8))

    with desk.database.transaction() as session:
        look_at_timers(session, desk.clock, (), 100)
    with desk.database.transaction() as session:
        assert {ready.dossier_id for ready in ready_dossiers(session, 10)} == {odd, sound}


def test_the_dead_are_looked_for_among_held_leases_only(desk: Desk) -> None:
    with desk.database.transaction() as session:
        session.execute(text("SET LOCAL enable_seqscan = off"))
        plan = session.scalars(
            text("EXPLAIN SELECT DISTINCT holder FROM reading_lease WHERE holder LIKE 'host:%' AND until > now()")
        ).all()
    assert any("ix_reading_lease_held" in line for line in plan)


def test_a_wait_closed_by_mistake_opens_again_when_it_is_met(desk: Desk) -> None:
    dossier = desk.file()
    desk.read_all()
    with desk.database.transaction() as session:
        session.execute(update(WorkItem).values(state=ItemState.SUPERSEDED))
        wake(session, dossier)

    assert desk.read(dossier) == "waiting"
    assert desk.open_lines(dossier) == {"trial_tries"}


def test_a_wait_that_filing_opened_learns_its_limit_when_it_is_met(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    with desk.database.transaction() as session:
        session.execute(update(WorkItem).where(WorkItem.line == "trial_right").values(limit=None))
        wake(session, dossier)
    desk.read_all()

    desk.clock.advance(timedelta(days=8))
    desk.read_all()
    assert desk.open_lines(dossier) == {"trial_left"}
