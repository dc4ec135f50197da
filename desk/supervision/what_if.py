"""What would break if somebody were away, to whom his work could go, and what that would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import func, select

from desk.supervision.look import Look
from desk.supervision.outlook import Case, Forecast, Held, Outlook
from desk.supervision.people import Staff
from models.clock.clock import VIETNAM
from models.clock.written_time import NotADate, parse_day
from models.progress.work_item import ItemState, WorkItem
from models.staff_member import StaffMember
from models.supervision.forecast import Away


@dataclass(frozen=True)
class Supposed:
    """Who would be away from which day to which, both included, as it was typed; `faults` by the box."""

    person: str = ""
    first: str = ""
    last: str = ""
    faults: Mapping[str, str] | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Supposed:
        return cls(query.get("vang", ""), query.get("tu", "").strip(), query.get("den", "").strip())


@dataclass(frozen=True)
class Proposal:
    """One piece of work to be moved: how its dossier ends as it is now, if he is away, and in other hands.

    `to` is the colleague proposed or chosen, None where nobody can take it.
    """

    case: Case
    wait: Held
    before: Forecast
    if_away: Forecast
    after: Forecast | None
    to: StaffMember | None
    others: list[StaffMember]


@dataclass(frozen=True)
class WhatIf:
    """`more` are the promises that would break besides those that break anyway; `proposals` move his work in them."""

    person: StaffMember
    stretch: Away
    more: list[Forecast]
    proposals: list[Proposal]

    @property
    def saved(self) -> int:
        """How many dossiers would still be in time after the proposed moves."""
        late = {one.case.dossier_id for one in self.proposals if one.after is None or one.after.breaks}
        moved = {one.case.dossier_id for one in self.proposals}
        return len(moved - late)


def read_stretch(supposed: Supposed, now: datetime) -> tuple[Away | None, dict[str, str]]:
    """The days in Vietnam's time, or what is wrong with which box."""
    faults: dict[str, str] = {}
    first = _day(supposed.first, "tu", now, faults)
    last = _day(supposed.last, "den", now, faults) if supposed.last else first
    if first is None or last is None:
        return None, faults
    if last < first:
        return None, {"den": "Ngày cuối phải từ ngày đầu trở đi."}
    begin = datetime.combine(first, time(), VIETNAM)
    return Away(begin, datetime.combine(last, time(), VIETNAM) + timedelta(days=1)), {}


def _day(typed: str, box: str, now: datetime, faults: dict[str, str]) -> date | None:
    try:
        return parse_day(typed, today=now.astimezone(VIETNAM).date())
    except NotADate as wrong:
        faults[box] = str(wrong)
        return None


def what_if(look: Look, view: Outlook, person: StaffMember, stretch: Away, chosen: Mapping[str, str]) -> WhatIf:
    """This will try the office without that person; `chosen` are colleagues picked by hand, by the item's id."""
    absent = view.staff.if_away(person.id, stretch)
    anyway = {one.case.dossier_id for one in view.breaches()}
    more = [one for one in view.breaches(absent) if one.case.dossier_id not in anyway]
    load = load_of(look)
    proposals = []
    for broken in more:
        for wait in broken.case.waits:
            if wait.holder == person.id:
                proposal = _propose(view, absent, broken, wait, load, chosen.get(str(wait.item_id), ""))
                proposals.append(proposal)
                if proposal.to is not None:
                    load[proposal.to.id] = load.get(proposal.to.id, 0) + 1
    return WhatIf(person, stretch, more, proposals)


def _propose(
    view: Outlook, absent: Staff, broken: Forecast, wait: Held, load: dict[UUID, int], picked: str
) -> Proposal:
    """Whoever may do it, is there now and has least in hand; of these the one with whom it ends first."""
    case = broken.case
    able = [
        one
        for one in absent.with_role(wait.role, wait.also_role)
        if one.id != wait.holder and not absent.is_away(one.id, view.now, view.now)
    ]
    ends = {one.id: view.forecast(case.moved(wait.item_id, one.id), absent) for one in able}
    able.sort(key=lambda one: (ends[one.id].breaks, load.get(one.id, 0), ends[one.id].ends_at, one.full_name))
    to = next((one for one in able if str(one.id) == picked), able[0] if able else None)
    return Proposal(case, wait, view.forecast(case), broken, ends[to.id] if to else None, to, able)


def load_of(look: Look) -> dict[UUID, int]:
    """How many open pieces of work each has in hand now."""
    held = (
        select(WorkItem.assignee_id, func.count())
        .where(
            WorkItem.state == ItemState.OPEN,
            WorkItem.assignee_id.is_not(None),
            WorkItem.claimed_until > look.now,
            look.scope.items,
        )
        .group_by(WorkItem.assignee_id)
    )
    return {person: count for person, count in look.inside.session.execute(held) if person is not None}
