"""Đánh giá: how satisfied people said they were in thirty days, and what they said, the least satisfied first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from desk.supervision.look import Look
from models.dossier import Dossier
from models.folder.rating import SATISFIED_FROM, Level, Rating
from procedures.catalogue import find

MOST = 40
SPAN = timedelta(days=30)


@dataclass(frozen=True)
class RatingRow:
    code: str
    procedure: str
    level: Level
    said: str
    given_at: datetime


@dataclass(frozen=True)
class Ratings:
    """`counts` are from the most satisfied down; `rows` at most forty."""

    counts: dict[Level, int]
    rows: list[RatingRow]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def satisfied(self) -> int:
        return sum(count for level, count in self.counts.items() if level >= SATISFIED_FROM)


def ratings(look: Look) -> Ratings:
    given = select(Rating.level, func.count()).join(Dossier, Dossier.id == Rating.dossier_id)
    conditions = (look.scope.dossiers, Rating.given_at >= look.now - SPAN)
    counted = look.inside.session.execute(given.where(*conditions).group_by(Rating.level)).all()
    found = dict(counted)
    latest = (
        select(Dossier.code, Dossier.procedure, Rating)
        .join(Dossier, Dossier.id == Rating.dossier_id)
        .where(*conditions)
        .order_by(Rating.level, Rating.given_at.desc(), Rating.dossier_id)
        .limit(MOST)
    )
    rows = [
        RatingRow(row.code, find(row.procedure).title, Level(row.Rating.level), row.Rating.said, row.Rating.given_at)
        for row in look.inside.session.execute(latest)
    ]
    return Ratings({level: found.get(int(level), 0) for level in sorted(Level, reverse=True)}, rows)
