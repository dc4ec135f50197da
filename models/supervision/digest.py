"""Each day of an agency as it ended, in figures: kept as they were counted, so that a later count can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Date, ForeignKey, Integer, UniqueConstraint, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.agency import Agency
from models.base import Base, Identified
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.supervision.groups import OF_A_DAY
from models.supervision.moment import Moment
from models.supervision.scope import Scope

# After a standstill of the whole office the days before are made good as well, but no longer back than this.
CATCH_UP_DAYS = 7


class DailyDigest(Identified, Base):
    """`figures` is {word of a group: how many dossiers}; one row a day and agency, never counted over."""

    __tablename__ = "daily_digest"
    __table_args__ = (UniqueConstraint("agency_id", "day"),)

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    day: Mapped[date] = mapped_column(Date)
    figures: Mapped[Any] = mapped_column(JSONB)
    made_at: Mapped[datetime]


def count_day(session: Session, scope: Scope, moment: Moment) -> dict[str, int]:
    """The figures of the day the moment looks at, all of them in one query."""
    counts = [
        select(func.count()).select_from(Dossier).where(scope.dossiers, group.holds(moment)).scalar_subquery()
        for group in OF_A_DAY
    ]
    row = session.execute(select(*(cast(count, Integer) for count in counts))).one()
    return {group.word: int(number) for group, number in zip(OF_A_DAY, row, strict=True)}


def make_digests(session: Session, now: datetime) -> int:
    """This will count every day that is over and has no digest yet, for every agency; gives how many it made."""
    yesterday = now.astimezone(VIETNAM).date() - timedelta(days=1)
    made = 0
    for agency_id in session.scalars(select(Agency.id).order_by(Agency.code)).all():
        for day in _days_wanted(session, agency_id, yesterday):
            moment = Moment.of(now, load_calendar(session, agency_id), day)
            made += _keep(session, agency_id, day, count_day(session, Scope.of_agency(agency_id), moment), now)
    return made


def _days_wanted(session: Session, agency_id: UUID, yesterday: date) -> list[date]:
    """Days since the agency's first dossier, of the last week."""
    first = session.scalar(select(func.min(Dossier.received_at)).where(Dossier.agency_id == agency_id))
    if first is None:
        return []
    earliest = max(first.astimezone(VIETNAM).date(), yesterday - timedelta(days=CATCH_UP_DAYS - 1))
    kept = select(DailyDigest.day).where(DailyDigest.agency_id == agency_id, DailyDigest.day >= earliest)
    done = set(session.scalars(kept))
    days = (earliest + timedelta(days=number) for number in range((yesterday - earliest).days + 1))
    return [day for day in days if day not in done]


def _keep(session: Session, agency_id: UUID, day: date, figures: Mapping[str, int], now: datetime) -> int:
    """Of two workers that count at once, one row stays."""
    new = insert(DailyDigest).values(id=uuid4(), agency_id=agency_id, day=day, figures=dict(figures), made_at=now)
    return len(session.execute(new.on_conflict_do_nothing().returning(DailyDigest.id)).all())
