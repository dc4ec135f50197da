"""Which promises of the next days will be broken if everybody goes on as usual, and by whose part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from desk.member import member
from desk.supervision.look import Look
from desk.supervision.people import Staff
from models.acts.every_act import find_act
from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import in_vietnam
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.rules.own_limit import own_limits
from models.supervision.forecast import Away, Part, finish, left_of
from models.supervision.standing import Standing, stands
from models.supervision.usual_time import Usual, UsualTimes, usual_times
from procedures.catalogue import find

# The page says so when there are more; the soonest due are the ones that can still be saved.
MOST = 500


@dataclass(frozen=True)
class Held:
    """An open wait of the dossier. `holder` is who has it in hand until `until`, None where nobody has."""

    item_id: UUID
    version: int
    title: str
    role: Role
    also_role: Role | None
    opened_at: datetime
    due_at: datetime | None
    holder: UUID | None
    until: datetime | None


@dataclass(frozen=True)
class Case:
    """A promise that is still unbroken, with what is left to do: the open waits, then the roles after them."""

    dossier_id: UUID
    code: str
    procedure: str
    edition: str
    subject: str
    due_at: datetime
    waits: tuple[Held, ...]
    to_come: tuple[Role, ...]

    def moved(self, item_id: UUID, to: UUID) -> Case:
        """The same, were that piece of work in somebody else's hands for good."""
        waits = tuple(replace(one, holder=to, until=None) if one.item_id == item_id else one for one in self.waits)
        return replace(self, waits=waits)


@dataclass(frozen=True)
class Forecast:
    """`late_by` is working time; nothing while the promise holds."""

    case: Case
    ends_at: datetime
    late_by: timedelta

    @property
    def about(self) -> datetime:
        """To the minute: nobody forecasts seconds."""
        return self.ends_at.replace(second=0, microsecond=0)

    @property
    def breaks(self) -> bool:
        return self.ends_at > self.case.due_at


@dataclass(frozen=True)
class Outlook:
    """All that a forecast is made of, so that it can be made again for another office: who is away, who holds what."""

    now: datetime
    until: datetime
    calendar: WorkingCalendar
    usual: UsualTimes
    staff: Staff
    cases: tuple[Case, ...]
    capped: bool

    def forecast(self, case: Case, staff: Staff | None = None) -> Forecast:
        ends_at = finish(self.now, self._parts(case, staff or self.staff), self.calendar)
        late_by = self.calendar.working_time_between(case.due_at, ends_at)
        return Forecast(case, ends_at, max(late_by, timedelta(0)))

    def breaches(self, staff: Staff | None = None) -> list[Forecast]:
        """The promises that will be broken, the first to break first."""
        return [one for case in self.cases if (one := self.forecast(case, staff)).breaks]

    def usual_of(self, case: Case, role: Role) -> Usual:
        return self.usual.of(case.procedure, case.edition, role)

    def _parts(self, case: Case, staff: Staff) -> list[Part]:
        """Several who are awaited at once work side by side: the slowest of them counts."""
        waits = [self._under_way(case, one, staff) for one in case.waits]
        slowest = max(waits, key=lambda part: finish(self.now, [part], self.calendar), default=None)
        come = [Part(role.words, self.usual_of(case, role).time, staff.nobody_of(role)) for role in case.to_come]
        return [slowest, *come] if slowest else come

    def _under_way(self, case: Case, wait: Held, staff: Staff) -> Part:
        spent = self.calendar.working_time_between(wait.opened_at, self.now)
        usual = self.usual_of(case, wait.role).time
        if not wait.role.is_staff:
            # Another office keeps to its own date where it has one.
            return Part(wait.title, left_of(usual, spent) if wait.due_at is None else timedelta(0), (), wait.due_at)
        return Part(wait.title, left_of(usual, spent), self._away(wait, staff))

    def _away(self, wait: Held, staff: Staff) -> tuple[Away, ...]:
        """While somebody holds it nobody else can do it; once he holds it no longer, whoever has the role can."""
        pool = staff.nobody_of(wait.role, wait.also_role)
        if wait.holder is None:
            return pool
        his = staff.away_of(wait.holder)
        if wait.until is None:
            return his
        until = wait.until
        kept = tuple(Away(one.begin, min(one.end, until)) for one in his if one.begin < until)
        return (*kept, *(Away(max(one.begin, until), one.end) for one in pool if one.end > until))


