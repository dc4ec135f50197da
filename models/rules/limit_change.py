"""The office's own limit and step budgets of a procedure from a day on: never longer than the law's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from models.rules.own_limit import OwnLimit
from models.rules.published import Published
from procedures.limits import CalendarDays, Limit, SameDay, WorkingDays, WorkingHours, parse_limit, write_limit

HOURS_A_DAY = 8


@dataclass(frozen=True)
class LimitChange:
    """`steps` are hours, one for each step of the edition in its order; none where they stay as they are."""

    procedure: str
    edition: str
    limit: Limit
    verified_limit: Limit | None
    valid_from: date
    steps: tuple[int, ...] = ()

    @property
    def touches(self) -> list[str]:
        return [f"thoi-han:{self.procedure}/{self.edition}"]

    def content(self) -> dict[str, Any]:
        return {
            "procedure": self.procedure,
            "edition": self.edition,
            "limit": write_limit(self.limit),
            "verified_limit": write_limit(self.verified_limit) if self.verified_limit else None,
            "valid_from": self.valid_from.isoformat(),
            "steps": list(self.steps),
        }

    @classmethod
    def of(cls, content: Any) -> LimitChange:
        longer = content["verified_limit"]
        return cls(
            content["procedure"],
            content["edition"],
            parse_limit(content["limit"]),
            parse_limit(longer) if longer else None,
            date.fromisoformat(content["valid_from"]),
            tuple(content["steps"]),
        )

    def enter(self, session: Session, agency_id: UUID, source: str, change_id: UUID, published: Published) -> None:
        """This will make it the agency's limit for what is received from the day on."""
        session.add(
            OwnLimit(
                id=uuid4(),
                agency_id=agency_id,
                procedure=self.procedure,
                edition=self.edition,
                limit=write_limit(self.limit),
                verified_limit=write_limit(self.verified_limit) if self.verified_limit else None,
                steps=list(self.steps) or None,
                source=source,
                valid_from=self.valid_from,
                published_on=published.on,
                published_at=published.at,
                change_id=change_id,
            )
        )


def no_longer_than(limit: Limit, statutory: Limit) -> bool:
    """Whether whoever keeps the first keeps the second as well, eight hours being a day; same day is the shortest."""
    if isinstance(statutory, SameDay):
        return isinstance(limit, SameDay) and limit.cut_off >= statutory.cut_off
    if isinstance(limit, SameDay):
        return not isinstance(statutory, WorkingHours)
    if isinstance(statutory, CalendarDays) or isinstance(limit, CalendarDays):
        both = isinstance(statutory, CalendarDays) and isinstance(limit, CalendarDays)
        return both and _days(limit) <= _days(statutory)
    # Hours say more than days: a number of days is never within a number of hours.
    return not (isinstance(statutory, WorkingHours) and isinstance(limit, WorkingDays)) and (
        _hours(limit) <= _hours(statutory)
    )


def _days(limit: Limit) -> int:
    return limit.days if isinstance(limit, CalendarDays | WorkingDays) else 0


def _hours(limit: Limit) -> int:
    return limit.hours if isinstance(limit, WorkingHours) else _days(limit) * HOURS_A_DAY
