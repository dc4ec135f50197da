"""Moments as the tests write them: `2026-08-27 09:00` is the wall clock in Việt Nam."""

from __future__ import annotations

from datetime import datetime

from models.clock.clock import VIETNAM


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=VIETNAM)
