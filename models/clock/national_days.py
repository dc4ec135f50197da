"""The national days off and make-up days, from the file `days_off.json` beside this module.

Swaps of working days are decided by the government year by year and cannot be computed: the file is data with its
sources, and an agency's calendar in the database starts from it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from models.clock.office_hours import ORDINARY_HOURS
from models.clock.special_day import DayKind, SpecialDay
from models.clock.working_calendar import WorkingCalendar

DAYS_FILE = Path(__file__).with_name("days_off.json")


@cache
def national_days() -> tuple[SpecialDay, ...]:
    """All rows of the file, by date."""
    rows = json.loads(DAYS_FILE.read_text(encoding="utf-8")) if DAYS_FILE.exists() else []
    return tuple(_from_row(row) for row in rows)


@cache
def national_calendar() -> WorkingCalendar:
    """Ordinary office hours with the national days: the calendar of an office that entered nothing of its own."""
    return WorkingCalendar((ORDINARY_HOURS,), national_days(), last_year_of(national_days()))


def last_year_of(days: Sequence[SpecialDay]) -> date:
    """The end of the last year for which days are known; without any, nothing is known to be missing."""
    return max((special.on for special in days), default=date.max).replace(month=12, day=31)


def write_national_days(days: Sequence[SpecialDay]) -> None:
    """Write the file anew, one row a line so that a change of it can be read as a difference."""
    lines = ",\n".join("  " + json.dumps(_to_row(special), ensure_ascii=False) for special in days)
    DAYS_FILE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _from_row(row: dict[str, Any]) -> SpecialDay:
    replaced = row.get("in_place_of")
    return SpecialDay(
        on=date.fromisoformat(row["date"]),
        kind=DayKind(row["kind"]),
        name=row["name"],
        source=row["source"],
        in_place_of=date.fromisoformat(replaced) if replaced else None,
        foreseen=row.get("foreseen", False),
    )


def _to_row(special: SpecialDay) -> dict[str, Any]:
    row: dict[str, Any] = {
        "date": special.on.isoformat(),
        "kind": special.kind.value,
        "name": special.name,
        "source": special.source,
    }
    if special.in_place_of:
        row["in_place_of"] = special.in_place_of.isoformat()
    return row | ({"foreseen": True} if special.foreseen else {})
