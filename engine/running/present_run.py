"""Which run of the engine a reading is, so that its record can be laid beside what Prefect shows of it."""

from __future__ import annotations

from prefect.context import FlowRunContext


def present_run() -> str | None:
    """The id of the flow run this thread is in; None where a reading runs without the engine."""
    context = FlowRunContext.get()
    return str(context.flow_run.id) if context is not None and context.flow_run is not None else None
