"""The life of one part: waiting, starting, ready, down, and so on until the office closes."""

from __future__ import annotations

import contextlib
import enum
import os
import signal
import time
from pathlib import Path
from typing import BinaryIO

from operations.processes.part import NotYet, Part, Process

PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
STEADY = 30.0  # Seconds of service after which earlier deaths are forgotten.
LOG_LIMIT = 10_000_000  # Bytes; one older file is kept beside.


class State(enum.Enum):
    WAITING = "chờ"
    STARTING = "đang khởi động"
    READY = "sẵn sàng"
    DOWN = "ngừng, sẽ khởi động lại"
    DONE = "xong"
    ENDED = "đã dừng"


class Life:
    """One part and its process, if it has one now."""

    def __init__(self, part: Part, log_folder: Path) -> None:
        self.part = part
        self.log = log_folder / f"{part.name}.log"
        self.state = State.WAITING
        self.process: Process | None = None
        self.failures = 0
        self.began_at = 0.0
        self.took = 0.0
        self._not_before = 0.0
        self._ready_at: float | None = None

    @property
    def serves(self) -> bool:
        """Whether those who need this part may start."""
        return self.state in (State.READY, State.DONE)

    @property
    def hopeless(self) -> bool:
        """Whether it died so often before it ever served that trying on is no use."""
        return self._ready_at is None and self.failures >= self.part.attempts

    def look(self, *, may_start: bool) -> None:
        """Notice what has happened since the last look and do the next thing."""
        if self.state is State.DONE:
            return
        if self.process is None:
            if may_start and time.monotonic() >= self._not_before:
                self._start()
            return
        code = self.process.poll()
        if code is not None:
            self._ended(code)
        elif self.state is State.STARTING and not self.part.once:
            self._look_at_start(self.process)

    def _look_at_start(self, process: Process) -> None:
        if self.part.ready(process):
            self._serves_now(State.READY)
        elif time.monotonic() - self.began_at > self.part.patience:
            self.tell(signal.SIGKILL)

    def _start(self) -> None:
        self.began_at = time.monotonic()
        try:
            with self._open_log() as log:
                self.process = self.part.start(log)
            self.state = State.STARTING
        except NotYet:
            self._not_before = time.monotonic() + PAUSES[1]
        except OSError:
            # No room for its log, no memory for its process: as good as dead at once.
            self._died()

    def _serves_now(self, state: State) -> None:
        self.state = state
        self._ready_at = time.monotonic()
        self.took = self._ready_at - self.began_at

    def _ended(self, code: int) -> None:
        self._sweep_group()
        self.process = None
        if self.part.once and code == 0:
            self._serves_now(State.DONE)
            return
        if self.state is State.READY and time.monotonic() - (self._ready_at or 0) > STEADY:
            self.failures = 0
        self._died()

    def _died(self) -> None:
        self.failures += 1
        self._not_before = time.monotonic() + PAUSES[min(self.failures, len(PAUSES)) - 1]
        self.state = State.DOWN

    def tell(self, what: signal.Signals) -> None:
        """Send a signal, to the part's children too if it is the last one."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(what)
        if what == signal.SIGKILL:
            self._sweep_group()

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def put_away(self) -> None:
        """Note that it has been ended for good."""
        self.process = None
        if self.state in (State.STARTING, State.READY, State.DOWN):
            self.state = State.ENDED

    def _sweep_group(self) -> None:
        """End what the part itself had started: it lives on otherwise and holds ports and files."""
        if self.process:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def _open_log(self) -> BinaryIO:
        self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        descriptor = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(descriptor, "ab", buffering=0)

    def last_words(self, lines: int = 6) -> str:
        """The end of the part's log."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
