"""Moments as the portal reads them: yyyyMMddHHmmss in Việt Nam, empty when there is none."""

from __future__ import annotations

from datetime import datetime

from models.clock.clock import VIETNAM


def portal_time(at: datetime | None) -> str:
    return at.astimezone(VIETNAM).strftime("%Y%m%d%H%M%S") if at else ""
