"""The day whose money a page shows."""

from __future__ import annotations

from datetime import date, datetime

from models.clock.clock import VIETNAM


def chosen_day(text: str, now: datetime) -> date:
    """The day asked for, as the page writes it or as people do; today when it is none."""
    parts = text.split("/")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else date.fromisoformat(text)
    except ValueError:
        return now.astimezone(VIETNAM).date()
