"""The engine's own list of runs, looked at and never touched: what Prefect says of a reading, and whether it is there.

Only GET requests leave here. What Prefect makes of a run is telemetry and decides nothing; a page that cannot have it
says so and shows everything else. A server that hangs costs a page two seconds once, and then nothing for a while.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from pydantic import ValidationError

from gateways.gateway import GatewayError, PartnerRefused
from gateways.guard import Guard
from gateways.http_partner import HttpPartner
from gateways.wire import Wire

NAME = "prefect"
TIMEOUT_S = 2.0
# More are never shown on one page; each costs the engine one look-up by its key.
MOST = 20


@dataclass(frozen=True)
class RunState:
    """`kind` is Prefect's own word (COMPLETED, RUNNING, CRASHED ...), empty for a run it no longer has; `name` ours."""

    kind: str
    name: str = ""


@dataclass(frozen=True)
class Seen:
    """`reached` is False when the engine did not answer; then nothing is known of the runs not in `states`."""

    reached: bool
    states: Mapping[str, RunState]


class EngineRuns(Protocol):
    def answers(self) -> bool:
        """Whether the engine is there."""
        ...

    def look_at(self, run_ids: Iterable[str]) -> Seen:
        """How the runs stand, at most `MOST` of them; never raises for an engine that is away."""
        ...


class _Answer(Wire):
    """A flow run, as far as it concerns us."""

    state_type: str | None = None
    state_name: str | None = None


class HttpEngineRuns:
    """Asks Prefect's REST API. `auth` is "user:password" as the server knows it, empty where it wants none."""

    def __init__(self, api_url: str, auth: str = "", *, threads: int = 16) -> None:
        self._partner = HttpPartner(Guard.of(NAME, threads), api_url.rstrip("/"), TIMEOUT_S)
        basic = base64.b64encode(auth.encode()).decode()
        self._headers = {"authorization": f"Basic {basic}"} if auth else {}

    def answers(self) -> bool:
        try:
            self._partner.get("/health", self._headers)
        except GatewayError:
            return False
        return True

    def look_at(self, run_ids: Iterable[str]) -> Seen:
        states: dict[str, RunState] = {}
        for run_id in list(dict.fromkeys(run_ids))[:MOST]:
            try:
                states[run_id] = self._state(run_id)
            except PartnerRefused as refused:
                if refused.code != "404":
                    return Seen(False, states)
                states[run_id] = RunState("")
            except GatewayError:
                return Seen(False, states)
        return Seen(True, states)

    def close(self) -> None:
        self._partner.close()

    def _state(self, run_id: str) -> RunState:
        said = self._partner.get(f"/flow_runs/{UUID(run_id)}", self._headers)
        with suppress(ValidationError):
            found = _Answer.model_validate_json(said)
            return RunState(found.state_type or "", found.state_name or "")
        return RunState("")
