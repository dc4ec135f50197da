"""A worker: a few threads that read dossiers, and one that does what correctness needs. No leader among them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any

import psycopg
import structlog

from engine.lease import claim, holder_here, release
from engine.office import Office
from engine.procedure_flow import ProcedureFlow
from engine.running.find_work import Ready, ready_dossiers
from engine.running.gate import Gate
from engine.signals import EngineAway
from models.progress.wake_up import CHANNEL

log = structlog.get_logger("worker")
LOOK_EVERY_S = 5.0
CHORES_EVERY_S = 1.0


class Worker:
    """`flows` by procedure code; each group of `chores` has a thread that does them in turn, claiming what it takes.

    What talks to partners belongs in a group of its own: a slow partner must not hold up the timers. Chores are looked
    after once a second; only those `at_bell`, for which somebody is waiting, whenever the bell rings too.

    `enter_thread` prepares a reading thread and is kept for its life; `engine_healthy` is asked before readings go on
    after the engine was away.
    """

    def __init__(
        self,
        office: Office,
        flows: Mapping[str, ProcedureFlow],
        *,
        threads: int = 3,
        chores: tuple[tuple[Callable[[], int], ...], ...] = (),
        at_bell: tuple[Callable[[], int], ...] = (),
        enter_thread: Callable[[], AbstractContextManager[Any]] = nullcontext,
        engine_healthy: Callable[[], bool] = lambda: True,
    ) -> None:
        self.office = office
        self.flows = flows
        self.enter_thread = enter_thread
        self.engine_healthy = engine_healthy
        self.stopping = threading.Event()
        self._bell = threading.Condition()
        self._rung = 0
        self._gate = Gate()
        self._taken: set[Any] = set()
        self._taken_lock = threading.Lock()
        self._engine_away = threading.Event()
        self._threads = [
            threading.Thread(target=self._read_on, args=(number,), name=f"reader-{number}", daemon=True)
            for number in range(threads)
        ]
        self._threads.append(threading.Thread(target=self._listen, name="bell", daemon=True))
        groups = [(at_bell, self._wait_for_bell_too), *((group, self._wait_or_stop) for group in chores)]
        self._threads += [
            threading.Thread(target=self._do_chores, args=group, name=f"chores-{number}", daemon=True)
            for number, group in enumerate(groups)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self, patience_s: float = 4.0) -> None:
        """This will let the readings under way end, as far as they do so soon."""
        self.stopping.set()
        self._ring()
        until = time.monotonic() + patience_s
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    # -- reading ------------------------------------------------------------------------------------------------

    def _read_on(self, number: int) -> None:
        office = replace(self.office, holder=holder_here(f"{number}"))
        while not self.stopping.is_set():
            try:
                with self.enter_thread():
                    self._read_until_stopped(office)
            except BaseException as error:  # Whatever keeps a thread from beginning may be over in a moment.
                log.warning("reader could not begin", error=type(error).__name__)
                self.stopping.wait(1.0)

    def _read_until_stopped(self, office: Office) -> None:
        while not self.stopping.is_set():
            # What rings from here on is heard, though the look for work may just have missed it.
            heard = self._rung
            try:
                if self._wait_for_engine() or not self._read_one(office):
                    self._wait_for_bell(heard, LOOK_EVERY_S)
            except (
                BaseException
            ) as error:  # Signals of ours and of Prefect's are none of `Exception`'s; the thread stays.
                log.warning("reader stumbled", error=type(error).__name__)
                self.stopping.wait(1.0)

    def _read_one(self, office: Office) -> bool:
        ready = self._choose(office)
        if ready is None:
            return False
        try:
            with self._gate.alone() if ready.orphaned else self._gate.among_others():
                self._read(office, ready)
        finally:
            with self._taken_lock:
                self._taken.discard(ready.dossier_id)
        return True

    def _choose(self, office: Office) -> Ready | None:
        """This will pick the oldest dossier that no thread of this worker is already about to read."""
        with self._taken_lock:
            with office.database.transaction() as session:
                candidates = ready_dossiers(session, len(self._threads) + 4, self.flows.keys())
            for ready in candidates:
                if ready.dossier_id not in self._taken:
                    self._taken.add(ready.dossier_id)
                    return ready
        return None

    def _read(self, office: Office, ready: Ready) -> None:
        with office.database.transaction() as session:
            lease = claim(session, ready.dossier_id, office.holder, office.lease_s)
        if lease is None:
            return
        try:
            office.runner.read(self.flows[ready.procedure], lease, office)
        except EngineAway as away:
            log.warning("engine away", error=str(away))
            self._engine_away.set()
            with office.database.transaction() as session:
                release(session, lease, well=False)

    def _wait_for_engine(self) -> bool:
        """This will tell whether readings must wait, because the engine has not come back yet."""
        if not self._engine_away.is_set():
            return False
        if self.engine_healthy():
            self._engine_away.clear()
            return False
        self.stopping.wait(1.0)
        return True

    # -- the bell -----------------------------------------------------------------------------------------------

    def _wait_for_bell(self, heard: int, seconds: float) -> None:
        with self._bell:
            self._bell.wait_for(lambda: self._rung != heard or self.stopping.is_set(), timeout=seconds)

    def _ring(self) -> None:
        with self._bell:
            self._rung += 1
            self._bell.notify_all()

    def _listen(self) -> None:
        url = self.office.database.url.replace("postgresql+psycopg://", "postgresql://")
        while not self.stopping.is_set():
            try:
                with psycopg.connect(url, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    while not self.stopping.is_set():
                        if list(connection.notifies(timeout=1.0, stop_after=1)):
                            self._ring()
            except (psycopg.Error, OSError):
                self.stopping.wait(1.0)

    # -- what correctness needs ---------------------------------------------------------------------------------

    def _do_chores(self, chores: tuple[Callable[[], int], ...], wait: Callable[[int], object]) -> None:
        while chores and not self.stopping.is_set():
            heard, done = self._rung, 0
            for chore in chores:
                try:
                    done += chore()
                except BaseException as error:  # One chore's trouble, of whatever kind, keeps no other undone.
                    log.warning("chore failed", chore=getattr(chore, "__name__", "?"), error=type(error).__name__)
            if not done:
                wait(heard)

    def _wait_for_bell_too(self, heard: int) -> None:
        self._wait_for_bell(heard, CHORES_EVERY_S)

    def _wait_or_stop(self, heard: int) -> None:
        self.stopping.wait(CHORES_EVERY_S)
