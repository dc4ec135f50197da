"""Installations on one machine, each as `motcua up` starts it, and a small client that files and works at any."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
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
STAFF = ("mot-cua", "tu-phap", "chu-tich", "van-thu", "tra-ket-qua")
# What other agencies and databases answer by themselves, and what a story wants to see before it is settled.
NOT_OURS = ("answers_leg", "settles_silence", "gives_number", "answers_look_up", "finds_child", "retells_agency")
NO = {
    "reason": "Trẻ đã có thẻ do cơ quan khác cấp.",
    "legal_basis": "Luật Bảo hiểm y tế",
}


@dataclass
class Instance:
    """One installation: `code` is the agency it serves first, `as_agency` how `motcua up` is told who it is."""

    home: Path
    code: str
    environment: dict[str, str]
    as_agency: tuple[str, ...]
    http: httpx.Client = field(repr=False)
    _tokens: dict[str, str] = field(default_factory=dict)
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    # -- its life -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """This will start it without waiting, so that several can start at once."""
        self._start("up", "--end-with-parent", "--parts", PARTS, *self.as_agency)

    def serve(self) -> None:
        """From here it serves and reads."""
        self.until(self._is_ready)
        self._start("worker", "--plain")

    def stop(self) -> None:
        """Everything of it ends, in order; what it knows stays in its home."""
        for process in reversed(self._processes):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
        self._processes.clear()

    def motcua(self, *words: str) -> str:
        """This will run another command of the same installation and give what it said."""
        done = self.tries(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def tries(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The same, whatever comes of it."""
        return subprocess.run(
            [sys.executable, "-m", "operations.command", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def _start(self, *words: str) -> None:
        command = leashed([sys.executable, "-m", "operations.command", *words])
        self._processes.append(subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL))

    def _is_ready(self) -> bool:
        assert self._processes[0].poll() is None, "the installation did not start"
        try:
            return bool(json.loads((self.home / "run.json").read_text())["ready"])
        except (OSError, ValueError):
            return False

    # -- as another agency sees it ------------------------------------------------------------------------------------

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.environment['MOTCUA_PORT']}"

    @property
    def secrets(self) -> Secrets:
        return read_secrets(self.home)

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

    # -- its people ---------------------------------------------------------------------------------------------------

    def staff_do_what_is_usual(self, *but: str, refusing: Collection[str] = ()) -> int:
        """Everybody answers what awaits him by the first way open to him; gives how much was done.

        `but` are lines that somebody else is to answer; `refusing` are codes of dossiers that are to be refused.
        """
        done = 0
        for user in STAFF:
            for item in self.work_of(user):
                if item["name"] not in but:
                    self._answer(user, item, refuses=item["dossier"] in refusing)
                    done += 1
        return done

    def work_of(self, user: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._get(f"/work-items?role={user}&limit=100", user)["items"]
        return found

    def answers(self, user: str, line: str, dossier: str, outcome: str) -> None:
        """That person answers the one piece of work of this name in the dossier, by its example."""
        (item,) = [one for one in self.work_of(user) if (one["name"], one["dossier"]) == (line, dossier)]
        self._complete(user, item["id"], lambda name: name == outcome)

    def _answer(self, user: str, item: dict[str, Any], *, refuses: bool) -> None:
        said_no = {"propose_refusal", "refuse"}
        self._complete(user, item["id"], (lambda name: name in said_no) if refuses else (lambda name: False))

    def _complete(self, user: str, item_id: str, is_wanted: Callable[[str], bool]) -> None:
        """The first way open, unless another one is wanted."""
        outcomes = self._get(f"/work-items/{item_id}", user)["outcomes"]
        wanted = [one for one in outcomes if is_wanted(one["name"])]
        body = {**(wanted or outcomes)[0]["example"], **(NO if wanted and "reason" in wanted[0]["example"] else {})}
        who = {**self._log_in(user), "Idempotency-Key": uuid4().hex}
        answer = self.http.post(f"/work-items/{item_id}/complete", json=body, headers=who)
        assert answer.status_code == 200, answer.text

    def file(self, body: dict[str, Any]) -> str:
        """This will hand a dossier in at the desk and give its code."""
        who = {**self._log_in("mot-cua"), "Idempotency-Key": uuid4().hex}
        answer = self.http.post("/dossiers", json=body, headers=who)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["code"])

    def dossier(self, code: str) -> dict[str, Any]:
        return self._get(f"/dossiers/{code}", "mot-cua")

    def part(self, code: str, leg: str) -> dict[str, Any]:
        """How one part of a linked group stands."""
        (found,) = [part for part in self.dossier(code)["linked_parts"] if part["leg"] == leg]
        return dict(found)

    def force(self, simulator: str, outcome: str) -> None:
        """The next case that one of its simulated partners takes comes to this."""
        address = json.loads((self.home / "run.json").read_text())["addresses"][simulator]
        forced = {"match": "*", "outcome": outcome, "times": 1}
        httpx.post(f"{address}/force", json=forced, trust_env=False).raise_for_status()

    def advance(self, by: str) -> None:
        """The business clock goes on; whoever was logged in logs in again."""
        self.motcua("clock", "--advance", by)
        self._tokens.clear()

    def _get(self, path: str, user: str) -> dict[str, Any]:
        answer = self.http.get(path, headers=self._log_in(user))
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
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
def instances(places: Sequence[tuple[Path, str, tuple[str, ...]]]) -> Iterator[list[Instance]]:
    """Installations with nothing filed in them, started side by side; everything ends with the block.

    A place is a home, the code of the agency, and what `motcua up` is told: `--demo` or `--agency NAME`.
    """
    opened = [_instance(*place) for place in places]
    try:
        for one in opened:
            one.begin()
        for one in opened:
            one.serve()
        yield opened
    finally:
        for one in opened:
            one.stop()
            one.http.close()


def _instance(home: Path, code: str, as_agency: tuple[str, ...]) -> Instance:
    hidden = ("PREFECT_", "MOTCUA_", "DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    environment |= {
        "MOTCUA_HOME": str(home),
        "MOTCUA_PORT": str(free_port()),
        "MOTCUA_PREFECT_PORT": str(free_port()),
        "MOTCUA_DEMO": "true",
    }
    if "--agency" in as_agency:
        environment["MOTCUA_AGENCY"] = as_agency[1]
    address = f"http://127.0.0.1:{environment['MOTCUA_PORT']}/api/v1"
    return Instance(home, code, environment, as_agency, httpx.Client(base_url=address, timeout=30, trust_env=False))
