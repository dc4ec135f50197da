"""How much work there is by each choice of the filter, the other choices being in force; a thousand are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select

from desk.lists.agency_time import gone_from, horizon_of
from desk.lists.ranked_items import ranked_items
from desk.lists.work_filter import WorkFilter, watched_roles
from desk.member import member
from desk.words.remaining import Urgency
from language.phrase import Grouped, phrase
from models.acts.every_act import titles_by_line
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from procedures.catalogue import find
from procedures.civil_words import Channel
from web.visit import Inside

MOST = 1000
# A row of choices longer than this hides its rarest ones behind one word, so that the list itself stays in sight.
FEW = 4
_TITLES = titles_by_line()
_ROLES = {role.value: role.words for role in Role}
_HOLDERS = {"mine": "Tôi đang giữ", "free": "Chưa ai nhận", "others": "Đồng nghiệp giữ"}
_URGENCIES = {one.value: one.words for one in Urgency}


@dataclass(frozen=True)
class Choice:
    """One choice of a filter with what it would show; `on` is the one that is chosen now."""

    title: str
    count: str
    address: str
    on: bool


@dataclass(frozen=True)
class ChoiceRow:
    """The choices of one kind: those that show most, with the one that is chosen, and the rarer ones."""

    label: str
    few: list[Choice]
    more: list[Choice]


@dataclass(frozen=True)
class WorkCounts:
    """`matching` is how many pieces of work the whole filter shows; exact unless there are more than are counted."""

    matching: int
    total: str
    by_urgency: Mapping[Urgency, str]
    rows: tuple[ChoiceRow, ...]


_Facets = Mapping[str, Callable[[Any], set[str]]]


def work_counts(inside: Inside, wanted: WorkFilter) -> WorkCounts:
    """This will count in one query, or in two where the list is longer than what is counted and a filter is on."""
    found = _rows(inside, wanted)
    facets, capped = _facets(inside, wanted), len(found) > MOST
    kept = {name: value for name, value in wanted.chosen.items() if name in facets}
    matching = sum(_fits(row, kept, facets) for row in found)
    if capped and kept:
        matching = _count(inside, wanted)
    urgency = _tally(found, "urgency", kept, facets)
    return WorkCounts(
        matching=matching,
        total=in_words(matching),
        by_urgency={one: _told(urgency[one.value], capped) for one in Urgency},
        rows=tuple(
            row
            for label, name, titles in _groups(wanted, found)
            if (row := _choices(label, wanted, name, _tally(found, name, kept, facets), titles, capped))
        ),
    )


def _rows(inside: Inside, wanted: WorkFilter) -> Sequence[Row[Any]]:
    ids = ranked_items(inside, wanted, MOST + 1, only_lists=True)
    columns = (WorkItem.due_at, WorkItem.line, WorkItem.role, WorkItem.also_role, WorkItem.aside, WorkItem.assignee_id)
    more = (WorkItem.claimed_until, Dossier.procedure, Dossier.channel, StaffMember.full_name)
    query: Select[*tuple[Any, ...]] = select(*columns, *more).join(ids, ids.c.id == WorkItem.id)
    query = query.join(Dossier, Dossier.id == WorkItem.dossier_id)
    return inside.session.execute(query.outerjoin(StaffMember, StaffMember.id == WorkItem.assignee_id)).all()


def _count(inside: Inside, wanted: WorkFilter) -> int:
    return inside.session.scalar(select(func.count()).select_from(ranked_items(inside, wanted, MOST + 1))) or 0


def _facets(inside: Inside, wanted: WorkFilter) -> _Facets:
    """Under which values of each choice a row stands."""
    horizon, gone, me = horizon_of(inside), gone_from(inside), member(inside).id
    watched = watched_roles(inside.caller.roles, wanted)

    def holder(row: Any) -> set[str]:
        held = row.claimed_until is not None and row.claimed_until > inside.now and row.assignee_id not in gone
        return {str(row.assignee_id)} if held else set()

    def held(row: Any) -> set[str]:
        who = holder(row)
        return {"free"} if not who else {"mine" if who == {str(me)} else "others"}

    return {
        "urgency": lambda row: {horizon.urgency(row.due_at).value},
        "held": held,
        "holder": holder,
        "role": lambda row: {row.role, *({row.also_role} & watched if row.aside else ())},
        "step": lambda row: {row.line},
        "procedure": lambda row: {row.procedure},
        "channel": lambda row: {row.channel},
    }


def _fits(row: Any, kept: Mapping[str, str], facets: _Facets) -> bool:
    return all(value in facets[name](row) for name, value in kept.items())


def _tally(found: Iterable[Any], name: str, kept: Mapping[str, str], facets: _Facets) -> Counter[str]:
    """How many rows each value of this choice would show, all other choices being in force."""
    others = {other: value for other, value in kept.items() if other != name}
    return Counter(value for row in found if _fits(row, others, facets) for value in facets[name](row))


def _groups(wanted: WorkFilter, found: Sequence[Row[Any]]) -> list[tuple[str, str, Mapping[str, str]]]:
    names = {str(row.assignee_id): row.full_name for row in found if row.full_name}
    procedures = {row.procedure: find(row.procedure).title for row in found}
    channels = {row.channel: Channel.read(row.channel).words for row in found}
    shared = wanted.place.shared
    return [
        ("Hạn", "urgency", _URGENCIES),
        ("Đang giữ", "held", _HOLDERS),
        ("Người giữ", "holder", names if shared else {}),
        ("Vai trò", "role", _ROLES if shared else {}),
        ("Bước", "step", _TITLES),
        ("Thủ tục", "procedure", procedures),
        ("Cách nộp", "channel", channels),
    ]


def in_words(count: int) -> str:
    return phrase("hơn {most}", most=Grouped(MOST)) if count > MOST else f"{count:,}".replace(",", ".")


def _told(count: int, capped: bool) -> str:
    """Where the list is longer than what was counted, a count is only the least there can be."""
    return f"{count:,}".replace(",", ".") + ("+" if capped and count else "")


def _choices(
    label: str, wanted: WorkFilter, name: str, counted: Counter[str], titles: Mapping[str, str], capped: bool
) -> ChoiceRow | None:
    """One choice alone chooses nothing, so it is not offered unless it is the one in force."""
    present = getattr(wanted, name)
    keys = [key for key in titles if counted[key] or key == present]
    if not keys or (len(keys) < 2 and not present):
        return None
    # One that would be hidden alone takes no more room than the word that hides it.
    first = sorted(keys, key=lambda key: (key != present, -counted[key]))[: FEW if len(keys) > FEW + 1 else None]
    choices = {
        key: Choice(
            title=titles[key],
            count=_told(counted[key], capped),
            address=wanted.address(**{name: "" if key == present else str(key)}),
            on=key == present,
        )
        for key in keys
    }
    few = [choice for key, choice in choices.items() if key in first]
    return ChoiceRow(label, few, [choice for key, choice in choices.items() if key not in first])
