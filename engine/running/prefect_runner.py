"""Runs every reading as a Prefect flow run and every step as a task run of its name.

What Prefect makes of a run is telemetry: whether the reading ended well is what the reading itself said. A Prefect
server that does not answer is no failure of any dossier; the caller gives the lease back and waits for `/health`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from contextvars import ContextVar
from typing import Any, TypeVar, cast

import structlog
from prefect import Task
from prefect.cache_policies import NO_CACHE
from prefect.exceptions import PrefectSignal
from prefect.settings import (
    PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED,
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    temporary_settings,
)

from engine.lease import Lease
from engine.office import Office
from engine.procedure_flow import ProcedureFlow
from engine.reading_end import EndedAs, ReadingEnd
from engine.running.engine_client import EngineClientContext
from engine.running.present_office import office_as_present
from engine.signals import EngineAway, Signal
from engine.trouble import StepFailed

T = TypeVar("T")
log = structlog.get_logger("engine")

# The version is pinned with ours; and to ask for it a thread would need a server that answers when the thread begins.
_OF_THE_THREAD = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None, PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED: False}


class _Errand:
    """What one task run is to do, and what came of it: signals must not pass through the engine's own handling."""

    def __init__(self, body: Callable[[], Any]) -> None:
        self.body = body
        self.result: Any = None
        self.raised: BaseException | None = None
        self.ran = False

    def do(self) -> None:
        self.ran = True
        try:
            self.result = self.body()
        except Signal as signal:
            self.raised = signal
        except Exception as error:  # Raised again outside of the engine's own handling.
            self.raised = error


_errand: ContextVar[_Errand] = ContextVar("errand")


def _run_errand() -> None:
    errand = _errand.get()
    errand.do()
    if isinstance(errand.raised, Exception):
        # Only a code may reach the engine's records: the error's own words could hold personal data.
        raise StepFailed(type(errand.raised).__name__, None) from None


class PrefectRunner:
    """The production runner. Each worker thread enters `in_this_thread` once and stays inside for its life."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task[[], None]] = {}
        self._lock = threading.Lock()

    def in_this_thread(self) -> AbstractContextManager[Any]:
        """This will give the thread one client and no heartbeat thread; both cost more than a whole reading.

        The stack must be kept by the caller: when it is collected, the settings are undone.
        """
        stack = ExitStack()
        stack.enter_context(temporary_settings(updates=_OF_THE_THREAD))
        stack.enter_context(EngineClientContext())
        return stack

    def read(self, flow: ProcedureFlow, lease: Lease, office: Office) -> ReadingEnd:
        with office_as_present(office, lease), flow.noting() as noted:
            try:
                flow(lease.dossier_id)
            except StepFailed as failed:
                return ReadingEnd(EndedAs.FAILED, "Sự cố kỹ thuật", error_code=failed.code)
            except (Exception, PrefectSignal) as error:  # Whatever is raised, our reading knows how it ended.
                if not noted.begun:
                    raise EngineAway(type(error).__name__) from None
                if noted.end is None:
                    # It broke off in our own hands, as if its reader had died.
                    raise
                # The reading ended and only Prefect did not learn of it.
                log.warning("engine did not hear the end of a reading", error=type(error).__name__)
        if noted.end is None:
            raise EngineAway("the run was not started")
        return noted.end

    def run(self, name: str, body: Callable[[], T]) -> T:
        errand = _Errand(body)
        token = _errand.set(errand)
        try:
            self._task(name)()
        except Exception as error:  # Whatever Prefect raises, the errand knows whether it ran.
            if not errand.ran:
                raise EngineAway(type(error).__name__) from None
        finally:
            _errand.reset(token)
        if errand.raised is not None:
            raise errand.raised
        return cast(T, errand.result)

    def _task(self, name: str) -> Task[[], None]:
        with self._lock:
            if name not in self._tasks:
                self._tasks[name] = Task(
                    _run_errand, name=name, cache_policy=NO_CACHE, persist_result=False, retries=0, log_prints=False
                )
            return self._tasks[name]
