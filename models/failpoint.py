"""Named places where a test may end the process as `kill -9` would.

Set `MOTCUA_FAILPOINTS` to the path of a control file. Every hit is appended to `<path>.hits`; when the
number of the hit stands in the control file (`kill 17`), the process ends there. Without the variable a
failpoint costs one dictionary look-up.
"""

from __future__ import annotations

import fcntl
import os
import signal
from pathlib import Path

_VARIABLE = "MOTCUA_FAILPOINTS"


def failpoint(name: str) -> None:
    """This will do nothing, unless a crash test asked for a death at exactly this hit."""
    control = os.environ.get(_VARIABLE)
    if control:
        _hit(Path(control), name)


def _hit(control: Path, name: str) -> None:
    with open(f"{control}.hits", "a+") as hits:
        fcntl.flock(hits, fcntl.LOCK_EX)
        hits.seek(0)
        number = sum(1 for _ in hits) + 1
        hits.write(f"{number} {name}\n")
        hits.flush()
    if number in _deadly_hits(control):
        os.kill(os.getpid(), signal.SIGKILL)


def _deadly_hits(control: Path) -> set[int]:
    if not control.exists():
        return set()
    words = control.read_text().split()
    return {int(word) for word in words if word.isdigit()}
