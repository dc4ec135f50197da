"""A linked group as pages tell it: each part with who has it, where it stands, until when and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from language.phrase import in_sense, one_after_another, phrase
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.linkage.group import Group, Part
from models.linkage.leg_clock import due_of_leg
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import LinkedLeg

_NOT_BEGUN = "Chưa bắt đầu"
_FIRST_TITLES = {LegState.REJECTED: in_sense("đã kết thúc", "Từ chối"), LegState.WITHDRAWN: "Đã dừng"}


@dataclass(frozen=True)
class PartTold:
    """`due_at` is what the other agency promised, else what the law gives it from the receipt there (`due_lines`).

    `detail` is the number of the result or the reason of a refusal; `their_code` is the dossier over there.
    """

    title: str
    office: str
    state: str
    is_open: bool
    sent_at: datetime | None = None
    acknowledged_at: datetime | None = None
    due_at: datetime | None = None
    due_lines: tuple[str, ...] = ()
    late: bool = False
    detail: str = ""
    their_code: str = ""


@dataclass(frozen=True)
class GroupTold:
    """`status` is the word the family reads for all parts together."""

    status: str
    parts: tuple[PartTold, ...]


def group_told(
    group: Group, dossier: Dossier, first: tuple[str, str], calendar: WorkingCalendar, now: datetime
) -> GroupTold:
    """This will tell the group; `first` is title and office of our own procedure, whose clock is the dossier's."""
    own = PartTold(
        title=first[0],
        office=first[1],
        state=_FIRST_TITLES.get(group.first, group.first.words),
        is_open=group.first.is_open,
    )
    return GroupTold(group.status.words, (own, *(_part(part, calendar, now) for part in group.parts)))


def _part(part: Part, calendar: WorkingCalendar, now: datetime) -> PartTold:
    row = part.row
    if row is None:
        return PartTold(part.leg.title, part.leg.office, _NOT_BEGUN, is_open=True)
    due = due_of_leg(part.leg, row.sent_at, calendar) if row.sent_at else None
    due_at = row.their_due_at or (due.at if due else None)
    is_open = LegState(row.state).is_open
    return PartTold(
        title=part.leg.title,
        office=part.leg.office,
        state=LegState(row.state).words,
        is_open=is_open,
        sent_at=row.sent_at,
        acknowledged_at=row.acknowledged_at,
        due_at=due_at,
        due_lines=() if row.their_due_at or due is None else due.lines,
        late=is_open and due_at is not None and due_at < now,
        detail=_detail(row),
        their_code=row.their_code or "",
    )


def _detail(row: LinkedLeg) -> str:
    if row.state is LegState.COMPLETED:
        return one_after_another("; ", (_result(result) for result in row.results or ()))
    if row.state in (LegState.REJECTED, LegState.SUPPLEMENT_REQUESTED, LegState.NOT_TAKEN):
        return " ".join(str(reason["reason"]) for reason in row.reasons or ())
    return ""


def _result(result: dict[str, Any]) -> str:
    return phrase("{title}, số {number}", title=result["title"], number=result["number"])
