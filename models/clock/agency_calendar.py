"""The working calendar of one agency, from the tables, as of now."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from models.actor import SYSTEM
from models.calendar_day import CalendarDay
from models.clock.clock import SystemClock
from models.clock.national_days import last_year_of, national_days
from models.clock.office_hours import ORDINARY_HOURS
from models.clock.working_calendar import WorkingCalendar
from models.working_hours import WorkingHours

# The digest covers every column of every row the calendar is made of, so no edit of any kind can be missed; agencies
# that entered nothing of their own share one calendar.
_DIGEST = text(
    """
    SELECT md5(concat(
        (SELECT string_agg(d::text, '|' ORDER BY d.id) FROM calendar_day d
          WHERE d.agency_id IS NULL OR d.agency_id = :agency_id),
        '#',
        (SELECT string_agg(h::text, '|' ORDER BY h.id) FROM working_hours h WHERE h.agency_id = :agency_id)))
    """
)
MOST_KEPT = 500
_kept: dict[str, WorkingCalendar] = {}


def load_calendar(session: Session, agency_id: UUID) -> WorkingCalendar:
    """The agency's calendar; one digest query when nothing has changed since it was last loaded by this process."""
    digest = str(session.scalar(_DIGEST, {"agency_id": agency_id}))
    calendar = _kept.get(digest)
    if calendar is None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        calendar = _kept[digest] = _read(session, agency_id)
    return calendar


def _read(session: Session, agency_id: UUID) -> WorkingCalendar:
    own = session.scalars(select(CalendarDay).where(CalendarDay.agency_id == agency_id)).all()
    entered = session.scalars(select(CalendarDay).where(CalendarDay.agency_id.is_(None))).all()
    # An instance that was not seeded yet counts with the file rather than work through Tết.
    national = [row.as_special_day() for row in entered] or list(national_days())
    hours = session.scalars(
        select(WorkingHours)
        .where(WorkingHours.agency_id == agency_id)
        .order_by(WorkingHours.valid_from, WorkingHours.entered_at, WorkingHours.id)
    )
    return WorkingCalendar(
        (ORDINARY_HOURS, *(row.as_office_hours() for row in hours)),
        [*national, *(row.as_special_day() for row in own)],
        last_year_of(national),
    )


def seed_national_days(session: Session, at: datetime | None = None) -> int:
    """Bring the national days of the file into the table and say how many rows that changed.

    May be run any number of times: rows seeded earlier follow the file, rows a person entered or corrected stay.
    """
    entered_at = at or SystemClock().now()
    rows = [
        {
            "agency_id": None,
            "day": special.on,
            "kind": special.kind,
            "name": special.name,
            "source": special.source,
            "in_place_of": special.in_place_of,
            "foreseen": special.foreseen,
            "entered_by": SYSTEM.key,
            "entered_at": entered_at,
        }
        for special in national_days()
    ]
    adding = insert(CalendarDay).values(rows)
    told = ("kind", "name", "source", "in_place_of", "foreseen")
    following = adding.on_conflict_do_update(
        constraint="uq_calendar_day_agency_id_day",
        set_={column: adding.excluded[column] for column in (*told, "entered_at")},
        where=(CalendarDay.entered_by == SYSTEM.key)
        & func.row(*(CalendarDay.__table__.c[column] for column in told)).is_distinct_from(
            func.row(*(adding.excluded[column] for column in told))
        ),
    )
    return len(session.execute(following.returning(CalendarDay.id)).all())
