"""Tải việc, lịch nghỉ: how much each has in hand, who is away when and who stands in, as a calendar of two weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import func, select

from desk.member import member
from desk.supervision.board import Number
from desk.supervision.choice import Choice
from desk.supervision.look import Look
from desk.supervision.people import Staff
from desk.supervision.what_if import load_of
from desk.words.remaining import working_time
from language.phrase import one_after_another
from models.acts.refusal import FormFault
from models.clock.clock import VIETNAM
from models.clock.written_time import WEEKDAYS, NotADate, day, in_vietnam, parse_day
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.absence import Absence, AbsenceKind, absences_between
from models.staff_member import StaffMember
from models.supervision.standing import OPEN, Standing, standing

DAYS = 14
AHEAD = timedelta(days=180)
NOON = time(12)
# Which half of a single day somebody is away.
HALVES = {"": "Cả ngày", "sang": "Buổi sáng", "chieu": "Buổi chiều"}


@dataclass(frozen=True)
class Day:
    on: date
    weekday: str
    works: bool


@dataclass(frozen=True)
class PersonRow:
    """`work` is how many pieces he has in hand; `late`, `soon` and `all` count dossiers; `away` is by day in words."""

    id: UUID
    name: str
    roles: str
    work: int
    held_for: str
    late: Number
    soon: Number
    all: Number
    away: list[str]


@dataclass(frozen=True)
class AbsenceRow:
    id: UUID
    name: str
    kind: str
    begins_at: datetime
    last_at: datetime
    deputy: str
    now: bool
    holds: int
    address: str


def days_of(look: Look) -> list[Day]:
    today = in_vietnam(look.now).date()
    days = [today + timedelta(days=number) for number in range(DAYS)]
    return [Day(on, WEEKDAYS[on.weekday()], look.calendar.is_working_day(on)) for on in days]


def people_rows(look: Look, staff: Staff) -> list[PersonRow]:
    """Everybody who works on dossiers, whoever has most in hand first."""
    load, counted, since = load_of(look), _counted(look), _oldest_in_hand(look)
    days = days_of(look)
    kinds = _kinds(look)
    rows = [
        PersonRow(
            id=one.id,
            name=one.full_name,
            roles=one_after_another(", ", (Role(role).words for role in one.roles)),
            work=load.get(one.id, 0),
            held_for=_held_for(look, since.get(one.id)),
            late=_number(counted, one, Standing.LATE),
            soon=_number(counted, one, Standing.RISK),
            all=Number(sum(counted.get(one.id, {}).values()), Choice(person=str(one.id)).address),
            away=[_away_on(kinds.get(one.id, []), each.on) for each in days],
        )
        for one in staff.people
        if set(one.roles) != {Role.ADMINISTRATOR.value}
    ]
    return sorted(rows, key=lambda row: (-row.work, row.name))


def absence_rows(look: Look, staff: Staff) -> list[AbsenceRow]:
    """What is entered from now on, the next first."""
    load = load_of(look)
    found = absences_between(look.inside.session, member(look.inside).agency_id, look.now, look.now + AHEAD)
    return [
        AbsenceRow(
            one.id,
            staff.named(one.staff_id),
            one.kind.words,
            one.begins_at,
            one.ends_at - timedelta(minutes=1),
            staff.named(one.deputy_id),
            one.begins_at <= look.now,
            load.get(one.staff_id, 0),
            _try_address(one),
        )
        for one in found
    ]


def _try_address(absence: Absence) -> str:
    """The page that shows what this absence breaks and to whom the work could go."""
    first, last = in_vietnam(absence.begins_at), in_vietnam(absence.ends_at - timedelta(minutes=1))
    query = {"vang": absence.staff_id, "tu": day(first.date()), "den": day(last.date())}
    return f"/giam-sat/du-bao?{urlencode(query)}"


def _number(counted: Mapping[UUID, Mapping[Standing, int]], one: StaffMember, place: Standing) -> Number:
    return Number(counted.get(one.id, {}).get(place, 0), Choice(place.value, person=str(one.id)).address)


def _counted(look: Look) -> dict[UUID, dict[Standing, int]]:
    each = (
        select(Dossier.id, WorkItem.assignee_id.label("person"), standing(look.moment).label("standing"))
        .select_from(WorkItem)
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .where(
            WorkItem.state == ItemState.OPEN,
            WorkItem.assignee_id.is_not(None),
            WorkItem.claimed_until > look.now,
            look.scope.items,
            look.scope.dossiers,
            OPEN,
        )
        .distinct()
        .subquery()
    )
    rows = select(each.c.person, each.c.standing, func.count()).group_by(each.c.person, each.c.standing)
    counted: dict[UUID, dict[Standing, int]] = {}
    for person, place, count in look.inside.session.execute(rows):
        counted.setdefault(person, {})[Standing(place)] = count
    return counted


def _oldest_in_hand(look: Look) -> dict[UUID, datetime]:
    held = (
        select(WorkItem.assignee_id, func.min(WorkItem.opened_at))
        .where(
            WorkItem.state == ItemState.OPEN,
            WorkItem.assignee_id.is_not(None),
            WorkItem.claimed_until > look.now,
            look.scope.items,
        )
        .group_by(WorkItem.assignee_id)
    )
    return {person: at for person, at in look.inside.session.execute(held) if person is not None}


def _held_for(look: Look, since: datetime | None) -> str:
    return working_time(look.calendar.working_time_between(since, look.now)) if since else ""


def _kinds(look: Look) -> dict[UUID, list[Absence]]:
    begin = datetime.combine(in_vietnam(look.now).date(), time(), VIETNAM)
    found = absences_between(look.inside.session, member(look.inside).agency_id, begin, begin + timedelta(days=DAYS))
    of: dict[UUID, list[Absence]] = {}
    for one in found:
        of.setdefault(one.staff_id, []).append(one)
    return of


def _away_on(absences: list[Absence], on: date) -> str:
    """The kind of absence on that day, with the half of the day where it is only one; empty when he is there."""
    begin = datetime.combine(on, time(), VIETNAM)
    noon, end = datetime.combine(on, NOON, VIETNAM), begin + timedelta(days=1)
    for one in absences:
        if one.begins_at < end and one.ends_at > begin:
            half = " (chiều)" if one.begins_at >= noon else " (sáng)" if one.ends_at <= noon else ""
            return f"{one.kind.words}{half}"
    return ""


@dataclass(frozen=True)
class TypedAbsence:
    """What was typed into the form, box by box, kept as it was when something is wrong with it."""

    person: str = ""
    first: str = ""
    last: str = ""
    half: str = ""
    kind: str = AbsenceKind.LEAVE.value
    deputy: str = ""

    @classmethod
    def of(cls, form: Mapping[str, str]) -> TypedAbsence:
        return cls(
            form.get("person", ""),
            form.get("from", ""),
            form.get("to", ""),
            form.get("half", ""),
            form.get("kind", AbsenceKind.LEAVE.value),
            form.get("deputy", ""),
        )

    def span(self, now: datetime) -> tuple[datetime, datetime]:
        """From when until when, that instant not included; raises `NotTyped` for a box that cannot be read."""
        today = in_vietnam(now).date()
        first = self._day("from", self.first, today)
        last = self._day("to", self.last or self.first, today)
        if self.half and first != last:
            raise NotTyped(FormFault("/half", "Chỉ chọn buổi khi vắng trong một ngày."))
        begin = datetime.combine(first, NOON if self.half == "chieu" else time(), VIETNAM)
        end = datetime.combine(last, NOON, VIETNAM) if self.half == "sang" else None
        return begin, end or datetime.combine(last, time(), VIETNAM) + timedelta(days=1)

    def of_kind(self) -> AbsenceKind:
        try:
            return AbsenceKind(self.kind)
        except ValueError:
            raise NotTyped(FormFault("/kind", "Hãy chọn lý do vắng mặt.")) from None

    def _day(self, box: str, typed: str, today: date) -> date:
        try:
            return parse_day(typed, today=today)
        except NotADate as wrong:
            raise NotTyped(FormFault(f"/{box}", str(wrong))) from None


class NotTyped(ValueError):
    """A box of the form cannot be read; `fault` says which and why."""

    def __init__(self, fault: FormFault) -> None:
        super().__init__(fault.pointer)
        self.fault = fault
