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
from models.supervision.supplement_watch import Way, askings

MOST = 100


@dataclass(frozen=True)
class DrafterRow:
    """Dossiers by way, each once; `doubtful` is the share of requests that give pause, in percent."""

    name: str
    ways: Mapping[Way, Number]
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
    found = askings(look.inside.session, look.scope, look.moment, look.calendar)
    by: dict[str, dict[Way, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    requests: dict[str, list[bool]] = defaultdict(list)
    for one in found:
        requests[one.drafter].append(len(one.ways) > 1)
        for way in one.ways:
            by[one.drafter][way].add(one.dossier_id)
    names = _names(look, list(by))
    rows = [
        DrafterRow(
            names.get(drafter, "không rõ"),
            {way: Number(len(ways[way]), _address(way, drafter)) for way in Way},
            round(100 * sum(requests[drafter]) / len(requests[drafter])),
        )
        for drafter, ways in by.items()
    ]
    return sorted(rows, key=lambda row: (-row.doubtful, -row.ways[Way.ALL].count, row.name))


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
