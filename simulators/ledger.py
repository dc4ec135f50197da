"""What a partner really received and did, one JSON object a line, only ever appended.

The ledger is the oracle of every crash test, so nothing of the house writes it. A line goes out in one
`write` on a descriptor opened with O_APPEND and straight to the kernel: kill -9 loses none that was answered for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulators import moment

Line = dict[str, Any]


class Ledger:
    """Lines carry `n` (from 1), `at` (seconds), `what`, and what the writer adds."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        self._end_torn_line()
        self.count = sum(1 for _ in self.lines())

    def write(self, what: str, **fields: Any) -> Line:
        """This will append one line and return it."""
        line: Line = {"n": self.count + 1, "at": moment.now(), "what": what, **fields}
        self._append(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        self.count += 1
        return line

    def lines(self) -> Iterator[Line]:
        """Every line so far, oldest first; one that a dying disk tore shows as `unreadable`."""
        with self.path.open("rb") as file:
            for raw in file:
                yield _read(raw)

    def close(self) -> None:
        os.close(self._file)

    def _append(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._file, data) :]

    def _end_torn_line(self) -> None:
        size = os.fstat(self._file).st_size
        if size and os.pread(self._file, 1, size - 1) != b"\n":
            self._append(b"\n")


def _read(raw: bytes) -> Line:
    try:
        line = json.loads(raw)
    except ValueError:
        return {"what": "unreadable"}
    return line if isinstance(line, dict) else {"what": "unreadable"}
