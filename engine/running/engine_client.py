"""The client through which readings speak to Prefect: two requests a run, that it begins and how it ended.

Prefect's own client needs five: the flow by name, the run as pending, the run as running, the run read back, and its
end. Our runs begin the moment they are created, and nobody but us knows of them before; so a run is created as running,
and what the engine then asks about it is answered from what the server said when it created it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.responses import OrchestrationResult, SetStateStatus, StateAcceptDetails
from prefect.context import ContextModel, SyncClientContext
from prefect.exceptions import PrefectHTTPStatusError
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL

from engine.procedure_flow import ProcedureFlow


class EngineClient(SyncPrefectClient):
    """One for each reading thread; it runs one flow at a time."""

    def __init__(self) -> None:
        # A larger answer than ours would have to be unpacked; packing the small ones only costs both sides time.
        plain = {"headers": {"Accept-Encoding": "identity"}}
        super().__init__(PREFECT_API_URL.value(), auth_string=PREFECT_API_AUTH_STRING.value(), httpx_settings=plain)
        self._flow_ids: dict[str, UUID] = {}
        self._begun: FlowRun | None = None
        self._shown_running = False

    def create_flow_run(
        self,
        flow: Any,
        name: str | None = None,
        parameters: dict[str, Any] | None = None,
        context: dict[str, Any] | None = None,
        tags: Iterable[str] | None = None,
        parent_task_run_id: UUID | None = None,
        state: State[Any] | None = None,
        work_pool_name: str | None = None,
        work_queue_name: str | None = None,
        job_variables: dict[str, Any] | None = None,
    ) -> FlowRun:
        """This will begin a run of a procedure; of any other flow it is created as Prefect does it."""
        if not isinstance(flow, ProcedureFlow):
            return super().create_flow_run(
                flow,
                name,
                parameters,
                context,
                tags,
                parent_task_run_id,
                state,
                work_pool_name,
                work_queue_name,
                job_variables,
            )
        self._begun = self._begin(flow, parameters or {})
        self._shown_running = False
        return self._begun

    def read_flow_run(self, flow_run_id: UUID) -> FlowRun:
        """This will give the run that has just begun as it was created; any other is asked for."""
        if self._begun is not None and self._begun.id == flow_run_id:
            return self._begun
        return super().read_flow_run(flow_run_id)

    def set_flow_run_state(
        self, flow_run_id: UUID | str, state: State[Any], force: bool = False
    ) -> OrchestrationResult[Any]:
        """This will tell the server, except that a run which it was told is running begins to run."""
        begun = self._begun
        if begun is None or begun.id != flow_run_id or self._shown_running or not state.is_running():
            return super().set_flow_run_state(flow_run_id, state, force=force)
        self._shown_running = True
        return OrchestrationResult(state=begun.state, status=SetStateStatus.ACCEPT, details=StateAcceptDetails())

    def _begin(self, flow: ProcedureFlow, parameters: Mapping[str, Any]) -> FlowRun:
        known = flow.name in self._flow_ids
        try:
            return self._create(flow, parameters)
        except (PrefectHTTPStatusError, httpx.HTTPStatusError):
            # A server whose database was made anew knows the flow by another id.
            if not known:
                raise
            del self._flow_ids[flow.name]
            return self._create(flow, parameters)

    def _create(self, flow: ProcedureFlow, parameters: Mapping[str, Any]) -> FlowRun:
        if flow.name not in self._flow_ids:
            self._flow_ids[flow.name] = self.create_flow_from_name(flow.name)
        wanted = {
            "flow_id": str(self._flow_ids[flow.name]),
            "flow_version": flow.version,
            "parameters": dict(parameters),
            # Tags of a run, and not of its tasks: for every tag of a task the engine asks about a limit.
            "tags": flow.tags_of(parameters),
            "state": {"type": "RUNNING", "name": "Running"},
            "empirical_policy": {"retries": 0, "retry_delay": 0},
        }
        return FlowRun.model_validate(self.request("POST", "/flow_runs/", json=wanted).json())


class EngineClientContext(SyncClientContext):
    """Has everything that the engine does in a thread go through one client of ours."""

    def __init__(self) -> None:
        ContextModel.__init__(self, client=EngineClient())
