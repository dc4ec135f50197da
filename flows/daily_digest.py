"""Tin ngày: every night the day that is over is counted for the supervisors. Calendar work; no dossier waits for it."""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from tasks.supervision.daily_digest import digest_this_office


@task(cache_policy=NO_CACHE, persist_result=False)
def count() -> int:
    """This will count whatever day is over and not counted; gives how many were kept."""
    return digest_this_office()


@flow(name="daily-digest", persist_result=False, retries=0)
def daily_digest() -> int:
    # 1. Every agency has each day counted once: what came, what was done in time or late, what was left.
    # 2. What was counted is kept as it was; whoever opens the page sees whether a later count agrees.
    return count()
