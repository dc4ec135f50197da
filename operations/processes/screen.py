"""What the person who started the office sees of it: a table that moves, or plain lines where nothing can move."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from operations.processes.life import Life, State

MARKS = {
    State.WAITING: Text("·", style="dim"),
    State.READY: Text("✔", style="green"),
    State.DONE: Text("✔", style="green"),
    State.DOWN: Text("✘", style="red"),
    State.ENDED: Text("·", style="dim"),
}


class Screen:
    """A context in which changes of the parts are shown as they come."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False)
        self._live = Live(console=self.console, refresh_per_second=8) if self.console.is_terminal else None
        self._spinner = Spinner("dots")
        self._told: dict[str, State] = {}

    def __enter__(self) -> Self:
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.settle()

    def show(self, lives: Sequence[Life]) -> None:
        """Bring the picture up to date."""
        moving = self._live is not None and self._live.is_started
        if self._live and moving:
            self._live.update(self._table(lives))
        for life in lives:
            if self._told.get(life.part.name, State.WAITING) is not life.state:
                self._told[life.part.name] = life.state
                if not moving:
                    self.say(f"{life.part.title}: {_in_words(life)}")

    def settle(self) -> None:
        """Leave the picture as it is and write below it from now on."""
        if self._live and self._live.is_started:
            self._live.stop()

    def say(self, text: str) -> None:
        self.console.print(text, markup=False, soft_wrap=True)

    def _table(self, lives: Sequence[Life]) -> Table:
        table = Table.grid(padding=(0, 1))
        for life in lives:
            table.add_row(MARKS.get(life.state, self._spinner), life.part.title, Text(_in_words(life), style="dim"))
        return table


def _in_words(life: Life) -> str:
    took = f" ({life.took:.1f} giây)".replace(".", ",") if life.serves else ""
    return f"{life.state.value}{took}"
