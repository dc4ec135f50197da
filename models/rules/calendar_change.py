"""What a change of the calendar says: single days, or hours of opening; what it makes of a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session as DatabaseSession

from models.actor import Actor
from models.clock.change_calendar import enter_day, enter_hours
from models.clock.office_hours import OfficeHours, Session
from models.clock.special_day import DayKind, SpecialDay
from models.clock.working_calendar import WorkingCalendar

OF_HOURS = "gio-lam-viec"


@dataclass(frozen=True)
class CalendarChange:
    """The office's own days, or its hours; at least one of both."""

    days: tuple[SpecialDay, ...] = ()
    hours: OfficeHours | None = None

    @property
    def first_day(self) -> date:
        """No limit that ends before this day is counted otherwise by it."""
        days = [special.on for special in self.days]
        return min([*days, self.hours.valid_from] if self.hours else days)

    @property
    def touches(self) -> list[str]:
        return [*(f"ngay:{special.on}" for special in self.days), *([OF_HOURS] if self.hours else [])]

    def over(self, calendar: WorkingCalendar) -> WorkingCalendar:
        """The calendar as it will be: the last word on a day holds, and the later hours go before the earlier."""
        hours = [*calendar.hours, self.hours] if self.hours else list(calendar.hours)
        return WorkingCalendar(
            sorted(hours, key=lambda one: one.valid_from),
            [*calendar.special_days, *self.days],
            calendar.known_until,
        )

    def enter(self, session: DatabaseSession, agency_id: UUID, by: Actor, at: datetime) -> None:
        """This will make it the agency's calendar, and have every open dossier looked at anew."""
        for special in self.days:
            enter_day(session, agency_id, special, by=by, at=at)
        if self.hours is not None:
            enter_hours(session, agency_id, self.hours, by=by, at=at)

    def content(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "days": [_day_content(special) for special in self.days],
            "hours": _hours_content(self.hours) if self.hours else None,
        }

    @classmethod
    def of(cls, content: Any) -> CalendarChange:
        return cls(tuple(_day(row) for row in content["days"]), _hours(content["hours"]) if content["hours"] else None)


def _day_content(special: SpecialDay) -> dict[str, Any]:
    return {
        "on": special.on.isoformat(),
        "kind": special.kind.value,
        "name": special.name,
        "source": special.source,
        "in_place_of": special.in_place_of.isoformat() if special.in_place_of else None,
    }


def _day(row: Any) -> SpecialDay:
    replaced = row["in_place_of"]
    return SpecialDay(
        date.fromisoformat(row["on"]),
        DayKind(row["kind"]),
        row["name"],
        row["source"],
        date.fromisoformat(replaced) if replaced else None,
    )


def _hours_content(hours: OfficeHours) -> dict[str, Any]:
    return {
        "sessions": [f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in hours.sessions],
        "weekdays": sorted(hours.weekdays),
        "months": sorted(hours.months),
        "valid_from": hours.valid_from.isoformat(),
        "valid_to": None if hours.valid_to == date.max else hours.valid_to.isoformat(),
        "reception_only": hours.reception_only,
    }


def _hours(row: Any) -> OfficeHours:
    pairs = [one.split("-") for one in row["sessions"]]
    return OfficeHours(
        tuple(Session(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in pairs),
        frozenset(row["weekdays"]),
        frozenset(row["months"]),
        date.fromisoformat(row["valid_from"]),
        date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max,
        row["reception_only"],
    )
