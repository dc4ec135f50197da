"""Parcels as the delivery desk watches them: still here, on the way, silent, come back, with money still to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session

from desk.delivery.page_of_rows import Mark, PageOfRows, write_mark
from desk.words.partner_words import reason, said
from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.delivery.parcel import Parcel, ParcelEvent
from models.delivery.post_sheet import NOT_GIVEN, PostSheet, PostSheetParcel
from models.dossier import Dossier
from web.access import visible_dossiers
from web.visit import Inside

SILENT_AFTER = 3
"""Working days without a word of the post after which a parcel is looked for."""


@dataclass(frozen=True)
class Happened:
    """One thing the post said, in words: when, what, why or into whose hands, and its own record of it."""

    at: datetime
    words: str
    note: str
    proof: str
    amount: int | None


@dataclass(frozen=True)
class ParcelRow:
    """`last` is what the post said last; `silent_since` is set once it has been too long ago."""

    parcel: Parcel
    code: str
    recipient: str
    last: Happened | None
    sheet: str
    handed_at: datetime | None
    silent_since: datetime | None


_ON_ITS_WAY = and_(
    Parcel.delivered_at.is_(None),
    Parcel.returned_at.is_(None),
    or_(
        exists().where(ParcelEvent.parcel_id == Parcel.id),
        exists().where(PostSheetParcel.parcel_id == Parcel.id, PostSheetParcel.left_out_at.is_(None)),
    ),
)
_CASH_OPEN = and_(
    Parcel.cod_amount > 0,
    Parcel.delivered_at.is_not(None),
    Parcel.cod_remitted_at.is_(None),
    Parcel.returned_at.is_(None),
)
HERE, AWAY, CASH = "can-gui", "dang-gui", "cho-tien"
_WHICH: dict[str, ColumnElement[bool]] = {HERE: NOT_GIVEN, AWAY: _ON_ITS_WAY, CASH: _CASH_OPEN}


def count_parcels(inside: Inside, which: str) -> int:
    wanted = select(func.count()).select_from(Parcel).join(Dossier, Dossier.id == Parcel.dossier_id)
    return inside.session.scalar(wanted.where(visible_dossiers(inside.caller), _WHICH[which])) or 0


def parcels_page(
    inside: Inside, which: str, calendar: WorkingCalendar, most: int, after: Mark | None = None
) -> PageOfRows[ParcelRow]:
    """At most so many parcels of that kind, the oldest first, each with the last word of the post: three queries."""
    wanted = (
        select(Parcel, Dossier.code, Dossier.applicant_name)
        .join(Dossier, Dossier.id == Parcel.dossier_id)
        .where(visible_dossiers(inside.caller), _WHICH[which])
    )
    if after:
        wanted = wanted.where(tuple_(Parcel.booked_at, Parcel.id) > tuple_(*after))
    found = inside.session.execute(wanted.order_by(Parcel.booked_at, Parcel.id).limit(most + 1)).all()
    rows = parcel_rows(inside.session, [(row[0], row[1], row[2]) for row in found[:most]], inside.now, calendar)
    last = rows[-1].parcel if rows else None
    return PageOfRows(rows, write_mark(last.booked_at, last.id) if last and len(found) > most else "")


def parcel_rows(
    session: Session, found: Sequence[tuple[Parcel, str, str]], now: datetime, calendar: WorkingCalendar
) -> list[ParcelRow]:
    """The rows of parcels with their dossiers' codes and applicants."""
    ids = [parcel.id for parcel, _, _ in found]
    events, sheets = events_of(session, ids), _sheets(session, ids)
    rows = []
    for parcel, code, recipient in found:
        told = events.get(parcel.id, [])
        sheet, handed_at = sheets.get(parcel.id, ("", None))
        heard = max([parcel.booked_at, *(one.at for one in told), *([handed_at] if handed_at else [])])
        under_way = parcel.delivered_at is None and parcel.returned_at is None and (told or handed_at)
        silent = heard if under_way and heard < silent_before(calendar, now) else None
        rows.append(ParcelRow(parcel, code, recipient, told[-1] if told else None, sheet, handed_at, silent))
    return rows


def silent_before(calendar: WorkingCalendar, now: datetime) -> datetime:
    """A parcel nobody has said a word of since that instant is silent: so many working days have passed."""
    day = now.astimezone(VIETNAM).date()
    for _ in range(SILENT_AFTER):
        day = calendar.working_day_before(day)
    return calendar.start_of_day(day) - timedelta(microseconds=1)


def events_of(session: Session, ids: Collection[UUID]) -> dict[UUID, list[Happened]]:
    """Everything the post said of the parcels, in the order in which it happened there."""
    wanted = select(ParcelEvent).where(ParcelEvent.parcel_id.in_(ids)).order_by(ParcelEvent.happened_at, ParcelEvent.id)
    told: dict[UUID, list[Happened]] = {}
    for event in session.scalars(wanted) if ids else ():
        words = Happened(
            event.happened_at,
            said(event.kind),
            reason(event.note) if event.note else "",
            event.proof or "",
            event.amount,
        )
        told.setdefault(event.parcel_id, []).append(words)
    return told


def _sheets(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[str, datetime | None]]:
    wanted = (
        select(PostSheetParcel.parcel_id, PostSheet)
        .join(PostSheet, PostSheet.id == PostSheetParcel.sheet_id)
        .where(PostSheetParcel.parcel_id.in_(ids), PostSheetParcel.left_out_at.is_(None))
    )
    rows = session.execute(wanted).all() if ids else []
    return {parcel_id: (sheet.name, sheet.handed_at) for parcel_id, sheet in rows}
