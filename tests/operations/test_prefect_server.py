"""The Prefect server as we run it: closed to everybody but us, and still of use to our own client."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil  # type: ignore[import-untyped]
import psycopg
import pytest

from operations.machine.leash import leashed
from operations.machine.loopback import free_port
from operations.postgres import Cluster
from operations.prefect_server import prefect_client_environment, prefect_server_environment
from operations.readiness import answers
from operations.settings import Settings

pytestmark = pytest.mark.prefect

FLOW = """
from uuid import uuid4
from prefect import flow, task
@task
def accept() -> int:
    return 1
@flow
def probe(dossier: str) -> int:
    return accept()
print(probe(str(uuid4())))
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("prefect"), prefect_port=free_port())


@pytest.fixture(scope="module")
def server(settings: Settings, cluster: Cluster) -> Iterator[psutil.Process]:
    """A running server; whatever the caller's environment says of Prefect must not matter."""
    command = leashed([sys.executable, "-P", "-m", "operations.prefect_api"])
    environment = prefect_server_environment(settings, cluster.prefect_url)
    with subprocess.Popen(command, env=environment, cwd=settings.folder) as process:
        limit = time.monotonic() + 120
        while not answers(f"{settings.prefect_api_url}/health"):
            assert process.poll() is None
            assert time.monotonic() < limit
            time.sleep(0.1)
        yield psutil.Process(process.pid)
        process.terminate()


@pytest.fixture
def client(server: psutil.Process, settings: Settings) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=settings.prefect_api_url, timeout=30) as client:
        yield client


def credentials(settings: Settings) -> tuple[str, str]:
    user, _, password = settings.secrets.prefect_auth_string.partition(":")
    return user, password


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/admin/settings"),
        ("GET", "/admin/version"),
        ("POST", "/flow_runs/filter"),
        ("POST", "/block_documents/filter"),
        ("GET", "/variables/name/system-health"),
        ("GET", "/csrf-token?client=00000000-0000-0000-0000-000000000000"),
    ],
)
def test_nobody_reads_or_writes_anything_without_the_credential(client: httpx.Client, method: str, path: str) -> None:
    refused = client.request(method, path, json={} if method == "POST" else None)
    assert refused.status_code in (401, 403)
    wrong = client.request(method, path, json={} if method == "POST" else None, auth=("motcua", "motcua"))
    assert wrong.status_code in (401, 403)


def test_a_write_needs_more_than_what_a_browser_would_send_by_itself(client: httpx.Client, settings: Settings) -> None:
    answer = client.post("/flow_runs/filter", json={}, auth=credentials(settings))
    assert answer.status_code == 403
    assert "CSRF" in answer.text
    assert client.get("/admin/version", auth=credentials(settings)).status_code == 200


def test_no_other_page_in_a_browser_may_ask(client: httpx.Client, settings: Settings) -> None:
    asked_by = {"Origin": "http://example.vn"}
    answer = client.get("/admin/version", headers=asked_by, auth=credentials(settings))
    assert "access-control-allow-origin" not in answer.headers
    beforehand = client.options(
        "/flow_runs/filter", headers=asked_by | {"Access-Control-Request-Method": "POST"}, auth=credentials(settings)
    )
    assert beforehand.status_code == 400
    assert "access-control-allow-origin" not in beforehand.headers


def test_it_listens_to_this_machine_only(server: psutil.Process) -> None:
    listening = [one.laddr.ip for one in server.net_connections() if one.status == psutil.CONN_LISTEN]
    assert listening
    assert set(listening) == {"127.0.0.1"}


def test_what_it_must_be_is_what_it_says_it_is(client: httpx.Client, settings: Settings) -> None:
    said = client.get("/admin/settings", auth=credentials(settings)).json()["server"]
    assert said["api"]["csrf_protection_enabled"] is True
    assert said["api"]["cors_allowed_origins"] == ""
    assert said["analytics_enabled"] is False
    assert said["services"]["task_run_recorder"]["enabled"] is True
    assert said["services"]["triggers"]["enabled"] is False
    assert said["services"]["event_persister"]["enabled"] is False
    assert set(said["services"]["db_vacuum"]["enabled"]) == {"events", "flow_runs"}
    assert len(settings.secrets.prefect_password) >= 43, "32 random bytes"


def test_its_role_has_no_right_on_the_records(server: psutil.Process, cluster: Cluster) -> None:
    url = cluster.prefect_url.replace("+asyncpg", "").removesuffix("prefect") + "motcua"
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(url)


def test_our_own_client_runs_a_flow_and_its_task_is_seen(
    server: psutil.Process, settings: Settings, cluster: Cluster, tmp_path: Path
) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    finished = subprocess.run(
        [sys.executable, "-c", FLOW],
        env=environment | prefect_client_environment(settings),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.strip() == "1"
    with psycopg.connect(cluster.prefect_url.replace("+asyncpg", "")) as connection:
        limit = time.monotonic() + 30
        while not (task := connection.execute("SELECT state_type FROM task_run").fetchall()):
            assert time.monotonic() < limit, "the recorder never wrote the task down"
            connection.rollback()
            time.sleep(0.2)
        assert task == [("COMPLETED",)]
        assert connection.execute("SELECT state_type FROM flow_run").fetchall() == [("COMPLETED",)]
        assert connection.execute("SELECT count(*) FROM log").fetchone() == (0,)
