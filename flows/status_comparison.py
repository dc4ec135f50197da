"""Đối soát trạng thái: every night our dossiers of the day before are compared with the portal's. Calendar work."""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from tasks.city_portal.compare_statuses import compare_in_this_office


@task(cache_policy=NO_CACHE, persist_result=False)
def compare() -> int:
    """This will compare whatever is due, yesterday among it; gives how many days were."""
    return compare_in_this_office()


@flow(name="status-comparison", persist_result=False, retries=0)
def status_comparison() -> int:
    # 1. Every agency that told the portal anything yesterday has that day compared, unless it has been already.
    # 2. So has every day that somebody wants compared once more.
    # 3. What differs stands on the supervisor's list until it is settled.
    return compare()
