"""Báo cáo định kỳ: every night the reports of periods that ended are made and kept. Calendar work."""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from tasks.reports.keep_reports import keep_in_this_office


@task(name="keep-reports", cache_policy=NO_CACHE, persist_result=False)
def keep() -> int:
    """This will keep whatever is due; gives how many reports that were."""
    return keep_in_this_office()


@flow(name="periodic-reports", persist_result=False, retries=0)
def periodic_reports() -> int:
    # 1. A period that ended yesterday or earlier (month, quarter, half a year, nine months, year) is reported once.
    # 2. The figures are as of its last day, whichever night they are made in.
    # 3. What was kept already stays as it is.
    return keep()
