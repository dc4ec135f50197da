"""How much work there is, by urgency, by step and by who holds it; counted up to a thousand, then "hơn 1.000"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from desk.lists.ranked_items import ranked_items
from desk.lists.work_filter import WorkFilter
from desk.member import member
from desk.words.remaining import Horizon, Urgency
from models.acts.every_act import titles_by_line
from models.clock.agency_calendar import load_calendar
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from procedures.catalogue import find
from web.visit import Inside

MOST = 1000
_TITLES = titles_by_line()


@dataclass(frozen=True)
class Choice:
    """One choice of a filter with what it would show; `on` is the one that is chosen now."""

    title: str
    count: str
    address: str
    on: bool


@dataclass(frozen=True)
class WorkCounts:
    total: str
    by_urgency: Mapping[Urgency, str]
    steps: list[Choice]
    holders: list[Choice]
    roles: list[Choice]
    procedures: list[Choice]


def work_counts(inside: Inside, wanted: WorkFilter) -> WorkCounts:
    """This will count in one query: at most a thousand and one rows, the most urgent ones, are looked at."""
    ids = ranked_items(inside, wanted, MOST + 1, only_lists=True)
    query = select(
        WorkItem.due_at, WorkItem.line, WorkItem.role, WorkItem.assignee_id, WorkItem.claimed_until, Dossier.procedure
    )
    query = query.join(ids, ids.c.id == WorkItem.id).join(Dossier, Dossier.id == WorkItem.dossier_id)
    found = inside.session.execute(query).all()
    horizon = Horizon.of(inside.now, load_calendar(inside.session, member(inside).agency_id))
    holder = Counter(_holder(inside, row.assignee_id, row.claimed_until) for row in found)
    steps, roles = Counter(row.line for row in found), Counter(row.role for row in found)
    procedures = Counter(row.procedure for row in found)
    urgency = Counter(horizon.urgency(row.due_at) for row in found)
    return WorkCounts(
        total=in_words(len(found)),
        by_urgency={one: in_words(urgency[one]) for one in Urgency},
        steps=_choices(wanted, "step", wanted.step, steps, _TITLES),
        holders=_choices(wanted, "held", wanted.held, holder, _HOLDERS),
        roles=_choices(wanted, "role", wanted.role, roles, _ROLES),
        procedures=_choices(wanted, "procedure", wanted.procedure, procedures, _procedure_titles(procedures)),
    )


def _holder(inside: Inside, assignee_id: UUID | None, claimed_until: datetime | None) -> str:
    if claimed_until is None or claimed_until <= inside.now:
        return "free"
    return "mine" if assignee_id == member(inside).id else "others"


_ROLES = {role.value: role.words for role in Role}
_HOLDERS = {"mine": "Tôi đang giữ", "free": "Chưa ai nhận", "others": "Đồng nghiệp giữ"}


def in_words(count: int) -> str:
    return f"hơn {MOST:,}".replace(",", ".") if count > MOST else f"{count:,}".replace(",", ".")


def _procedure_titles(counted: Mapping[str, int]) -> dict[str, str]:
    return {code: find(code).title for code in counted}


def _choices(
    wanted: WorkFilter, name: str, present: str, counted: Mapping[str, int], titles: Mapping[str, str]
) -> list[Choice]:
    """One choice alone chooses nothing, so it is not offered unless it is the one in force."""
    keys = [key for key in titles if counted.get(key) or key == present]
    if len(keys) < 2 and not present:
        return []
    return [
        Choice(
            title=titles[key],
            count=in_words(counted.get(key, 0)),
            address=wanted.address(**{name: "" if key == present else str(key)}),
            on=key == present,
        )
        for key in keys
    ]
