"""The figures of /giam-sat: grouped counts over the open dossiers, a fixed number of queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, Row, Select, String, and_, case, cast, func, literal, null, or_, select, union_all

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
from models.supervision.standing import OPEN, Standing, place_number
from procedures.catalogue import find

# By its key: which of the tables below a count belongs to. The word of the key is the field of `Choice`.
Tally = Mapping[str, Mapping[Standing, int]]
_TITLES = titles_by_line()
_PLACES = tuple(Standing)


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
    of = _tallies(look)
    overall = {place: sum(places[place] for places in of["procedure"].values()) for place in Standing}
    return Board(
        open=Number(sum(overall.values()), Choice().address),
        standings={place: Number(count, Choice(place.value).address) for place, count in overall.items()},
        tables=[
            _table("Theo thủ tục", "Thủ tục", "procedure", of["procedure"], lambda code: find(code).title),
            _table("Theo bước đang chờ", "Bước", "step", of["step"], lambda line: _TITLES.get(line, line)),
            _people_table(look, of["person"]),
            _partner_table(look),
            *_agency_table(look, of["agency"]),
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


def _tallies(look: Look) -> dict[str, Tally]:
    """By procedure, agency, step and person, in one query: the open dossiers and their open work are read once.

    A dossier is counted once for each key, however many pieces of work it has there.
    """
    place = place_number(look.moment)
    dossiers = (
        select(Dossier.id, Dossier.agency_id, Dossier.procedure, place.label("place"))
        .where(look.scope.dossiers, OPEN)
        .cte("open_dossiers")
    )
    work = _work(look, dossiers)
    in_steps = select(work.c.dossier_id, work.c.line, work.c.place).where(work.c.aside.is_(False)).distinct().subquery()
    by_person = select(work.c.dossier_id, work.c.holder, work.c.place)
    in_hands = by_person.where(or_(work.c.holder.is_not(None), work.c.of_staff)).distinct().subquery()
    agencies = select(Agency.code, dossiers.c.place).join(dossiers, dossiers.c.agency_id == Agency.id).subquery()
    counted = union_all(
        _by("procedure", dossiers.c.procedure, dossiers.c.place),
        _by("agency", agencies.c.code, agencies.c.place),
        _by("step", in_steps.c.line, in_steps.c.place),
        _by("person", in_hands.c.holder, in_hands.c.place),
    )
    found: dict[str, list[Row[Any]]] = {kind: [] for kind in ("procedure", "agency", "step", "person")}
    for row in look.inside.session.execute(counted):
        found[row.kind].append(row)
    return {kind: _tally(rows) for kind, rows in found.items()}


def _work(look: Look, dossiers: CTE) -> CTE:
    """The open work of these dossiers; `holder` is whoever has it in hand now."""
    held = and_(WorkItem.assignee_id.is_not(None), WorkItem.claimed_until > look.now)
    return (
        select(
            WorkItem.dossier_id,
            WorkItem.line,
            WorkItem.aside,
            WorkItem.role.in_(STAFF).label("of_staff"),
            case((held, WorkItem.assignee_id), else_=null()).label("holder"),
            dossiers.c.place,
        )
        .join(dossiers, dossiers.c.id == WorkItem.dossier_id)
        .where(WorkItem.state == ItemState.OPEN, look.scope.items)
        .cte("open_work")
    )


def _by(kind: str, key: Any, place: Any) -> Select[Any]:
    named = func.coalesce(cast(key, String), NOBODY)
    counted = select(
        literal(kind).label("kind"), named.label("key"), place.label("place"), func.count().label("number")
    )
    return counted.group_by(key, place)


def _tally(rows: Iterable[Row[Any]]) -> Tally:
    tally: dict[str, dict[Standing, int]] = {}
    for row in rows:
        places = tally.setdefault(row.key, dict.fromkeys(Standing, 0))
        places[_PLACES[row.place]] += row.number
    return tally


def _people_table(look: Look, tally: Tally) -> BoardTable:
    """Work in somebody's hands, then what lies in nobody's."""
    names = _names(look, tally)
    return _table("Theo người đang giữ việc", "Người", "person", tally, lambda key: names.get(key, "Chưa ai nhận"))


def _names(look: Look, tally: Tally) -> dict[str, str]:
    ids = [UUID(key) for key in tally if key != NOBODY]
    rows = look.inside.session.execute(select(StaffMember.id, StaffMember.full_name).where(StaffMember.id.in_(ids)))
    return {str(row.id): row.full_name for row in rows}


def _partner_table(look: Look) -> BoardTable:
    each = (
        select(Dossier.id, Effect.partner.label("key"), place_number(look.moment).label("place"))
        .select_from(WorkItem)
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .join(Effect, Effect.reference == WorkItem.reference)
        .where(
            WorkItem.state == ItemState.OPEN,
            WorkItem.role == Role.PARTNER,
            look.scope.items,
            look.scope.dossiers,
            OPEN,
        )
        .distinct()
        .subquery()
    )
    tally = _tally(look.inside.session.execute(_by("partner", each.c.key, each.c.place)))
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
    return BoardTable(title, head, rows, "Không có hồ sơ nào.")


def _row(title: str, field: str, key: str, places: Mapping[Standing, int]) -> BoardRow:
    cells = {place: Number(count, Choice(place.value).with_(**{field: key}).address) for place, count in places.items()}
    return BoardRow(title, cells, Number(sum(places.values()), Choice().with_(**{field: key}).address))
