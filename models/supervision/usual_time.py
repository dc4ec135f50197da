"""How long each role usually takes for its part of a procedure: measured, or else the edition's own budget."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.rules.own_limit import OwnLimit, own_steps
from models.supervision.moment import Moment
from models.supervision.scope import Scope
from procedures.catalogue import find

# Fewer than these say nothing about what is usual.
ENOUGH = 5
MOST = 2000
# Where neither the edition nor experience says anything: half a day, and a day for somebody outside.
UNKNOWN = timedelta(hours=4)
UNKNOWN_OUTSIDE = timedelta(hours=8)


@dataclass(frozen=True)
class Usual:
    """Working time; `measured` is how many dossiers it was measured on, 0 for a budget."""

    time: timedelta
    measured: int


class UsualTimes:
    """By procedure, edition and role."""

    def __init__(
        self, measured: Mapping[tuple[str, Role], list[timedelta]], own: Mapping[tuple[str, str], Sequence[int]]
    ) -> None:
        self._measured = measured
        self._own = own

    def of(self, procedure: str, edition: str, role: Role) -> Usual:
        known = self._measured.get((procedure, role), [])
        if len(known) >= ENOUGH:
            return Usual(timedelta(seconds=median(one.total_seconds() for one in known)), len(known))
        steps = find(procedure).edition(edition).steps
        hours = self._own.get((procedure, edition)) or [step.hours for step in steps]
        budget = sum(spent for step, spent in zip(steps, hours, strict=False) if Role(step.role) is role)
        if budget:
            return Usual(timedelta(hours=budget), 0)
        return Usual(UNKNOWN if role.is_staff else UNKNOWN_OUTSIDE, 0)


def usual_times(
    session: Session, scope: Scope, moment: Moment, calendar: WorkingCalendar, own: Sequence[OwnLimit] = ()
) -> UsualTimes:
    """Measured on the latest two thousand answers of the last thirty days; a dossier's answers of a role add up.

    `own` are the office's own budgets, which go before those of the edition.
    """
    latest = (
        select(WorkItem.dossier_id, Dossier.procedure, WorkItem.role, WorkItem.opened_at, WorkItem.ended_at)
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .where(
            WorkItem.state == ItemState.ANSWERED,
            WorkItem.aside.is_(False),
            WorkItem.ended_at >= moment.since,
            scope.items,
            scope.dossiers,
        )
        .order_by(WorkItem.ended_at.desc())
        .limit(MOST)
    )
    spent: dict[tuple[str, Role], dict[object, timedelta]] = defaultdict(lambda: defaultdict(timedelta))
    for row in session.execute(latest):
        took = calendar.working_time_between(row.opened_at, row.ended_at)
        spent[row.procedure, Role(row.role)][row.dossier_id] += took
    measured = {key: list(of.values()) for key, of in spent.items()}
    return UsualTimes(measured, own_steps(own, moment.now.astimezone(VIETNAM).date()))
