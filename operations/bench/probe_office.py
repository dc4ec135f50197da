"""The office in which the probe is read: nothing but a database, a clock and the engine."""

from __future__ import annotations

import os
from typing import Any

from engine.lease import holder_here
from engine.office import Office
from engine.running.prefect_runner import PrefectRunner
from models.clock.clock import SystemClock
from models.database import Database
from models.every_table import METADATA
from operations.settings import Settings


def open_probe_office(settings: Settings, runner: PrefectRunner, *, pool_size: int) -> Office:
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    assert settings.database_url is not None, "a measurement names its database"
    assert METADATA.tables, "every table is known before the first is written to"
    return Office(
        database=Database(settings.database_url.get_secret_value(), pool_size=pool_size),
        clock=SystemClock(),
        runner=runner,
        equipment=None,
        draw=_draws_nothing,
        holder=holder_here("reader"),
    )


def office_from_environment() -> Office:
    """This will open it for a bare process that the engine itself started (MOTCUA_OFFICE names this function)."""
    return open_probe_office(Settings(), PrefectRunner(), pool_size=2)


def _draws_nothing(kind: str, content: Any) -> str:
    raise LookupError(f"the probe has no {kind}")
