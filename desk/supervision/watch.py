"""Bổ sung, gia hạn: who asks for supplements how often and in which way, and who gives new dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from desk.supervision.board import Number
from desk.supervision.choice import Choice
from desk.supervision.look import Look
from models.dossier import Dossier
from models.progress.reappointment import Reappointment
from models.staff_member import StaffMember
from models.supervision.supplement_watch import Asking, Way, askings, checks_of

MOST = 100


@dataclass(frozen=True)
class DrafterRow:
    """Dossiers by way, each once. In percent: `rate`, how many of those checked were asked about (None of none), and
    `doubtful`, how many of the requests give pause."""

    name: str
    ways: Mapping[Way, Number]
    rate: int | None
    doubtful: int


@dataclass(frozen=True)
class ExtensionRow:
    name: str
    code: str
    given_at: datetime
    instead_of: datetime
    until: datetime
    reason: str


@dataclass(frozen=True)
class Watch:
    drafters: list[DrafterRow]
    extensions: list[ExtensionRow]


def watch(look: Look) -> Watch:
    extensions = _extensions(look)
    return Watch(_drafters(look), extensions)


def _drafters(look: Look) -> list[DrafterRow]:
    session, asked = look.inside.session, defaultdict[str, list[Asking]](list)
    for one in askings(session, look.scope, look.moment, look.calendar):
        asked[one.drafter].append(one)
    checked = checks_of(session, look.scope, look.moment)
    everybody = sorted({*asked, *checked})
    names = _names(look, everybody)
    rows = [_drafter(one, names.get(one, "không rõ"), asked[one], checked.get(one, 0)) for one in everybody]
    return sorted(rows, key=lambda row: (-row.doubtful, -row.ways[Way.ALL].count, row.name))


def _drafter(drafter: str, name: str, asked: list[Asking], checked: int) -> DrafterRow:
    counts = {way: len({one.dossier_id for one in asked if way in one.ways}) for way in Way} | {Way.CHECKED: checked}
    doubtful = sum(len(one.ways) > 1 for one in asked)
    return DrafterRow(
        name,
        {way: Number(count, _address(way, drafter)) for way, count in counts.items()},
        round(100 * counts[Way.ALL] / checked) if checked else None,
        round(100 * doubtful / len(asked)) if asked else 0,
    )


def _address(way: Way, drafter: str) -> str:
    return Choice(way.value, drafter=drafter.partition(":")[2]).address


def _names(look: Look, actors: list[str]) -> dict[str, str]:
    ids = [UUID(actor.partition(":")[2]) for actor in actors if actor.startswith("staff:")]
    people = look.inside.session.execute(select(StaffMember.id, StaffMember.full_name).where(StaffMember.id.in_(ids)))
    return {f"staff:{row.id}": row.full_name for row in people}


def _extensions(look: Look) -> list[ExtensionRow]:
    """The latest new dates of the last thirty days, with what the families were told."""
    given = (
        select(Reappointment, Dossier.code)
        .join(Dossier, Dossier.id == Reappointment.dossier_id)
        .where(Reappointment.given_at >= look.moment.since, look.scope.dossiers)
        .order_by(Reappointment.given_at.desc(), Reappointment.dossier_id)
        .limit(MOST)
    )
    found = look.inside.session.execute(given).all()
    names = _names(look, [one.given_by for one, _ in found])
    return [
        ExtensionRow(names.get(one.given_by, "không rõ"), code, one.given_at, one.instead_of, one.until, one.reason)
        for one, code in found
    ]
