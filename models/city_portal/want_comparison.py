"""Which days are still to be compared with the portal: yesterday by itself, any other when somebody asks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from models.agency import Agency
from models.city_portal.portal_message import PortalMessage
from models.city_portal.status_comparison import StatusComparison
from models.clock.clock import VIETNAM


def want_comparison(session: Session, agency_id: UUID, day: date) -> None:
    """This will have the day compared soon, again if it has been before."""
    new = insert(StatusComparison).values(id=uuid4(), agency_id=agency_id, day=day, looks=0, **_NOTHING_YET)
    again = {"look_at": func.now(), "looks": 0, "fault": None}
    session.execute(new.on_conflict_do_update(index_elements=["agency_id", "day"], set_=again))


def want_last_night(session: Session, now: datetime) -> int:
    """This will put down yesterday for every agency that told the portal anything then; how many were new."""
    yesterday = now.astimezone(VIETNAM).date() - timedelta(days=1)
    fresh = 0
    for agency_id in _that_told_and_wait(session, yesterday):
        new = insert(StatusComparison).values(id=uuid4(), agency_id=agency_id, day=yesterday, looks=0, **_NOTHING_YET)
        kept = session.execute(new.on_conflict_do_nothing().returning(StatusComparison.id))
        fresh += len(kept.all())
    return fresh


_NOTHING_YET = {"compared": 0, "differing": 0, "waiting": 0}


def _that_told_and_wait(session: Session, day: date) -> list[UUID]:
    began, ended = bounds_of(day)
    told = select(PortalMessage.id).where(
        PortalMessage.agency_id == Agency.id, PortalMessage.written_at >= began, PortalMessage.written_at < ended
    )
    done = select(StatusComparison.id).where(StatusComparison.agency_id == Agency.id, StatusComparison.day == day)
    return list(session.scalars(select(Agency.id).where(told.exists(), ~done.exists()).order_by(Agency.code)))


def bounds_of(day: date) -> tuple[datetime, datetime]:
    """A day in Việt Nam, from midnight to midnight."""
    began = datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
    return began, began + timedelta(days=1)
