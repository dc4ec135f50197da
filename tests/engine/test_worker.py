"""Workers: many threads, no leader, and a dossier is never read by two at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import func, select, text

from engine.running.worker import Worker
from models.progress.journal_line import JournalLine
from models.progress.reading import Reading
from models.progress.wake_up import WakeUp, wake
from tests.engine.conftest import Desk
from tests.engine.trial import Mark, trial


def until(true: Callable[[], bool], patience_s: float = 20.0) -> None:
    end = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


def quiet(desk: Desk) -> bool:
    with desk.database.transaction() as session:
        return session.scalar(select(func.count()).select_from(WakeUp)) == 0


def test_two_workers_share_forty_dossiers_without_doing_anything_twice(desk: Desk) -> None:
    workers = [Worker(replace(desk.office, holder=f"w{number}"), {"1.001193": trial}, threads=2) for number in range(2)]
    for worker in workers:
        worker.start()
    try:
        dossiers = [desk.file() for _ in range(40)]
        until(lambda: quiet(desk))
        for dossier in dossiers:
            desk.answer(dossier, "trial_tries", "again")
            with desk.database.transaction() as session:
                wake(session, dossier)
        until(lambda: quiet(desk))
    finally:
        for worker in workers:
            worker.stop()

    with desk.database.transaction() as session:
        assert session.scalar(select(func.count()).select_from(Mark)) == 40
        doubled = select(JournalLine.dossier_id).group_by(JournalLine.dossier_id).having(func.count() != 2)
        assert session.scalars(doubled).all() == []


def test_a_bell_wakes_a_worker_at_once(desk: Desk) -> None:
    worker = Worker(desk.office, {"1.001193": trial}, threads=1)
    worker.start()
    try:
        desk.file()
        until(lambda: quiet(desk))
        with desk.database.transaction() as session:
            waited = text("SELECT count(*) FROM reading WHERE ended_as = 'waiting'")
            assert session.scalar(waited) == 1
    finally:
        worker.stop()


def test_a_dossier_whose_reader_died_is_read_again_by_another(desk: Desk) -> None:
    dossier = desk.file()
    with desk.database.transaction() as session:
        # A holder whose process no longer lives, with a lease that has run out.
        session.execute(
            text(
                "INSERT INTO reading_lease (dossier_id, holder, fence, until, failures, not_before)"
                " VALUES (:dossier, 'nowhere:1:0', 1, now(), 1, now())"
            ),
            {"dossier": dossier},
        )
    worker = Worker(desk.office, {"1.001193": trial}, threads=2)
    worker.start()
    try:
        until(lambda: quiet(desk))
    finally:
        worker.stop()

    with desk.database.transaction() as session:
        assert session.scalars(select(Reading.fence)).all() == [2]
    assert desk.open_lines(dossier) == {"trial_tries"}
