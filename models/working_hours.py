"""When an agency's desk is open, by weekday and season, as the agency entered it."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified
from models.clock.office_hours import OfficeHours, Session


class WorkingHours(Identified, Base):
    """`sessions` are written `07:30-11:30`; none means closed on these weekdays. The later `valid_from` goes first."""

    __tablename__ = "working_hours"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="ends_after_it_begins"),
        CheckConstraint("weekdays <@ ARRAY[0,1,2,3,4,5,6]::smallint[]", name="weekdays_exist"),
        CheckConstraint("months <@ ARRAY[1,2,3,4,5,6,7,8,9,10,11,12]::smallint[]", name="months_exist"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    months: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger), comment="the season, 1 to 12")
    weekdays: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger), comment="0 is Monday")
    sessions: Mapped[list[str]] = mapped_column(ARRAY(String(11)))
    reception_only: Mapped[bool] = mapped_column(default=False, comment="open, but no working day of any limit")
    entered_by: Mapped[str] = mapped_column(String(80), comment="actor key")
    entered_at: Mapped[datetime]

    @classmethod
    def enter(cls, agency_id: UUID, hours: OfficeHours, *, by: str, at: datetime) -> WorkingHours:
        """The row that says what the hours say; hours out of order cannot be made in the first place."""
        return cls(
            agency_id=agency_id,
            valid_from=hours.valid_from,
            valid_to=None if hours.valid_to == date.max else hours.valid_to,
            months=sorted(hours.months),
            weekdays=sorted(hours.weekdays),
            sessions=[f"{session.opens:%H:%M}-{session.closes:%H:%M}" for session in hours.sessions],
            reception_only=hours.reception_only,
            entered_by=by,
            entered_at=at,
        )

    def as_office_hours(self) -> OfficeHours:
        """What the working calendar is made of."""
        return OfficeHours(
            sessions=tuple(_session(written) for written in self.sessions),
            weekdays=frozenset(self.weekdays),
            months=frozenset(self.months),
            valid_from=self.valid_from,
            valid_to=self.valid_to or date.max,
            reception_only=self.reception_only,
        )


def _session(written: str) -> Session:
    opens, closes = written.split("-")
    return Session(time.fromisoformat(opens), time.fromisoformat(closes))
