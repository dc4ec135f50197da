"""Processes that are up in milliseconds: forked from a parent that has imported everything and opened nothing.

The parent is Python's own fork server. It has neither threads nor connections, so its children start as if they had
been started anew, only without the seconds that importing takes. A child is ended by the kernel when the parent is.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from operations.machine.leash import SET_PARENT_DEATH_SIGNAL

STDOUT, STDERR = 1, 2


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
    ) -> BaseProcess:
        """This will run the function in a process of its own, with these variables added to its environment.

        What it prints is appended to the log.
        """
        process = self._context.Process(target=_live, args=(target, args, dict(environment or {}), log), daemon=True)
        process.start()
        return process


def _live(target: Callable[..., None], args: tuple[Any, ...], environment: dict[str, str], log: Path | None) -> None:
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, int(signal.SIGKILL))
    os.environ.update(environment)
    if log is not None:
        written = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.dup2(written, STDOUT)
        os.dup2(written, STDERR)
    target(*args)
