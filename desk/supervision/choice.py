"""Which dossiers a number stands for: a group narrowed by procedure, step, person, partner or agency, as an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select

from desk.supervision.look import Look
from desk.supervision.watched import drafted_in_way
from models.agency import Agency
from models.clock.written_time import FIRST_DAY, LAST_DAY
from models.dossier import Dossier
from models.progress.effect import Effect
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.supervision.groups import ALL_OPEN, GROUPS
from models.supervision.supplement_watch import Way

LIST = "/giam-sat/ho-so"
NOBODY = "khong"
STAFF = [role for role in Role if role.is_staff]


@dataclass(frozen=True)
class Choice:
    """`person` is the id of who holds work of the dossier, or "khong" for work that nobody has taken in hand.

    `drafter` goes with the ways in which supplements are asked for; `day` with what happened on a day.
    """

    group: str = ALL_OPEN.word
    procedure: str = ""
    step: str = ""
    person: str = ""
    partner: str = ""
    agency: str = ""
    drafter: str = ""
    day: date | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Choice:
        """A word nobody knows leads to an empty list, never to a longer one."""
        day = read_day(query.get("ngay", ""))
        return cls(
            query.get("nhom", ALL_OPEN.word) if day or not query.get("ngay") else "",
            query.get("thu-tuc", ""),
            query.get("buoc", ""),
            query.get("nguoi", ""),
            query.get("doi-tac", ""),
            query.get("co-quan", ""),
            query.get("nguoi-lap", ""),
            day,
        )

    def with_(self, **changes: str) -> Choice:
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        told = {
            "nhom": self.group,
            "thu-tuc": self.procedure,
            "buoc": self.step,
            "nguoi": self.person,
            "doi-tac": self.partner,
            "co-quan": self.agency,
            "nguoi-lap": self.drafter,
            "ngay": self.day.isoformat() if self.day else "",
        }
        return f"{LIST}?{urlencode({key: value for key, value in told.items() if value})}"

    def page_after(self, mark: str) -> str:
        return f"{self.address}&sau={mark}"


def read_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def chosen(look: Look, choice: Choice) -> ColumnElement[bool]:
    """Which dossiers the choice is about; only those the caller may see."""
    parts = [look.scope.dossiers, _in_group(look, choice)]
    if choice.procedure:
        parts.append(Dossier.procedure == choice.procedure)
    if choice.agency:
        parts.append(Dossier.agency_id.in_(select(Agency.id).where(Agency.code == choice.agency)))
    if choice.step or choice.person:
        parts.append(_awaits(look, choice))
    if choice.partner:
        parts.append(_awaits_partner(look, choice.partner))
    return and_(*parts)


def _in_group(look: Look, choice: Choice) -> ColumnElement[bool]:
    if choice.group in set(Way):
        return drafted_in_way(look, Way(choice.group), choice.drafter)
    group = GROUPS.get(choice.group)
    if group is None or choice.drafter:
        return false()
    moment = look.moment.on(choice.day) if choice.day else look.moment
    return group.holds(moment)


def _awaits(look: Look, choice: Choice) -> ColumnElement[bool]:
    """One and the same open piece of work is at that step and in that person's hands."""
    item = [WorkItem.dossier_id == Dossier.id, WorkItem.state == ItemState.OPEN, look.scope.items]
    if choice.step:
        item += [WorkItem.line == choice.step, WorkItem.aside.is_(False)]
    if choice.person:
        item.append(held_by(look, choice.person))
    return exists().where(*item)


def held_by(look: Look, person: str) -> ColumnElement[bool]:
    """Whether an open piece of work is in those hands now; "khong" is work of the staff in nobody's hands."""
    if person == NOBODY:
        free = or_(WorkItem.assignee_id.is_(None), WorkItem.claimed_until <= look.now)
        return and_(WorkItem.role.in_(STAFF), free)
    try:
        return and_(WorkItem.assignee_id == UUID(person), WorkItem.claimed_until > look.now)
    except ValueError:
        return false()


def _awaits_partner(look: Look, partner: str) -> ColumnElement[bool]:
    return exists().where(
        WorkItem.dossier_id == Dossier.id,
        WorkItem.state == ItemState.OPEN,
        WorkItem.role == Role.PARTNER,
        look.scope.items,
        Effect.reference == WorkItem.reference,
        Effect.partner == partner,
    )
