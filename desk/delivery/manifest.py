"""A collection of the post as the desk sees it: the parcels of one sheet, and the sheets so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, func, select, true
from sqlalchemy.orm import Session

from desk.delivery.page_of_rows import Mark, PageOfRows, write_mark
from desk.delivery.scanned import DOSSIER
from desk.member import member
from models.delivery.parcel import Parcel
from models.delivery.post_sheet import NOT_GIVEN, PostSheet, PostSheetParcel, open_sheet
from models.dossier import Dossier
from web.access import visible_dossiers
from web.problem import Problem
from web.visit import Inside

MOST_ON_A_SHEET = 200
SHEETS = 30


@dataclass(frozen=True)
class ManifestRow:
    """A parcel on a sheet: `on` says whether it was scanned or left out."""

    on: PostSheetParcel
    parcel: Parcel
    code: str
    recipient: str


@dataclass(frozen=True)
class SheetRow:
    sheet: PostSheet
    parcels: int
    scanned: int
    left_out: int


def find_sheet(inside: Inside, sheet_id: UUID) -> PostSheet:
    """The sheet, for somebody who may see every parcel on it; to anybody else it is not there."""
    sheet = inside.session.get(PostSheet, sheet_id)
    if sheet is None or sheet.agency_id != member(inside).agency_id or _hides(inside, sheet.id):
        raise Problem("not-found")
    return sheet


def sheet_at_work(inside: Inside) -> PostSheet | None:
    """The agency's open sheet, where this person may see it."""
    sheet = open_sheet(inside.session, member(inside).agency_id)
    return None if sheet is None or _hides(inside, sheet.id) else sheet


def _hides(inside: Inside, sheet_id: UUID) -> bool:
    of_sheet = (
        select(PostSheetParcel.id)
        .join(Parcel, Parcel.id == PostSheetParcel.parcel_id)
        .join(Dossier, Dossier.id == Parcel.dossier_id)
        .where(PostSheetParcel.sheet_id == sheet_id, visible_dossiers(inside.caller).is_not(true()))
    )
    return inside.session.scalar(of_sheet.limit(1)) is not None


def rows_of(session: Session, sheet: PostSheet) -> list[ManifestRow]:
    wanted = (
        select(PostSheetParcel, Parcel, Dossier.code, Dossier.applicant_name)
        .join(Parcel, Parcel.id == PostSheetParcel.parcel_id)
        .join(Dossier, Dossier.id == Parcel.dossier_id)
        .where(PostSheetParcel.sheet_id == sheet.id)
        .order_by(PostSheetParcel.place)
    )
    return [ManifestRow(*row) for row in session.execute(wanted)]


def parcels_here(inside: Inside) -> list[Parcel]:
    """What the next collection takes along, as far as this person may see it."""
    wanted = (
        select(Parcel)
        .join(Dossier, Dossier.id == Parcel.dossier_id)
        .where(visible_dossiers(inside.caller), NOT_GIVEN)
        .order_by(Parcel.booked_at, Parcel.id)
    )
    return list(inside.session.scalars(wanted.limit(MOST_ON_A_SHEET)))


def sheets_page(inside: Inside, after: Mark | None) -> PageOfRows[SheetRow]:
    """The sheets, the newest first, that hold nothing this person may not see."""
    # Of a dossier without a territory the filter says neither yes nor no; it is hidden, too.
    seen = func.bool_and(func.coalesce(visible_dossiers(inside.caller), false()))
    numbers = (
        func.count(PostSheetParcel.id),
        func.count(PostSheetParcel.scanned_at),
        func.count(PostSheetParcel.left_out_at),
    )
    wanted = (
        select(PostSheet, *numbers)
        .outerjoin(PostSheetParcel, PostSheetParcel.sheet_id == PostSheet.id)
        .outerjoin(Parcel, Parcel.id == PostSheetParcel.parcel_id)
        .outerjoin(Dossier, Dossier.id == Parcel.dossier_id)
        .where(PostSheet.agency_id == member(inside).agency_id)
        .group_by(PostSheet.id)
        .having(seen)
    )
    if after:
        wanted = wanted.where(PostSheet.drawn_up_at < after[0])
    found = inside.session.execute(wanted.order_by(PostSheet.drawn_up_at.desc()).limit(SHEETS + 1)).all()
    rows = [SheetRow(*row) for row in found[:SHEETS]]
    last = rows[-1].sheet if rows else None
    return PageOfRows(rows, write_mark(last.drawn_up_at, last.id) if last and len(found) > SHEETS else "")


def row_scanned(rows: Sequence[ManifestRow], typed: str) -> ManifestRow | None:
    """The parcel on this sheet whose own code, or whose dossier's code, was scanned."""
    text = typed.strip().upper()
    code = DOSSIER.search(text)
    meant = {text, code[0] if code else text}
    return next((row for row in rows if row.parcel.tracking_code in meant or row.code in meant), None)
