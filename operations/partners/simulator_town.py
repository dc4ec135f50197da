"""Where the simulated partners live in the data folder, on which ports, and what secrets they share with us."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from operations.machine.loopback import free_port, is_free
from operations.settings import Settings

_SHARING_SECRETS = (
    "post-office",
    "sms-gateway",
    "mail-sink",
    "mail-sink-smtp",
    "population-database",
    "payment-gateway",
    "city-portal",
)
# Agencies sign with keys of their own, which they keep themselves.
AGENCIES = ("other-commune", "police-post", "insurance-office")
PORTS = (*_SHARING_SECRETS, *AGENCIES)


def simulators_home(settings: Settings) -> Path:
    return settings.folder / "simulators"


def simulators_file(settings: Settings) -> dict[str, Any]:
    """What the simulators say of themselves: pid, addresses, ledgers, ports; empty before their first start."""
    try:
        found = json.loads((simulators_home(settings) / "simulators.json").read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def simulator_secrets(settings: Settings) -> dict[str, str]:
    """The secrets partners sign their messages with, as variables of the simulators' environment."""
    secret = settings.secrets.partner_secret
    return {f"SIMULATOR_SECRET_{name.upper().replace('-', '_')}": secret(name) for name in _SHARING_SECRETS}


def simulator_arguments(settings: Settings) -> list[str]:
    """Ports from the setting, else those of last time, else any that are free."""
    wanted = ["--home", str(simulators_home(settings)), "--callback-base", settings.address]
    if settings.simulators_port:
        return [*wanted, "--port-base", str(settings.simulators_port)]
    remembered = simulators_file(settings).get("ports", {})
    for name in PORTS:
        port = remembered.get(name)
        wanted += ["--port", f"{name}={port if port and is_free(port) else free_port()}"]
    return wanted
