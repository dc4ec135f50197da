"""The PostgreSQL launcher, on real clusters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from operations.postgres import Cluster, DataOfAnotherVersion, running_postgres
from operations.postgres.binaries import find_binaries
from operations.postgres.cluster import folder_in


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder below one that other accounts may not enter, as root's own home is."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    return closed / "var"


OWNER = """
import sys, time
from pathlib import Path
from operations.postgres import running_postgres
with running_postgres(Path(sys.argv[1])) as cluster:
    print(cluster.superuser_url, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def owner(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that started the cluster of `home` and owns it."""
    process = subprocess.Popen([sys.executable, "-c", OWNER, str(home)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline().startswith("postgresql://")
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def answer(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
        return row[0] if row else None


def wait_until_gone(home: Path) -> None:
    limit = time.monotonic() + 20
    while folder_in(home).postmaster():
        assert time.monotonic() < limit, "the server outlived its owner"
        time.sleep(0.02)


def test_a_throw_away_cluster_knows_vietnamese_letters(cluster: Cluster) -> None:
    assert answer(cluster.domain_url, "SELECT lower('ĐỖ THỊ ẢNH')") == "đỗ thị ảnh"
    assert answer(cluster.domain_url, "SELECT 'Ảnh' ILIKE 'ảnh'") is True


def test_the_server_never_runs_as_root(cluster: Cluster) -> None:
    assert os.stat(f"/proc/{cluster.pid}").st_uid != 0


def test_each_role_is_locked_out_of_the_other_database(cluster: Cluster) -> None:
    other = cluster.domain_url.removesuffix("motcua") + "prefect"
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(other)
    assert answer(cluster.domain_url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False


def test_a_wrong_password_opens_nothing(cluster: Cluster) -> None:
    wrong = cluster.domain_url.replace(cluster.passwords.domain, "motcua")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_prefect_finds_the_extension_its_migrations_need(cluster: Cluster) -> None:
    url = cluster.prefect_url.replace("+asyncpg", "")
    with psycopg.connect(url) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        assert connection.execute("SELECT similarity('hộ tịch', 'hộ tịch')").fetchone() == (1.0,)
        connection.rollback()


def test_a_statement_that_fails_leaves_no_personal_data_in_the_servers_log(home: Path) -> None:
    with running_postgres(home) as running, psycopg.connect(running.domain_url) as connection:
        with pytest.raises(psycopg.DataError):
            connection.execute("SELECT 'Lò Thị Chim Én'::integer")
        log = (home / "postgres" / "server.log").read_text()
    assert "ready to accept connections" in log
    assert "Chim" not in log


def test_a_second_start_finds_the_data_of_the_first_at_the_same_port(home: Path) -> None:
    with running_postgres(home) as first:
        with psycopg.connect(first.domain_url) as connection:
            connection.execute("CREATE TABLE book (number integer)")
        assert first.owned
    with running_postgres(home) as second:
        assert answer(second.domain_url, "SELECT count(*) FROM book") == 0
        assert (second.port, second.passwords) == (first.port, first.passwords)
    assert folder_in(home).postmaster() is None


def test_who_finds_a_live_cluster_attaches_and_leaves_it_running(owner: subprocess.Popen[str], home: Path) -> None:
    with running_postgres(home) as attached:
        assert not attached.owned
        assert answer(attached.domain_url, "SELECT 1") == 1
    assert folder_in(home).postmaster() is not None


def test_the_server_ends_with_an_owner_killed_without_warning(owner: subprocess.Popen[str], home: Path) -> None:
    owner.kill()
    wait_until_gone(home)
    with running_postgres(home) as next_owner:
        assert next_owner.owned


def test_what_was_committed_survives_a_kill_of_the_server(home: Path) -> None:
    with running_postgres(home) as first:
        with psycopg.connect(first.domain_url) as connection:
            connection.execute("CREATE TABLE book AS SELECT 1 AS number")
        os.kill(first.pid, signal.SIGKILL)
    assert (home / "postgres" / "data" / "postmaster.pid").exists()
    with running_postgres(home) as second:
        assert second.pid != first.pid
        assert answer(second.domain_url, "SELECT number FROM book") == 1


def test_a_set_up_that_was_interrupted_is_begun_again(home: Path) -> None:
    half = home / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    with running_postgres(home) as running:
        assert answer(running.domain_url, "SELECT 1") == 1


def test_programs_the_servers_account_cannot_reach_are_copied(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root runs the server under another account")
    monkeypatch.delenv("PG_BIN", raising=False)
    from_wheel = find_binaries().folder.parents[1]
    install = home.parent / from_wheel.name / "pginstall"
    install.parent.mkdir()
    install.symlink_to(from_wheel / "pginstall")
    libraries = from_wheel.with_name(f"{from_wheel.name}.libs")
    (home.parent / libraries.name).symlink_to(libraries)
    monkeypatch.setenv("PG_BIN", str(install / "bin"))
    with running_postgres(home) as running:
        assert answer(running.domain_url, "SELECT 1") == 1


def test_data_of_another_major_version_is_refused_by_name(home: Path) -> None:
    with running_postgres(home):
        pass
    (home / "postgres" / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(DataOfAnotherVersion, match="do PostgreSQL 9 tạo ra"), running_postgres(home):
        pass
