"""Keeps all parts of the office alive and in order, from one thread.

The kernel ends a part when the *thread* that started it is gone (see operations.machine.leash), so everything here
happens in the thread that calls `run`.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from operations.processes.life import Life, State
from operations.processes.part import Part, Stage

LOOK_EVERY = 0.1
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class PartDidNotStart(RuntimeError):
    """A part ended again and again before it ever served."""

    def __init__(self, life: Life) -> None:
        super().__init__(life.part.name)
        self.life = life


class Supervisor:
    """Runs parts until told to stop. `changed` is called whenever a part's state or process has."""

    def __init__(self, parts: Sequence[Part], log_folder: Path, changed: Callable[[Sequence[Life]], None]) -> None:
        self.lives = [Life(part, log_folder) for part in parts]
        self._changed = changed
        self._seen: list[tuple[State, int]] = []
        self._told_to_stop = 0
        self._was_ready = False

    @property
    def ready(self) -> bool:
        return all(life.serves for life in self.lives)

    def run(self, when_ready: Callable[[], None]) -> None:
        """Start everything and keep it running; return after an orderly end.

        `when_ready` is called once, when every part serves for the first time. PartDidNotStart ends it all.
        """
        before = [signal.signal(sign, self._stop) for sign in ENDING]
        try:
            while not self._told_to_stop:
                self.look()
                if self.ready and not self._was_ready:
                    self._was_ready = True
                    when_ready()
                time.sleep(LOOK_EVERY)
        finally:
            self.end()
            for sign, handler in zip(ENDING, before, strict=True):
                signal.signal(sign, handler)

    def look(self) -> None:
        """One round over all parts."""
        serving = {life.part.name for life in self.lives if life.serves}
        for life in self.lives:
            life.look(may_start=life.part.after <= serving)
            if life.hopeless:
                raise PartDidNotStart(life)
        self._tell_what_changed()

    def end(self) -> None:
        """End all parts, stage by stage; who does not go within his grace is made to."""
        for stage in Stage:
            self._end_stage([life for life in self.lives if life.part.stage is stage])
            self._tell_what_changed()

    def _end_stage(self, leaving: list[Life]) -> None:
        for life in leaving:
            life.tell(life.part.stop_with)
        limit = time.monotonic() + max((life.part.grace for life in leaving), default=0)
        # A second request to stop means that nobody wants to wait.
        while not all(life.has_ended() for life in leaving) and time.monotonic() < limit and self._told_to_stop < 2:
            time.sleep(LOOK_EVERY / 5)
        for life in leaving:
            life.tell(signal.SIGKILL)
            while not life.has_ended():
                time.sleep(LOOK_EVERY / 5)
            life.put_away()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._told_to_stop += 1

    def _tell_what_changed(self) -> None:
        now = [(life.state, life.process.pid if life.process else 0) for life in self.lives]
        if now != self._seen:
            self._seen = now
            self._changed(self.lives)
