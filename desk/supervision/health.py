"""Sức khỏe hệ thống: engine, workers, queues and partners, each by what was last seen to go well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, text

from desk.member import member
from desk.supervision.look import Look
from desk.supervision.stuck_list import worker_listens
from desk.words.partner_words import partner as partner_words
from gateways.engine_runs import EngineRuns
from models.city_portal.lag import Lag, lag_of
from models.delivery.letter import Letter, LetterState
from models.linkage.partner_agency import PartnerAgency
from models.progress.effect import Effect
from models.progress.reading import Reading
from models.role import Role

_WELL = ("waiting", "ended")
# Every partner that was ever asked, each found by one step in the index of what was confirmed or is unsettled.
_PARTNERS = text("""
WITH RECURSIVE names AS (
    (SELECT partner FROM effect WHERE confirmed_at IS NOT NULL ORDER BY partner LIMIT 1)
    UNION ALL
    SELECT (SELECT partner FROM effect WHERE confirmed_at IS NOT NULL AND partner > names.partner
             ORDER BY partner LIMIT 1) FROM names WHERE names.partner IS NOT NULL)
SELECT partner FROM names WHERE partner IS NOT NULL
""")
_QUEUE = text("SELECT count(*), extract(epoch FROM now() - min(due_at)) FROM wake_up WHERE due_at <= now()")


@dataclass(frozen=True)
class EngineHealth:
    """`queue` dossiers are called and unread, the oldest for `waits_s` seconds by the database's clock."""

    known: bool
    answers: bool
    worker: bool
    last_well: datetime | None
    last_trouble: datetime | None
    queue: int
    waits_s: int


@dataclass(frozen=True)
class PartnerHealth:
    """`cut_since` is set while the last call found nobody: later than anything that went well."""

    name: str
    last_well: datetime | None
    unsettled: int
    oldest: datetime | None
    cut_since: datetime | None


@dataclass(frozen=True)
class LetterHealth:
    waiting: int
    oldest: datetime | None
    undeliverable: int


@dataclass(frozen=True)
class Health:
    engine: EngineHealth
    partners: list[PartnerHealth]
    letters: LetterHealth
    lag: Lag


def health(look: Look, runs: EngineRuns | None) -> Health:
    """What the whole house can see of itself; queues and lags tell numbers, no dossiers."""
    session = look.inside.session
    return Health(
        _engine(look, runs),
        _partners(look),
        _letters(look),
        lag_of(session, member(look.inside).agency_id, look.now, _narrowed(look)),
    )


def _narrowed(look: Look) -> ColumnElement[bool] | None:
    """Whoever runs the house must know of every message that waits; a supervisor counts those of what he sees."""
    return None if Role.ADMINISTRATOR in look.inside.caller.roles else look.scope.dossiers


def _engine(look: Look, runs: EngineRuns | None) -> EngineHealth:
    session = look.inside.session
    well = session.scalar(select(func.max(Reading.ended_at)).where(Reading.ended_as.in_(_WELL)))
    trouble = session.scalar(select(func.max(Reading.ended_at)).where(Reading.ended_as.in_(("failed", "incident"))))
    queue, waits_s = session.execute(_QUEUE).one()
    answers = runs is not None and runs.answers()
    return EngineHealth(runs is not None, answers, worker_listens(look), well, trouble, queue, int(waits_s or 0))


def _partners(look: Look) -> list[PartnerHealth]:
    session = look.inside.session
    open_ones = select(Effect.partner, func.count(), func.min(Effect.intended_at)).where(Effect.settled_at.is_(None))
    queues = {name: (count, oldest) for name, count, oldest in session.execute(open_ones.group_by(Effect.partner))}
    names = sorted({*session.scalars(_PARTNERS), *queues})
    last = dict(
        session.execute(
            select(Effect.partner, func.max(Effect.confirmed_at))
            .where(Effect.partner.in_(names), Effect.confirmed_at.is_not(None))
            .group_by(Effect.partner)
        ).all()
    )
    agencies = {
        row.code: row.name
        for row in session.execute(select(PartnerAgency.code, PartnerAgency.name).where(PartnerAgency.code.in_(names)))
    }
    cut = _cut(look)
    return [
        PartnerHealth(
            agencies.get(name) or partner_words(name),
            last.get(name),
            queues.get(name, (0, None))[0],
            queues.get(name, (0, None))[1],
            _since(cut.get(name), last.get(name)),
        )
        for name in names
    ]


def _cut(look: Look) -> dict[str, datetime]:
    """When a reading last went back because a partner could not be reached; the partner stands in brackets."""
    away = (
        select(Reading.awaiting, func.max(Reading.ended_at))
        .where(Reading.ended_as == "partner")
        .group_by(Reading.awaiting)
    )
    found = look.inside.session.execute(away)
    return {(words or "").rpartition("(")[2].rstrip(")"): at for words, at in found if at is not None}


def _since(cut_at: datetime | None, well_at: datetime | None) -> datetime | None:
    return cut_at if cut_at is not None and (well_at is None or cut_at > well_at) else None


def _letters(look: Look) -> LetterHealth:
    session = look.inside.session
    waits = select(func.count(), func.min(Letter.written_at)).where(Letter.state == LetterState.WAITING)
    waiting, oldest = session.execute(waits).one()
    lost = select(func.count()).where(Letter.state == LetterState.UNDELIVERABLE, Letter.written_at >= look.moment.since)
    return LetterHealth(waiting, oldest, session.scalar(lost) or 0)
