"""Readings as runs of a real Prefect server: what it shows of them, and that what it does or loses harms no dossier."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from sqlalchemy import select, text

from gateways.engine_runs import HttpEngineRuns, RunState
from models.database import Database
from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.progress.reading import Reading, ReadingLease
from models.progress.wake_up import WakeUp
from operations.bench.probe_dossiers import file_probes
from operations.scratch.scratch_office import ScratchOffice, scratch_office
from tasks.retention.every_kind import EVERY_KIND

pytestmark = pytest.mark.prefect


@pytest.fixture(scope="module")
def office() -> Iterator[ScratchOffice]:
    with scratch_office() as running:
        # The worker comes first: it must wait for an engine that is not there yet.
        running.start_own("worker", "operations.bench.probe_worker")
        running.start("prefect", "simulators")
        yield running


@pytest.fixture
def database(office: ScratchOffice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("MOTCUA_PERSONAL_KEY", office.settings.secrets.personal_data_key)
    database = Database(office.databases.domain, pool_size=3)
    yield database
    database.close()


@pytest.fixture
def prefect(office: ScratchOffice) -> Iterator[psycopg.Connection]:
    with psycopg.connect(office.databases.prefect.replace("+asyncpg", ""), autocommit=True) as connection:
        yield connection


def until(true: Callable[[], object], patience_s: float = 60.0) -> None:
    end = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.05)


def all_read(database: Database, dossiers: list[UUID]) -> bool:
    with database.transaction() as session:
        waiting = session.scalars(select(WakeUp.id).where(WakeUp.dossier_id.in_(dossiers))).all()
        held = select(ReadingLease.holder).where(
            ReadingLease.dossier_id.in_(dossiers), ReadingLease.holder.is_not(None)
        )
        return not waiting and not session.scalars(held).all()


def read(database: Database, count: int) -> list[UUID]:
    with database.transaction() as session:
        dossiers = file_probes(session, count)
    until(lambda: all_read(database, dossiers))
    return dossiers


def lines_of(database: Database, dossiers: list[UUID]) -> list[str]:
    with database.transaction() as session:
        return list(session.scalars(select(JournalLine.line).where(JournalLine.dossier_id.in_(dossiers))))


def run_of(prefect: psycopg.Connection, dossier: UUID) -> tuple[UUID, str, str] | None:
    found = "SELECT id, state_type, state_name FROM flow_run WHERE tags ? %s"
    return prefect.execute(found, [f"dossier:{dossier}"]).fetchone()


def test_a_reading_is_one_run_with_one_task_for_each_line_found_by_the_dossiers_id(
    database: Database, prefect: psycopg.Connection
) -> None:
    (dossier,) = read(database, 1)
    # The server is told after our own transaction.
    until(lambda: (run := run_of(prefect, dossier)) and run[1:] == ("COMPLETED", "Đã trả kết quả"))
    run = run_of(prefect, dossier)
    assert run is not None

    states = "SELECT type FROM flow_run_state WHERE flow_run_id = %s ORDER BY timestamp"
    assert prefect.execute(states, [run[0]]).fetchall() == [("RUNNING",), ("COMPLETED",)]
    tasks = "SELECT split_part(name, '-', 1), state_type, tags FROM task_run WHERE flow_run_id = %s"
    # Tasks are written down once a second; no tags, for each tag of a task costs a request about limits nobody set.
    until(lambda: prefect.execute(tasks, [run[0]]).fetchall() == [("write_row", "COMPLETED", [])])


def test_a_server_whose_records_are_gone_is_told_anew(database: Database, prefect: psycopg.Connection) -> None:
    read(database, 8)
    prefect.execute("TRUNCATE flow, csrf_token CASCADE")

    dossiers = read(database, 8)

    assert lines_of(database, dossiers) == ["write_row"] * 8
    assert all(run_of(prefect, dossier) is not None for dossier in dossiers)


@pytest.mark.parametrize("deed", ["cancel", "delete"])
def test_who_cancels_or_deletes_a_run_on_the_engines_page_does_the_dossier_no_harm(
    office: ScratchOffice, database: Database, prefect: psycopg.Connection, deed: str
) -> None:
    with database.transaction() as session:
        (dossier,) = file_probes(session, 1, awake=False)
    with psycopg.connect(office.databases.domain) as hindrance:
        # The reading can begin, and cannot write its line before this lock is gone.
        hindrance.execute("SELECT 1 FROM dossier WHERE id = %s FOR NO KEY UPDATE", [dossier])
        with psycopg.connect(office.databases.domain) as other:
            other.execute("INSERT INTO wake_up (dossier_id) VALUES (%s)", [dossier])
            other.execute("NOTIFY motcua_wake_up")
        until(lambda: run_of(prefect, dossier))
        run = run_of(prefect, dossier)
        assert run is not None
        press(office, deed, run[0])

    until(lambda: all_read(database, [dossier]))
    assert lines_of(database, [dossier]) == ["write_row"]
    with database.transaction() as session:
        assert session.get_one(ReadingLease, dossier).failures == 0
        assert session.get_one(Dossier, dossier).is_open
    # All threads still read, none was lost with the run.
    assert len(lines_of(database, read(database, 12))) == 12


def press(office: ScratchOffice, deed: str, run: UUID) -> None:
    user, _, password = office.settings.secrets.prefect_auth_string.partition(":")
    with httpx.Client(base_url=office.settings.prefect_api_url, auth=(user, password), timeout=30) as page:
        client = "00000000-0000-0000-0000-000000000001"
        token = page.get("/csrf-token", params={"client": client}).json()["token"]
        page.headers.update({"Prefect-Csrf-Token": token, "Prefect-Csrf-Client": client})
        if deed == "cancel":
            state = {"type": "CANCELLED", "name": "Cancelled"}
            answer = page.post(f"/flow_runs/{run}/set_state", json={"state": state, "force": True})
        else:
            answer = page.delete(f"/flow_runs/{run}")
        assert answer.is_success


def test_the_nights_calendar_work_is_one_run_with_a_task_for_each_kind_of_what_is_forgotten(
    office: ScratchOffice, database: Database, prefect: psycopg.Connection
) -> None:
    with database.transaction() as session:
        session.execute(
            text(
                "INSERT INTO idempotency_key (client, route, key, fingerprint, status, answer, at, keep_until) "
                "VALUES ('c', 'POST /x', 'k', 'f', 201, '{}', now(), now() - interval '1 hour')"
            )
        )

    told = json.loads(office.run_own("tests.engine.run_retention").splitlines()[-1])

    assert told == {**dict.fromkeys(EVERY_KIND, 0), "keys": 1}
    runs = """SELECT r.state_type, (SELECT count(*) FROM task_run t WHERE t.flow_run_id = r.id)
                FROM flow_run r JOIN flow f ON f.id = r.flow_id WHERE f.name = 'retention'"""
    until(lambda: prefect.execute(runs).fetchall() == [("COMPLETED", len(EVERY_KIND))])


def test_a_reading_notes_its_run_and_the_pages_may_look_it_up(office: ScratchOffice, database: Database) -> None:
    (dossier,) = read(database, 1)
    with database.transaction() as session:
        run_id = session.scalars(select(Reading.flow_run_id).where(Reading.dossier_id == dossier)).one()
    assert run_id is not None
    settings = office.settings
    runs = HttpEngineRuns(settings.prefect_api_url, settings.secrets.prefect_auth_string)
    until(lambda: runs.look_at([run_id]).states.get(run_id) == RunState("COMPLETED", "Đã trả kết quả"))
    nobody = str(uuid4())
    assert runs.answers()
    assert runs.look_at([nobody]).states == {nobody: RunState("")}
    runs.close()
