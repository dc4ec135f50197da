"""Where the partners are found: ports and secrets, kept from start to start in a file only its owner may read."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulators import signature

FILE = "simulators.json"
# The order gives the ports after --port-base.
PORTS = (
    "post-office",
    "sms-gateway",
    "mail-sink",
    "mail-sink-smtp",
    "population-database",
    "other-commune",
    "police-post",
    "insurance-office",
    "payment-gateway",
    "city-portal",
)
VARIABLE = "SIMULATOR_SECRET_{}"  # such as SIMULATOR_SECRET_POST_OFFICE


@dataclass(frozen=True)
class Wishes:
    """What was said at the start: a base for all ports, single ports by name."""

    port_base: int
    ports: Mapping[str, int]


class Addresses:
    """The file `simulators.json` of a folder."""

    def __init__(self, home: Path) -> None:
        self._file = home / FILE
        self._before = self._read()

    def port(self, name: str, wishes: Wishes) -> int:
        """As wished, else next to the base, else the one of last time, else any (0)."""
        if name in wishes.ports:
            return wishes.ports[name]
        if wishes.port_base:
            return wishes.port_base + PORTS.index(name)
        return int(self._before.get("ports", {}).get(name, 0))

    def secret(self, name: str) -> str:
        """From the environment, else the one of last time, else a new one."""
        given = os.environ.get(VARIABLE.format(name.upper().replace("-", "_")))
        return given or str(self._before.get("secrets", {}).get(name) or signature.new_secret())

    def pair(self, name: str) -> str:
        """The private key of one that signs with a pair: that of last time, else a new one."""
        return str(self._before.get("private_keys", {}).get(name) or signature.new_pair())

    def write(self, found: dict[str, Any]) -> None:
        """This will put the file in place whole; whoever sees it finds every partner answering."""
        draft = self._file.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(found, indent=2) + "\n")
        draft.replace(self._file)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
