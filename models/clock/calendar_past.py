"""What the calendar said before it was corrected: no version of it is lost."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Identified
from models.calendar_day import CalendarDay
from models.clock.national_days import last_year_of, national_days
from models.clock.office_hours import ORDINARY_HOURS
from models.clock.special_day import DayKind, SpecialDay
from models.clock.working_calendar import WorkingCalendar
from models.working_hours import WorkingHours


class CalendarPast(Identified, Base):
    """A row of `calendar_day` as it stood until `replaced_at`; written by the database itself (migration 0033)."""

    __tablename__ = "calendar_past"
    __table_args__ = (Index("ix_calendar_past_of_agency", "agency_id", "replaced_at"),)

    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    day: Mapped[date]
    kind: Mapped[DayKind] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(300))
    in_place_of: Mapped[date | None]
    foreseen: Mapped[bool]
    entered_by: Mapped[str] = mapped_column(String(80))
    entered_at: Mapped[datetime]
    replaced_at: Mapped[datetime]

    def as_special_day(self) -> SpecialDay:
        kind = DayKind(self.kind)
        return SpecialDay(self.day, kind, self.name, self.source, self.in_place_of, self.foreseen)


def calendar_as_of(session: Session, agency_id: UUID, at: datetime) -> WorkingCalendar:
    """This will give the agency's calendar as it was known at that instant."""
    national = days_entered(session, None, at) or list(national_days())
    entered = select(WorkingHours).where(WorkingHours.agency_id == agency_id, WorkingHours.entered_at <= at)
    hours = session.scalars(entered.order_by(WorkingHours.valid_from, WorkingHours.entered_at, WorkingHours.id))
    return WorkingCalendar(
        (ORDINARY_HOURS, *(row.as_office_hours() for row in hours)),
        [*national, *days_entered(session, agency_id, at)],
        last_year_of(national),
    )


def days_entered(session: Session, agency_id: UUID | None, at: datetime) -> list[SpecialDay]:
    """The agency's own days as known then, or the whole country's; the last word of a day stands last."""
    present = select(CalendarDay).where(CalendarDay.agency_id.is_not_distinct_from(agency_id))
    past = select(CalendarPast).where(CalendarPast.agency_id.is_not_distinct_from(agency_id))
    rows: list[CalendarDay | CalendarPast] = list(session.scalars(present.where(CalendarDay.entered_at <= at)))
    rows += session.scalars(past.where(CalendarPast.entered_at <= at, CalendarPast.replaced_at > at))
    return [row.as_special_day() for row in sorted(rows, key=lambda row: row.entered_at)]
