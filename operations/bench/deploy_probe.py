"""Sets the probe up for Prefect's own process worker: `python -m operations.bench.deploy_probe POOL < ids of dossiers`.

The pool, a deployment that finds the flow by its module, and one run for each dossier, all waiting to be taken.
"""

from __future__ import annotations

import sys
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate

from operations.bench.probe_flow import probe

ENTRYPOINT = "operations.bench.probe_flow.probe"


def main() -> None:
    dossiers = [UUID(line) for line in sys.stdin.read().split()]
    with get_client(sync_client=True) as client:
        pool = sys.argv[1]
        client.create_work_pool(WorkPoolCreate(name=pool, type="process"))
        deployment = _deploy(client, pool)
        for dossier in dossiers:
            client.create_flow_run_from_deployment(deployment, parameters={"dossier": str(dossier)})


def _deploy(client: SyncPrefectClient, pool: str) -> UUID:
    return client.create_deployment(
        flow_id=client.create_flow_from_name(probe.name),
        name="bench",
        work_pool_name=pool,
        entrypoint=ENTRYPOINT,
        parameter_openapi_schema=probe.parameters.model_dump_for_openapi(),
    )


if __name__ == "__main__":
    main()
