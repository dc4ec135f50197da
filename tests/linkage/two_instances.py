"""Two installations on one machine, each as `motcua up` starts it, and a small client that files at either."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from joserfc import jwt
from joserfc.jwk import OKPKey

from models.clock.clock import SystemClock
from operations.machine.leash import leashed
from operations.machine.loopback import free_port
from operations.secrets_file import Secrets, read_secrets

# Prefect is left out: readings are the same by `motcua worker --plain`, and two more servers would only cost time.
PARTS = "postgres,migrate,web-1,simulators"
PATIENCE_S = 150.0
SECRET = "motcua-demo"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass
class Instance:
    """One installation: `code` is the agency it serves first."""

    home: Path
    code: str
    environment: dict[str, str]
    http: httpx.Client = field(repr=False)
    _tokens: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.environment['MOTCUA_PORT']}"

    @property
    def secrets(self) -> Secrets:
        return read_secrets(self.home)

    def motcua(self, *words: str) -> str:
        """This will run another command of the same installation and give what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "operations.command", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def token_for(self, other: Instance) -> dict[str, str]:
        """This will get in at the other installation by this one's own key, once for as long as the token lasts."""
        if other.code not in self._tokens:
            self._tokens[other.code] = self._get_in(other)
        return {"Authorization": f"Bearer {self._tokens[other.code]}"}

    def _get_in(self, other: Instance) -> str:
        key: dict[str, str | list[str]] = {**self.secrets.client_pair.private_jwk}
        now = int(SystemClock().now().timestamp())
        claims = {"iss": self.code, "sub": self.code, "aud": other.address, "jti": uuid4().hex}
        header = {"alg": "Ed25519", "kid": key["kid"]}
        signed = jwt.encode(header, {**claims, "iat": now, "exp": now + 60}, OKPKey.import_key(key), ["Ed25519"])
        asked = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION, "client_assertion": signed}
        answer = other.http.post("/oauth/token", data=asked)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def staff_do_what_is_usual(self, *but: str) -> int:
        """Everybody answers what awaits him by the first way open to him; gives how much was done.

        `but` are lines that somebody else is to answer.
        """
        done = 0
        for user in ("mot-cua", "tu-phap", "chu-tich", "van-thu", "tra-ket-qua"):
            who = self._log_in(user)
            for item in self.http.get(f"/work-items?role={user}&limit=10", headers=who).json()["items"]:
                if item["name"] in but:
                    continue
                shown = self.http.get(f"/work-items/{item['id']}", headers=who).json()
                body = shown["outcomes"][0]["example"]
                answer = self.http.post(
                    f"/work-items/{item['id']}/complete", json=body, headers={**who, "Idempotency-Key": uuid4().hex}
                )
                assert answer.status_code == 200, answer.text
                done += 1
        return done

    def file(self, body: dict[str, Any]) -> str:
        """This will hand a dossier in at the desk and give its code."""
        who = {**self._log_in("mot-cua"), "Idempotency-Key": uuid4().hex}
        answer = self.http.post("/dossiers", json=body, headers=who)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["code"])

    def dossier(self, code: str) -> dict[str, Any]:
        shown: dict[str, Any] = self.http.get(f"/dossiers/{code}", headers=self._log_in("mot-cua")).json()
        return shown

    def _log_in(self, user: str) -> dict[str, str]:
        if user not in self._tokens:
            told = self.http.post("/session", json={"username": user, "password": SECRET})
            self._tokens[user] = told.json()["token"]
        return {"Authorization": f"Bearer {self._tokens[user]}"}

    def until(self, happened: Callable[[], Any]) -> Any:
        limit = time.monotonic() + PATIENCE_S
        while not (found := happened()):
            assert time.monotonic() < limit, "it never happened"
            time.sleep(0.2)
        return found


@contextmanager
def instance(home: Path, code: str, *as_agency: str) -> Iterator[Instance]:
    """An installation with nothing filed in it, serving and reading; everything ends with the block."""
    hidden = ("PREFECT_", "MOTCUA_", "DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    environment |= {
        "MOTCUA_HOME": str(home),
        "MOTCUA_PORT": str(free_port()),
        "MOTCUA_PREFECT_PORT": str(free_port()),
    }
    command = [sys.executable, "-m", "operations.command", "up", "--end-with-parent", "--parts", PARTS, *as_agency]
    processes = [subprocess.Popen(leashed(command), env=environment, stdout=subprocess.DEVNULL)]
    try:
        told = (
            environment | {"MOTCUA_DEMO": "true"} | ({"MOTCUA_AGENCY": as_agency[1]} if "--agency" in as_agency else {})
        )
        address = f"http://127.0.0.1:{environment['MOTCUA_PORT']}/api/v1"
        with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
            opened = Instance(home, code, told, http)
            opened.until(lambda: _ready(home, processes[0]))
            worker = [sys.executable, "-m", "operations.command", "worker", "--plain"]
            processes.append(subprocess.Popen(leashed(worker), env=told, stdout=subprocess.DEVNULL))
            yield opened
    finally:
        for process in reversed(processes):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)


def _ready(home: Path, supervisor: subprocess.Popen[bytes]) -> bool:
    assert supervisor.poll() is None, "the installation did not start"
    try:
        return bool(json.loads((home / "run.json").read_text())["ready"])
    except (OSError, ValueError):
        return False
