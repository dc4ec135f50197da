"""The pages about the office's rules, for the desk's router."""

from __future__ import annotations

from desk.routes.rules import calendar, changes, dry_runs, prices, procedures

RULES = tuple(room.router for room in (calendar, prices, procedures, changes, dry_runs))
