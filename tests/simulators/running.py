"""The partners as a process of their own, for whoever needs them in a test.

with running_simulators(tmp_path, callback_base=...) as partners:
    partners.force("post-office", "*", "late-ok")
    ...
    assert partners.ledger("post-office", what="booked") == [...]
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from operations.machine.leash import leashed

STARTS_WITHIN = 30.0
# One client for all tests, for making one takes its time; no connection is kept, for partners die here.
CLIENT = httpx.Client(trust_env=False, timeout=10.0, limits=httpx.Limits(max_keepalive_connections=0))


@dataclass
class RunningSimulators:
    """Addresses and levers of the partners of one folder; `kill` and `start` as often as one likes."""

    home: Path
    callback_base: str | None = None
    pace: float = 0.05
    secrets: dict[str, str] = field(default_factory=dict)
    ledgers: dict[str, Path] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def post_office(self) -> str:
        return self._addresses["post-office"]

    @property
    def sms_gateway(self) -> str:
        return self._addresses["sms-gateway"]

    @property
    def mail_sink(self) -> str:
        return self._addresses["mail-sink"]

    @property
    def smtp(self) -> str:
        return self._addresses["mail-sink-smtp"]

    @property
    def population_database(self) -> str:
        return self._addresses["population-database"]

    @property
    def other_commune(self) -> str:
        return self._addresses["other-commune"]

    @property
    def police_post(self) -> str:
        return self._addresses["police-post"]

    @property
    def insurance_office(self) -> str:
        return self._addresses["insurance-office"]

    @property
    def payment_gateway(self) -> str:
        return self._addresses["payment-gateway"]

    @property
    def city_portal(self) -> str:
        return self._addresses["city-portal"]

    def start(self) -> None:
        """This will start them, on the ports of last time if there was one, and wait until all answer."""
        command = [sys.executable, "-m", "simulators", "--home", str(self.home), "--pace", str(self.pace)]
        if self.callback_base:
            command += ["--callback-base", self.callback_base]
        # They end with the test run even if that is killed.
        line = leashed(command, at_parents_death=signal.SIGKILL)
        self._process = subprocess.Popen(line, stdout=subprocess.DEVNULL, env=os.environ | self.environment)
        self._know(self._wait_for_addresses(self._process))

    def attach(self) -> None:
        """This will find those that somebody else has started in the folder and will end."""
        found = json.loads((self.home / "simulators.json").read_text())
        self._know(found)

    def kill(self) -> None:
        """This will end them as `kill -9` does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def force(self, partner: str, match: Any, outcome: str, times: int = 1, **more: Any) -> None:
        """This will make the next matching requests at the partner turn out so."""
        self._lever(partner, "/force", {"match": match, "outcome": outcome, "times": times, **more})

    def release(self, partner: str, reference: str = "*") -> int:
        """This will send what the partner held back; how many messages."""
        return int(self._lever(partner, "/release", {"reference": reference})["released"])

    def configure(self, partner: str, callback_base: str) -> None:
        self._lever(partner, "/configure", {"callback_base": callback_base})

    def down(self, partner: str, seconds: float) -> None:
        """This will make the partner refuse connections for so long."""
        self._lever(partner, "/down", {"seconds": seconds})

    def wait_until_up(self, name: str) -> None:
        """This will return once somebody accepts connections at that address."""
        place = urlsplit(self._addresses[name])
        ends_at = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < ends_at:
            with contextlib.suppress(OSError), socket.create_connection((place.hostname, place.port), 5):
                return
            time.sleep(0.02)
        raise RuntimeError(f"{name} stays down")

    def ledger(self, partner: str, what: str | None = None, reference: str | None = None) -> list[dict[str, Any]]:
        """What the partner really received and did, read from its file: it need not be running."""
        lines = [json.loads(line) for line in self.ledgers[partner].read_text().splitlines()]
        return [line for line in lines if what in (None, line["what"]) and reference in (None, line.get("reference"))]

    def _know(self, found: dict[str, Any]) -> None:
        self._addresses = found["addresses"]
        self.secrets = found["secrets"]
        self.ledgers = {name: Path(path) for name, path in found["ledgers"].items()}

    def _lever(self, partner: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = CLIENT.post(self._addresses[partner] + path, json=body)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    def _end(self, with_signal: signal.Signals) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(with_signal)
            self._process.wait(10)

    def _wait_for_addresses(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        """The address file once it is this process's own: it is written when every partner answers."""
        ends_at = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < ends_at:
            with contextlib.suppress(FileNotFoundError):
                found: dict[str, Any] = json.loads((self.home / "simulators.json").read_text())
                if found["pid"] == process.pid:
                    return found
            if process.poll() is not None:
                break
            time.sleep(0.02)
        raise RuntimeError("the simulators did not start")


@contextlib.contextmanager
def running_simulators(
    home: Path, *, callback_base: str | None = None, pace: float = 0.05
) -> Iterator[RunningSimulators]:
    """All partners, running, with their state in `home`; `pace` seconds between one event and the next."""
    partners = RunningSimulators(home, callback_base, pace)
    try:
        partners.start()
        yield partners
    finally:
        partners.kill()
