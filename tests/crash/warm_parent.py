"""Processes that are up in milliseconds: forked from a parent that has imported everything and opened nothing.

The parent is Python's own fork server. It has neither threads nor connections, so its children start as if they had
been started anew, only without the seconds that importing takes. A child is ended by the kernel when the parent is.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from operations.machine.leash import SET_PARENT_DEATH_SIGNAL

STDOUT, STDERR = 1, 2
# Starting one child asks every other how it ended. Python reads that answer from a pipe once and without a lock: of
# two threads that ask at once, one would be told that the child ended with 255.
_asking = threading.Lock()


class WarmProcess:
    """One child, which any thread may ask how it ended."""

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        self.sentinel = process.sentinel

    def ended_with(self, timeout: float | None = 0) -> int | None:
        """The exit code, negative for a signal, waiting at most these seconds for it (None: as long as it takes)."""
        connection.wait([self.sentinel], timeout)
        with _asking:
            return self._process.exitcode

    def kill(self) -> None:
        with _asking:
            self._process.kill()


class WarmParent:
    """`modules` are imported once, before the first child; later calls to make one share the same parent."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._context = multiprocessing.get_context("forkserver")
        # A child imports the program it belongs to; here that is the test runner.
        self._context.set_forkserver_preload(["pytest", *modules])

    def start(
        self,
        target: Callable[..., None],
        *args: Any,
        environment: Mapping[str, str] | None = None,
        log: Path | None = None,
    ) -> WarmProcess:
        """This will run the function in a process of its own, with these variables added to its environment.

        What it prints is appended to the log.
        """
        process = self._context.Process(target=_live, args=(target, args, dict(environment or {}), log), daemon=True)
        with _asking:
            process.start()
        return WarmProcess(process)


def _live(target: Callable[..., None], args: tuple[Any, ...], environment: dict[str, str], log: Path | None) -> None:
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, int(signal.SIGKILL))
    os.environ.update(environment)
    if log is not None:
        written = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.dup2(written, STDOUT)
        os.dup2(written, STDERR)
    target(*args)
