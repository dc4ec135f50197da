"""The lock on a dossier: it keeps out who would change it, and nobody else; clocks may differ a little."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from models.actor import SYSTEM
from models.acts.answer import lock_dossier
from models.audit.audit_entry import record
from models.clock.clock_offset import KEPT_S, demonstration_clock
from models.database import Database
from models.dossier import Dossier
from models.progress.pause import Pause, end_pauses
from models.status import Ending
from tests.engine.conftest import Desk


def test_a_note_in_the_audit_does_not_wait_for_whoever_has_the_dossier_locked(desk: Desk) -> None:
    dossier = desk.file()
    with desk.database.transaction() as holding, desk.database.transaction() as noting:
        lock_dossier(holding, dossier)
        noting.execute(text("SET LOCAL lock_timeout = '200ms'"))
        record(noting, SYSTEM, "work.claimed", desk.clock.now(), dossier_id=dossier)
        noting.flush()


def test_two_cannot_have_the_dossier_locked_at_once(desk: Desk) -> None:
    dossier = desk.file()
    with desk.database.transaction() as holding:
        lock_dossier(holding, dossier)
        with pytest.raises(OperationalError):
            lock_impatiently(desk, dossier)


def lock_impatiently(desk: Desk, dossier: UUID) -> None:
    with desk.database.transaction() as session:
        session.execute(text("SET LOCAL lock_timeout = '200ms'"))
        lock_dossier(session, dossier)


def test_an_answer_is_taken_though_the_clock_that_began_the_pause_is_ahead(desk: Desk) -> None:
    dossier, now = desk.file(), desk.clock.now()
    ahead = now + timedelta(minutes=5)
    with desk.database.transaction() as session:
        session.add(Pause(dossier_id=dossier, cause="citizen_supplement", since=ahead))
    with desk.database.transaction() as session:
        end_pauses(session, dossier, now)

    with desk.database.transaction() as session:
        assert session.scalars(select(Pause.until)).one() == ahead


def test_the_clock_of_a_demonstration_goes_on_while_every_connection_is_in_use(domain_url: str, desk: Desk) -> None:
    database = Database(domain_url, pool_size=1)
    clock = demonstration_clock(database)
    first = clock.now()
    time.sleep(KEPT_S + 0.1)
    with database.transaction() as session:
        session.execute(text("SELECT 1"))
        assert clock.now() > first
    database.close()


def test_a_reading_ends_well_though_somebody_holds_the_dossier_a_little_too_long(desk: Desk) -> None:
    dossier = desk.file()
    with desk.database.transaction() as session:
        session.get_one(Dossier, dossier).ending = Ending.WITHDRAWN
    locked = threading.Event()

    def hold_it() -> None:
        with desk.database.transaction() as session:
            lock_dossier(session, dossier)
            locked.set()
            # Longer than anybody waits for a lock.
            time.sleep(3.5)

    holding = threading.Thread(target=hold_it)
    holding.start()
    locked.wait()

    assert desk.read(dossier) == "ended"
    holding.join()