def outlook(look: Look, staff: Staff) -> Outlook:
    """This will look at the promises that fall due from now until the end of next week."""
    until = end_of_next_week(look.now)
    rows = _due(look, until)
    waits = _waits(look, [row.id for row in rows])
    cases = tuple(_case(row, waits[row.id]) for row in rows[:MOST])
    own = own_limits(look.inside.session, member(look.inside).agency_id)
    usual = usual_times(look.inside.session, look.scope, look.moment, look.calendar, own)
    return Outlook(look.now, until, look.calendar, usual, staff, cases, len(rows) > MOST)


def end_of_next_week(now: datetime) -> datetime:
    """The midnight after the Sunday of next week."""
    today = in_vietnam(now).date()
    monday = today - timedelta(days=today.weekday())
    return _midnight(monday + timedelta(days=14))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def _due(look: Look, until: datetime) -> list[Any]:
    """Neither late already, nor waiting for the family, nor done."""
    runs = stands(Standing.RISK, look.moment) | stands(Standing.IN_TIME, look.moment)
    wanted = (
        select(Dossier.id, Dossier.code, Dossier.procedure, Dossier.edition, Dossier.subject_name, Dossier.due_at)
        .where(and_(look.scope.dossiers, runs, Dossier.due_at.is_not(None), Dossier.due_at < until))
        .order_by(Dossier.due_at, Dossier.id)
        .limit(MOST + 1)
    )
    return list(look.inside.session.execute(wanted).all())


def _waits(look: Look, dossiers: list[UUID]) -> Mapping[UUID, list[Held]]:
    items = select(WorkItem).where(
        WorkItem.dossier_id.in_(dossiers),
        WorkItem.state == ItemState.OPEN,
        WorkItem.aside.is_(False),
        look.scope.items,
    )
    waits: dict[UUID, list[Held]] = defaultdict(list)
    for item in look.inside.session.scalars(items.order_by(WorkItem.opened_at, WorkItem.id)):
        held = item.assignee_id is not None and item.claimed_until is not None and item.claimed_until > look.now
        waits[item.dossier_id].append(
            Held(
                item.id,
                item.version,
                find_act(item.act).title,
                Role(item.role),
                Role(item.also_role) if item.also_role else None,
                item.opened_at,
                item.due_at,
                item.assignee_id if held else None,
                item.claimed_until if held else None,
            )
        )
    return waits


def _case(row: Any, waits: Sequence[Held]) -> Case:
    return Case(
        row.id,
        row.code,
        row.procedure,
        row.edition,
        row.subject_name,
        row.due_at,
        tuple(waits),
        _to_come(row.procedure, row.edition, waits),
    )


def _to_come(procedure: str, edition: str, waits: Sequence[Held]) -> tuple[Role, ...]:
    """The roles after the present one, in the order of the edition; handing over is no part of the promise.

    Work that no role of the edition does (another office's answer) stands before the first of the roles that are still
    to work; nothing shows which those are, so those who come after the desk are counted.
    """
    roles = [role for role in _roles(procedure, edition) if role is not Role.RETURN_DESK]
    present = [roles.index(wait.role) for wait in waits if wait.role in roles]
    after = max(present) if present else (roles.index(Role.RECEIVER) if Role.RECEIVER in roles else -1)
    return tuple(roles[after + 1 :])


def _roles(procedure: str, edition: str) -> list[Role]:
    return list(dict.fromkeys(Role(step.role) for step in find(procedure).edition(edition).steps))
