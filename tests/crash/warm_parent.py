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
from typing import Any

from operations.machine.leash import SET_PARENT_DEATH_SIGNAL


class WarmParent:
    """`modules` are imported once, before the first child; later calls to make one share the same parent."""

    def __init__(self, modules: Sequence[str]) -> None:
        self._context = multiprocessing.get_context("forkserver")
        # A child imports the program it belongs to; here that is the test runner.
        self._context.set_forkserver_preload(["pytest", *modules])

    def start(
        self, target: Callable[..., None], *args: Any, environment: Mapping[str, str] | None = None
    ) -> BaseProcess:
        """This will run the function in a process of its own, with these variables added to its environment."""
        process = self._context.Process(target=_live, args=(target, args, dict(environment or {})), daemon=True)
        process.start()
        return process


def _live(target: Callable[..., None], args: tuple[Any, ...], environment: dict[str, str]) -> None:
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, int(signal.SIGKILL))
    os.environ.update(environment)
    target(*args)
