"""The figures of /giam-sat: grouped counts over the open dossiers, a fixed number of queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, or_, select

from desk.supervision.choice import NOBODY, STAFF, Choice
from desk.supervision.look import Look
from desk.words.partner_words import partner as partner_words
from models.acts.every_act import titles_by_line
from models.agency import Agency
from models.dossier import Dossier
from models.linkage.partner_agency import PartnerAgency
from models.progress.effect import Effect
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff_member import StaffMember
from models.supervision.apology import ApologyStage
from models.supervision.groups import DONE, DONE_IN_TIME, DONE_LATE, GROUPS, RECEIVED, STUCK
from models.supervision.standing import OPEN, Standing, standing
from procedures.catalogue import find

# By its key: which of the tables below a count belongs to. The word of the key is the field of `Choice`.
Tally = Mapping[str, Mapping[Standing, int]]
_TITLES = titles_by_line()


@dataclass(frozen=True)
class Number:
    """A count that is a link: `address` opens exactly the dossiers that were counted."""

    count: int
    address: str


@dataclass(frozen=True)
class BoardRow:
    title: str
    cells: Mapping[Standing, Number]
    total: Number


@dataclass(frozen=True)
class BoardTable:
    title: str
    head: str
    rows: list[BoardRow]
    empty: str


@dataclass(frozen=True)
class Board:
    """`standings` add up to `open`; `events` are those of today."""

    open: Number
    standings: Mapping[Standing, Number]
    events: Mapping[str, Number]
    stuck: Number
    apologies: Number
    tables: list[BoardTable]


def board(look: Look) -> Board:
    """This will count everything the page shows."""
    whole = _procedures(look)
    by_agency, by_procedure = _tally(whole, "agency"), _tally(whole, "procedure")
    overall = {place: sum(row.number for row in whole if row.standing == place) for place in Standing}
    return Board(
        open=Number(sum(overall.values()), Choice().address),
        standings={place: Number(count, Choice(place.value).address) for place, count in overall.items()},
        tables=[
            _table("Theo thủ tục", "Thủ tục", "procedure", by_procedure, lambda code: find(code).title),
            _table("Theo bước đang chờ", "Bước", "step", _steps(look), lambda line: _TITLES.get(line, line)),
            _people_table(look),
            _partner_table(look),
            *_agency_table(look, by_agency),
        ],
        **_once(look),
    )


def _once(look: Look) -> dict[str, Any]:
    """Today's events and the two numbers beside them, in one query."""
    today = (RECEIVED, DONE, DONE_IN_TIME, DONE_LATE)
    groups = (*today, STUCK, GROUPS[ApologyStage.DRAFTED.value])
    counts = [
        select(func.count()).select_from(Dossier).where(look.scope.dossiers, group.holds(look.moment)).scalar_subquery()
        for group in groups
    ]
    numbers = [
        Number(count, Choice(group.word, day=look.moment.day if group.of_a_day else None).address)
        for group, count in zip(groups, look.inside.session.execute(select(*counts)).one(), strict=True)
    ]
    events = {group.title: number for group, number in zip(today, numbers, strict=False)}
    return {"events": events, "stuck": numbers[-2], "apologies": numbers[-1]}


def _procedures(look: Look) -> list[Any]:
    place = standing(look.moment).label("standing")
    counted = (
        select(Agency.code.label("agency"), Dossier.procedure.label("procedure"), place, func.count().label("number"))
        .join(Agency, Agency.id == Dossier.agency_id)
        .where(look.scope.dossiers, OPEN)
        .group_by(Agency.code, Dossier.procedure, place)
    )
    return list(look.inside.session.execute(counted).all())


def _counted(look: Look, key: Any, *conditions: ColumnElement[bool], effects: bool = False) -> Tally:
    """Dossiers by key and standing, each once a key however many pieces of work it has there."""
    each = (
        select(Dossier.id, key.label("key"), standing(look.moment).label("standing"))
        .select_from(WorkItem)
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .where(WorkItem.state == ItemState.OPEN, look.scope.items, look.scope.dossiers, OPEN, *conditions)
        .distinct()
    )
    if effects:
        each = each.join(Effect, Effect.reference == WorkItem.reference)
    once = each.subquery()
    rows = look.inside.session.execute(
        select(once.c.key, once.c.standing, func.count().label("number")).group_by(once.c.key, once.c.standing)
    )
    return _tally(rows.all(), "key")


def _tally(rows: Iterable[Any], key: str) -> Tally:
    tally: dict[str, dict[Standing, int]] = {}
    for row in rows:
        places = tally.setdefault(str(getattr(row, key)), dict.fromkeys(Standing, 0))
        places[Standing(row.standing)] += row.number
    return tally


def _steps(look: Look) -> Tally:
    return _counted(look, WorkItem.line, WorkItem.aside.is_(False))


def _people_table(look: Look) -> BoardTable:
    """Work in somebody's hands, then what lies in nobody's."""
    held = and_(WorkItem.assignee_id.is_not(None), WorkItem.claimed_until > look.now)
    free = or_(WorkItem.assignee_id.is_(None), WorkItem.claimed_until <= look.now)
    holder = case((held, cast(WorkItem.assignee_id, String)), else_=literal(NOBODY))
    tally = _counted(look, holder, or_(held, and_(free, WorkItem.role.in_(STAFF))))
    names = _names(look, tally)
    return _table("Theo người đang giữ việc", "Người", "person", tally, lambda key: names.get(key, "Chưa ai nhận"))


def _names(look: Look, tally: Tally) -> dict[str, str]:
    ids = [UUID(key) for key in tally if key != NOBODY]
    rows = look.inside.session.execute(select(StaffMember.id, StaffMember.full_name).where(StaffMember.id.in_(ids)))
    return {str(row.id): row.full_name for row in rows}


def _partner_table(look: Look) -> BoardTable:
    tally = _counted(look, Effect.partner, WorkItem.role == Role.PARTNER, effects=True)
    known = select(PartnerAgency.code, PartnerAgency.name).where(PartnerAgency.code.in_(list(tally)))
    names = {row.code: row.name for row in look.inside.session.execute(known)}
    return _table(
        "Theo đơn vị phối hợp đang giữ", "Đơn vị", "partner", tally, lambda key: names.get(key) or partner_words(key)
    )


def _agency_table(look: Look, tally: Tally) -> list[BoardTable]:
    """Only for whoever sees several agencies: of one alone it would repeat the line above."""
    if len(tally) < 2:
        return []
    known = select(Agency.code, Agency.name).where(Agency.code.in_(list(tally)))
    names = {row.code: row.name for row in look.inside.session.execute(known)}
    return [_table("Theo cơ quan", "Cơ quan", "agency", tally, lambda key: names[key])]


def _table(title: str, head: str, field: str, tally: Tally, words: Any) -> BoardTable:
    """Rows with the most that is late first, then at risk, then by name; what is in nobody's hands stands last."""

    def weight(key: str) -> tuple[Any, ...]:
        places = tally[key]
        return (key == NOBODY, -places[Standing.LATE], -places[Standing.RISK], -sum(places.values()), words(key))

    rows = [_row(words(key), field, key, tally[key]) for key in sorted(tally, key=weight)]
    return BoardTable(title, head, rows, f"Không có hồ sơ nào ({title.lower()}).")


def _row(title: str, field: str, key: str, places: Mapping[Standing, int]) -> BoardRow:
    cells = {place: Number(count, Choice(place.value).with_(**{field: key}).address) for place, count in places.items()}
    return BoardRow(title, cells, Number(sum(places.values()), Choice().with_(**{field: key}).address))
