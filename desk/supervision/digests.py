"""Tin ngày: the figures of a day as they were kept, each with the list behind it, and whether a new count agrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from desk.member import member
from desk.supervision.board import Number
from desk.supervision.choice import Choice
from desk.supervision.look import Look
from models.clock.written_time import in_vietnam, weekday_and_day
from models.supervision.digest import DailyDigest, count_day
from models.supervision.groups import OF_A_DAY
from web.access import hides_some

SHOWN = 31


@dataclass(frozen=True)
class DigestRow:
    """`kept` is what was counted at night, `now` what is counted now; equal unless facts of the day came later."""

    title: str
    kept: int | None
    now: Number


@dataclass(frozen=True)
class Digest:
    """`made_at` is None for a day that is not over, or that nobody counted."""

    day: date
    title: str
    made_at: datetime | None
    rows: list[DigestRow]
    before: date
    after: date | None
    sees_all: bool

    @property
    def agrees(self) -> bool:
        return all(row.kept == row.now.count for row in self.rows)


def digest(look: Look) -> Digest:
    """The day the look is at; the figures counted anew are of what the caller may see."""
    day = look.moment.day
    agency_id = member(look.inside).agency_id
    session = look.inside.session
    kept = session.scalars(
        select(DailyDigest).where(DailyDigest.agency_id == agency_id, DailyDigest.day == day)
    ).one_or_none()
    mine = count_day(session, look.scope, look.moment)
    # A narrower view than the whole agency must not be laid beside the agency's figures as if it were wrong.
    sees_all = kept is None or not hides_some(session, look.inside.caller)
    figures = kept.figures if kept is not None and sees_all else {}
    rows = [
        DigestRow(
            group.title.replace(" trong ngày", "").replace(" cuối ngày", " khi hết ngày"),
            figures.get(group.word),
            Number(mine[group.word], Choice(group.word, day=day).address),
        )
        for group in OF_A_DAY
    ]
    today = in_vietnam(look.now).date()
    return Digest(
        day,
        weekday_and_day(day),
        kept.made_at if kept else None,
        rows,
        day - timedelta(days=1),
        day + timedelta(days=1) if day < today else None,
        sees_all,
    )


def kept_days(look: Look) -> list[date]:
    """The latest days that were counted, the last first."""
    latest = select(DailyDigest.day).where(DailyDigest.agency_id == member(look.inside).agency_id)
    return list(look.inside.session.scalars(latest.order_by(DailyDigest.day.desc()).limit(SHOWN)))
