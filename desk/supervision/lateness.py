"""Trễ hẹn: which promises broke, who held the dossier when they did, and whose working time it all took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from desk.supervision.board import Number
from desk.supervision.choice import Choice
from desk.supervision.look import Look
from desk.words.remaining import working_time
from models.clock.time_of_dossier import time_of_dossier
from models.dossier import Dossier
from models.progress.pause import Pause
from models.progress.work_item import WorkItem
from models.supervision.groups import ALL_LATE, PAST_ITS_HOUR
from models.supervision.lateness import DONE_AT, Blame, blame, came_late
from procedures.catalogue import find

# The page says so when there are more; the sums are of these.
MOST = 200


@dataclass(frozen=True)
class LateRow:
    """`office`, `citizen` and `partner` are working time in words."""

    code: str
    procedure: str
    due_at: datetime
    done_at: datetime | None
    late_by: str
    blame: Blame
    office: str
    citizen: str
    partner: str


@dataclass(frozen=True)
class Lateness:
    """`by_blame` adds up to `all`; `still` are those whose hour went by while the clock stood still, which is not late.
    `shares` is each party's part of the time the shown ones took, in percent."""

    all: Number
    still: Number
    by_blame: list[tuple[Blame, Number]]
    rows: list[LateRow]
    shares: list[tuple[str, int]]


def lateness(look: Look) -> Lateness:
    """This will look at what is late now or came late in the last thirty days, the latest promise first."""
    rows, times = _rows(look)
    counted = _counted(look)
    return Lateness(
        Number(sum(counted.values()), Choice(ALL_LATE.word).address),
        _still(look),
        [(whom, Number(counted.get(whom, 0), Choice(whom.value).address)) for whom in Blame],
        rows,
        _shares(times),
    )


def _still(look: Look) -> Number:
    waits = select(func.count()).select_from(Dossier).where(look.scope.dossiers, PAST_ITS_HOUR.holds(look.moment))
    return Number(look.inside.session.scalar(waits) or 0, Choice(PAST_ITS_HOUR.word).address)


def _counted(look: Look) -> dict[Blame, int]:
    """Judged once for each dossier, then counted."""
    each = select(Dossier.id, blame().label("whom")).where(look.scope.dossiers, came_late(look.moment)).subquery()
    found = look.inside.session.execute(select(each.c.whom, func.count()).group_by(each.c.whom))
    return {Blame(whom): count for whom, count in found}


def _rows(look: Look) -> tuple[list[LateRow], list[tuple[timedelta, timedelta, timedelta]]]:
    latest = (
        select(Dossier, DONE_AT.label("done_at"), blame().label("whom"))
        .where(look.scope.dossiers, came_late(look.moment))
        .order_by(Dossier.due_at.desc(), Dossier.id)
        .limit(MOST)
    )
    found = look.inside.session.execute(latest).all()
    ids = [row.Dossier.id for row in found]
    pauses, items = _by_dossier(look, Pause, ids), _by_dossier(look, WorkItem, ids)
    rows, times = [], []
    for dossier, done_at, whom in found:
        split = time_of_dossier(dossier, pauses[dossier.id], items[dossier.id], look.calendar, look.now)
        times.append((split.office, split.citizen, split.partner))
        due_at = dossier.due_at or look.now
        late_by = look.calendar.working_time_between(due_at, done_at or look.now)
        rows.append(
            LateRow(
                dossier.code,
                find(dossier.procedure).title,
                due_at,
                done_at,
                working_time(late_by),
                Blame(whom),
                *(working_time(part) if part else "–" for part in times[-1]),
            )
        )
    return rows, times


def _by_dossier(look: Look, table: Any, ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    of: dict[UUID, list[Any]] = defaultdict(list)
    for row in look.inside.session.scalars(select(table).where(table.dossier_id.in_(ids))):
        of[row.dossier_id].append(row)
    return of


def _shares(times: list[tuple[timedelta, timedelta, timedelta]]) -> list[tuple[str, int]]:
    """Percent of office, citizen and partner; they add up to a hundred."""
    sums = [sum((one[number] for one in times), timedelta(0)) for number in range(3)]
    total = sum(sums, timedelta(0))
    if not total:
        return []
    office, citizen = (round(100 * part / total) for part in sums[:2])
    return [("Cơ quan", office), ("Người dân", citizen), ("Đơn vị phối hợp", 100 - office - citizen)]
