"""What an administrator types, and what the shell is told by it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import typer
from sqlalchemy import text
from typer.testing import CliRunner, Result

from operations.audit.command import audit
from operations.doctor.command import doctor
from operations.postgres import Cluster
from tests.doctor.conftest import Ward
from tests.schema import without_guards

Run = Callable[..., Result]


@pytest.fixture
def run(ward: Ward, cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command lines of `motcua`, in the ward's folder and on its database."""
    monkeypatch.setenv("MOTCUA_HOME", str(ward.folder))
    monkeypatch.setenv("DATABASE_URL", cluster.domain_url)
    monkeypatch.setenv("PREFECT_SERVER_DATABASE_CONNECTION_URL", cluster.prefect_url)
    examination = typer.Typer()
    examination.command()(doctor)
    commands = {"doctor": examination, "audit": audit}
    return lambda name, *arguments: CliRunner().invoke(commands[name], list(arguments))


def execute(ward: Ward, sql: str, **values: object) -> None:
    with ward.office.database.transaction() as session, without_guards(session):
        session.execute(text(sql), values)


def test_the_doctor_ends_with_the_number_of_broken_promises(ward: Ward, run: Run) -> None:
    # The doctor has no clock of a test to go by: what waits for a time of the day is judged by the real one.
    story = ward.stories["lapsed"]
    before = story.dossier().search_text
    spoil = "UPDATE dossier SET search_text = :text WHERE id = :d"
    execute(ward, spoil, d=story.dossier_id, text="trống")
    told = run("doctor", "--json")
    plain = run("doctor", "--full")
    execute(ward, spoil, d=story.dossier_id, text=before)

    code = story.dossier().code
    findings = json.loads(told.stdout)
    assert code in [finding["dossier"] for finding in findings if finding["invariant"] == "I19"]
    assert told.exit_code == len({finding["invariant"] for finding in findings})
    assert f"I19  {code}" in plain.stdout


def test_the_doctor_wakes_whom_nobody_moves(ward: Ward, run: Run) -> None:
    story = ward.stories["new"]
    execute(ward, "UPDATE work_item SET state = 'superseded' WHERE dossier_id = :d", d=story.dossier_id)
    run("doctor", "--wake")
    execute(ward, "UPDATE work_item SET state = 'open' WHERE dossier_id = :d", d=story.dossier_id)
    ward.office.go_on()

    assert story.waits_for() == {"checks_components"}
    assert ward.examine() == []


def test_an_untouched_audit_verifies_and_a_touched_one_does_not(ward: Ward, run: Run) -> None:
    whole = run("audit", "verify")
    change = "UPDATE audit_entry SET action = :to WHERE id = (SELECT min(id) FROM audit_entry WHERE action = :is)"
    execute(ward, change, **{"to": "answer.nothing", "is": "answer.decides"})
    touched = run("audit", "verify")
    execute(ward, change, **{"to": "answer.decides", "is": "answer.nothing"})

    assert whole.exit_code == 0
    assert "nguyên vẹn" in whole.stdout
    assert touched.exit_code == 1
    assert "đã bị sửa" in touched.stdout


def test_a_cut_off_tail_shows_by_the_head_kept_outside(ward: Ward, run: Run) -> None:
    execute(ward, "CREATE TABLE cut AS SELECT * FROM audit_seal ORDER BY number DESC LIMIT 3")
    execute(ward, "DELETE FROM audit_seal WHERE number IN (SELECT number FROM cut)")
    cut = run("audit", "verify")
    execute(ward, "INSERT INTO audit_seal SELECT * FROM cut")
    execute(ward, "DROP TABLE cut")

    assert cut.exit_code == 1
    assert "neo bên ngoài" in cut.stdout
    assert run("audit", "verify").exit_code == 0
