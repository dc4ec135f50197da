"""What the post collects at doors for the office: expected, collected, handed on, parcel by parcel and day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.orm import aliased

from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.delivery.parcel import Parcel, ParcelEvent
from models.dossier import Dossier
from web.access import visible_dossiers
from web.visit import Inside

LATE_AFTER = 5
"""Working days after a delivery by which the post should have handed the money on."""
MOST = 200
REMITTED, COLLECTED = "parcel.cod_remitted", "parcel.cod_collected"


@dataclass(frozen=True)
class CashRow:
    """One parcel; sums in đồng, None where the post said nothing, or said it before sums were kept."""

    parcel: Parcel
    code: str
    collected: int | None
    remitted: int | None
    late: bool

    @property
    def difference(self) -> int:
        """What was handed on less what should have been, once it was."""
        if self.parcel.cod_remitted_at is None or self.remitted is None:
            return 0
        return self.remitted - self.parcel.cod_amount


@dataclass(frozen=True)
class CashStanding:
    """Of everything delivered against cash: `expected` = `remitted` + `open` - `difference`, always."""

    expected: int
    remitted: int
    open: int
    difference: int
    parcels_open: int


@dataclass(frozen=True)
class CashDay:
    """What the post handed on that day (Vietnam time), and everything it still has."""

    day: date
    standing: CashStanding
    handed_on: Sequence[CashRow]
    still_out: Sequence[CashRow]


def cash_day(inside: Inside, day: date, calendar: WorkingCalendar) -> CashDay:
    """This will read the day in three queries; rows and sums tell only of dossiers the reader may see."""
    begins = datetime.combine(day, time(), VIETNAM).astimezone(UTC)
    of_day = exists().where(
        ParcelEvent.parcel_id == Parcel.id,
        ParcelEvent.kind == REMITTED,
        ParcelEvent.happened_at >= begins,
        ParcelEvent.happened_at < begins + timedelta(days=1),
    )
    open_now = and_(_delivered(), Parcel.cod_remitted_at.is_(None))
    return CashDay(
        day,
        _standing(inside),
        _rows(inside, of_day, calendar),
        _rows(inside, open_now, calendar),
    )


def _delivered() -> ColumnElement[bool]:
    return and_(Parcel.cod_amount > 0, Parcel.delivered_at.is_not(None))


def _sum_of(kind: str) -> ColumnElement[int | None]:
    event = aliased(ParcelEvent)
    told = select(func.max(event.amount)).where(event.parcel_id == Parcel.id, event.kind == kind)
    return told.correlate(Parcel).scalar_subquery()


def _rows(inside: Inside, which: ColumnElement[bool], calendar: WorkingCalendar) -> list[CashRow]:
    wanted = (
        select(Parcel, Dossier.code, _sum_of(COLLECTED), _sum_of(REMITTED))
        .join(Dossier, Dossier.id == Parcel.dossier_id)
        .where(visible_dossiers(inside.caller), which)
        .order_by(Parcel.delivered_at, Parcel.id)
        .limit(MOST)
    )
    before = late_before(calendar, inside.now)
    return [
        CashRow(parcel, code, collected, remitted, _is_late(parcel, before))
        for parcel, code, collected, remitted in inside.session.execute(wanted)
    ]


def _is_late(parcel: Parcel, before: datetime) -> bool:
    return parcel.cod_remitted_at is None and parcel.delivered_at is not None and parcel.delivered_at < before


def late_before(calendar: WorkingCalendar, now: datetime) -> datetime:
    """Money for what was delivered before that instant is late."""
    day = now.astimezone(VIETNAM).date()
    for _ in range(LATE_AFTER):
        day = calendar.working_day_before(day)
    return calendar.start_of_day(day)


def _standing(inside: Inside) -> CashStanding:
    remitted = case((Parcel.cod_remitted_at.is_not(None), func.coalesce(_sum_of(REMITTED), Parcel.cod_amount)), else_=0)
    still_open = case((Parcel.cod_remitted_at.is_(None), Parcel.cod_amount), else_=0)
    wanted = (
        select(
            func.coalesce(func.sum(Parcel.cod_amount), 0),
            func.coalesce(func.sum(remitted), 0),
            func.coalesce(func.sum(still_open), 0),
            func.count().filter(Parcel.cod_remitted_at.is_(None)),
        )
        .join(Dossier, Dossier.id == Parcel.dossier_id)
        .where(visible_dossiers(inside.caller), _delivered())
    )
    expected, handed, left, parcels = (int(value) for value in inside.session.execute(wanted).one())
    return CashStanding(expected, handed, left, handed + left - expected, parcels)
