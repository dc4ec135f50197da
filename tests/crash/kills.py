"""Deaths by number: which hit of all failpoints of a run is deadly, and which failpoints a run has passed."""

from __future__ import annotations

import re
import signal
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parent.parent.parent
ROOMS = ("models", "engine", "tasks", "web", "api", "desk", "portal", "documents", "gateways", "operations")
LINE_KINDS = ("step", "outward", "limit", "marker")
KILLED = -signal.SIGKILL


@dataclass(frozen=True)
class Kills:
    """The control file of one run; `environment` is what its processes must be told."""

    control: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"MOTCUA_FAILPOINTS": str(self.control)}

    def at(self, places: Iterable[int | str]) -> None:
        """This will make these places deadly: hits by their number over all processes, or `name@time`."""
        self.control.write_text("\n".join(str(place) for place in places))

    def begin(self, places: Iterable[int | str]) -> None:
        """This will do the same and count hits from the beginning; nobody may be at work."""
        Path(f"{self.control}.hits").unlink(missing_ok=True)
        self.at(places)

    def hits(self) -> list[str]:
        """Every failpoint that was hit so far, in order."""
        path = Path(f"{self.control}.hits")
        return [line.split(" ", 1)[1] for line in path.read_text().splitlines()] if path.exists() else []


_CALL = re.compile(r'failpoint\((f?)"([^"]+)"\)')


def every_failpoint() -> set[str]:
    """The failpoints that stand in the code; one whose name has a variable part is named up to that part."""
    found = set()
    for room in ROOMS:
        for path in (HOUSE / room).rglob("*.py"):
            for _, name in _CALL.findall(path.read_text()):
                found |= {kind_of(one) for one in _spelled_out(name)}
    return found


def _spelled_out(name: str) -> list[str]:
    """A line is written under the name of its kind; all others say their name themselves."""
    return [name.replace("{kind}", kind) for kind in LINE_KINDS] if name.startswith("{kind}") else [name]


def kind_of(name: str) -> str:
    """`step.after_commit` of `step.after_commit:accept`: where in the code it stands, whatever passes there."""
    return name.partition(":")[0]


def kinds(hits: Iterable[str]) -> Counter[str]:
    return Counter(kind_of(name) for name in hits)
