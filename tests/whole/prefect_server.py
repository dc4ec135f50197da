"""A Prefect server of an office's own that a test may kill, leave dead for a while, and rob of its database."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

import httpx
import psycopg

from operations.machine.leash import leashed
from operations.prefect_server import prefect_server_environment
from operations.settings import Settings

STARTS_WITHIN_S = 120.0


@dataclass
class PrefectServer:
    """`url` is that of its database as asyncpg wants it, `superuser_url` opens the whole cluster."""

    settings: Settings
    url: str
    superuser_url: str
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """This will start it and wait until it answers."""
        folder = self.settings.folder / "prefect"
        folder.mkdir(mode=0o700, exist_ok=True)
        command = leashed([sys.executable, "-P", "-m", "operations.prefect_api"], at_parents_death=signal.SIGKILL)
        with (self.settings.folder / "log" / "prefect.log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                env=prefect_server_environment(self.settings, self.url),
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        limit = time.monotonic() + STARTS_WITHIN_S
        while not self.answers():
            assert time.monotonic() < limit, "Prefect does not start"
            assert self._process.poll() is None, "Prefect ended while starting"
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.settings.prefect_api_url}/health", timeout=2.0, trust_env=False).is_success
        except httpx.HTTPError:
            return False

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)

    def lose_database(self) -> None:
        """This will drop its database and create an empty one; the server must be dead."""
        name = self.url.rpartition("/")[2]
        with psycopg.connect(self.superuser_url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
            connection.execute(f'CREATE DATABASE "{name}" OWNER "{name}"'.encode())

    # -- its page, as a person may press it -----------------------------------------------------------------------

    def runs(self, **wanted: Any) -> list[dict[str, Any]]:
        """The flow runs, newest first; `wanted` as Prefect's own filter of flow runs."""
        found: list[dict[str, Any]] = self._post(
            "/flow_runs/filter", {"flow_runs": wanted, "sort": "START_TIME_DESC", "limit": 200}
        )
        return found

    def cancel(self, run: str) -> None:
        for kind in ("CANCELLING", "CANCELLED"):
            self._post(f"/flow_runs/{run}/set_state", {"state": {"type": kind}, "force": True})

    def delete(self, run: str) -> None:
        self._client().delete(f"/flow_runs/{run}").raise_for_status()

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = self._client().post(path, json=body)
        answer.raise_for_status()
        return answer.json()

    def _client(self) -> httpx.Client:
        user, _, password = self.settings.secrets.prefect_auth_string.partition(":")
        client = httpx.Client(base_url=self.settings.prefect_api_url, auth=(user, password), trust_env=False)
        # The server wants to see that no page in a browser speaks, as it does from everybody.
        token = client.get("/csrf-token", params={"client": "test"}).json()["token"]
        client.headers.update({"Prefect-Csrf-Client": "test", "Prefect-Csrf-Token": token})
        return client
