"""Named places where a test may end the process as `kill -9` would.

Set `MOTCUA_FAILPOINTS` to the path of a control file. Every hit is appended to `<path>.hits`; the process ends
where the control file names the number of the hit over all processes (`17`), or the failpoint and how often it has
been hit (`letter.after_send@2`), which is the same place however threads take turns; a line for each, for names have
spaces. Without the variable a failpoint costs one dictionary look-up.
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
        earlier = [line.split(" ", 1)[1].rstrip() for line in hits]
        number, times = len(earlier) + 1, earlier.count(name) + 1
        hits.write(f"{number} {name}\n")
        hits.flush()
    if {str(number), f"{name}@{times}"} & _deadly(control):
        os.kill(os.getpid(), signal.SIGKILL)


def _deadly(control: Path) -> set[str]:
    return set(control.read_text().splitlines()) if control.exists() else set()
