"""Thời hạn lưu giữ: what may no longer be kept is forgotten every night. Calendar work; no dossier waits for it."""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from tasks.retention.every_kind import EVERY_KIND, forget_in_this_office


@task(name="forget", cache_policy=NO_CACHE, persist_result=False)
def forget(kind: str) -> int:
    return forget_in_this_office(kind)


@flow(name="retention", persist_result=False, retries=0)
def retention() -> dict[str, int]:
    # 1. What let machines in, and told repeated requests apart, has run out.
    # 2. What was uploaded or typed and never sent lies there for nobody.
    # 3. How dossiers were read is asked about for a quarter of a year at most.
    return {kind: forget(kind) for kind in EVERY_KIND}
