"""A whole installation as a person starts it: `motcua up` with everything in it, in a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from operations.machine.loopback import free_port

# A busy machine of two cores takes a minute for the whole start; a quiet one a quarter of that.
PATIENCE_S = 180


class Installation:
    """The demonstration office; `stop` and `start` may follow each other, the data stays."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.log = home.with_suffix(".log")
        self.environment = _without_settings(os.environ) | {
            "MOTCUA_HOME": str(home),
            "MOTCUA_PORT": str(free_port()),
            "MOTCUA_PREFECT_PORT": str(free_port()),
        }
        self.address = f"http://127.0.0.1:{self.environment['MOTCUA_PORT']}"
        self.http = httpx.Client(base_url=self.address, timeout=30, trust_env=False)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def run_file(self) -> dict[str, Any]:
        """What the office says of itself while it runs; empty when it does not."""
        try:
            found: dict[str, Any] = json.loads((self.home / "run.json").read_text())
        except FileNotFoundError:
            return {}
        return found

    def start(self) -> None:
        """This will start everything and come back when a dossier filed now would advance."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [self._command(), "up", "--demo"], env=self.environment, stdout=log, stderr=subprocess.STDOUT
            )
        self.until(self._is_ready)

    def interrupt(self) -> float:
        """This will do what Ctrl-C does and say how many seconds passed until everything had ended."""
        assert self._process is not None
        began = time.monotonic()
        self._process.send_signal(signal.SIGINT)
        assert self._process.wait(PATIENCE_S) == 0, self.log.read_text()
        self._process = None
        return time.monotonic() - began

    def motcua(self, *words: str) -> subprocess.CompletedProcess[str]:
        """This will run another `motcua` command beside the running office."""
        return subprocess.run(
            [self._command(), *words], env=self.environment, capture_output=True, text=True, check=False
        )

    def until(self, happened: Callable[[], object]) -> None:
        limit = time.monotonic() + PATIENCE_S
        while not happened():
            assert self._process is not None
            assert self._process.poll() is None, self.log.read_text()
            assert time.monotonic() < limit, self.log.read_text()
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        assert self._process is not None
        if self.run_file.get("supervisor") != self._process.pid or not self.run_file["ready"]:
            return False
        return self.http.get("/health/ready").status_code == httpx.codes.OK

    def _command(self) -> str:
        """The script that installing put beside this Python, as the README names it."""
        return shutil.which("motcua", path=str(Path(sys.executable).parent)) or "motcua"

    def close(self) -> None:
        self.http.close()
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(PATIENCE_S)


def _without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """What the machine says, but nothing that would lead to another installation's folder or database."""
    return {
        name: value
        for name, value in environment.items()
        if not name.startswith(("MOTCUA_", "PREFECT_")) and name != "DATABASE_URL"
    }


@contextmanager
def installation(home: Path) -> Iterator[Installation]:
    opened = Installation(home)
    try:
        opened.start()
        yield opened
    finally:
        opened.close()
