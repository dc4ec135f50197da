"""Bảng kê bàn giao bưu chính: which parcels were given to the post at one collection, signed by both sides."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, exists, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, ItemGone, StaleVersion
from models.agency import Agency
from models.audit.audit_entry import record
from models.base import Base, Identified
from models.clock.clock import VIETNAM
from models.delivery.parcel import Parcel, ParcelEvent
from models.failpoint import failpoint
from models.intake.counter import next_number
from models.sealed import SealedText

SERIES = "BKBC"
NOT_THERE = "Không có mặt lúc bàn giao"


class PostSheet(Identified, Base):
    """One collection. Open until it is handed over; an agency has one open sheet at a time."""

    __tablename__ = "post_sheet"
    __table_args__ = (
        UniqueConstraint("agency_id", "year", "number"),
        Index("ix_post_sheet_open", "agency_id", unique=True, postgresql_where=text("handed_at IS NULL")),
        Index("ix_post_sheet_newest", "agency_id", "drawn_up_at", "id"),
        CheckConstraint("(handed_at IS NULL) = (handed_by IS NULL)", name="handed_by_somebody"),
        CheckConstraint("(handed_at IS NULL) = (courier IS NULL)", name="handed_to_somebody"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    year: Mapped[int]
    number: Mapped[int]
    drawn_up_by: Mapped[str] = mapped_column(String(80))
    drawn_up_at: Mapped[datetime]
    courier: Mapped[str | None] = mapped_column(SealedText("post_sheet.courier"))
    handed_by: Mapped[str | None] = mapped_column(String(80))
    handed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    @property
    def name(self) -> str:
        return f"{self.number:03d}/{self.year}"


class PostSheetParcel(Identified, Base):
    """A parcel on a sheet: scanned at the hand-over, or left out of it for a reason that stays to be read."""

    __tablename__ = "post_sheet_parcel"
    __table_args__ = (
        UniqueConstraint("sheet_id", "parcel_id"),
        Index("ix_post_sheet_parcel_on", "parcel_id", unique=True, postgresql_where=text("left_out_at IS NULL")),
        CheckConstraint("(left_out_at IS NULL) = (left_out_because IS NULL)", name="left_out_for_a_reason"),
        CheckConstraint("scanned_at IS NULL OR left_out_at IS NULL", name="scanned_or_left_out"),
    )

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("post_sheet.id"), index=True)
    parcel_id: Mapped[UUID] = mapped_column(ForeignKey("parcel.id"))
    place: Mapped[int]
    scanned_by: Mapped[str | None] = mapped_column(String(80))
    scanned_at: Mapped[datetime | None]
    left_out_because: Mapped[str | None] = mapped_column(String(200))
    left_out_at: Mapped[datetime | None]


NOT_GIVEN = (
    Parcel.delivered_at.is_(None)
    & Parcel.returned_at.is_(None)
    & ~exists().where(ParcelEvent.parcel_id == Parcel.id)
    & ~exists().where(PostSheetParcel.parcel_id == Parcel.id, PostSheetParcel.left_out_at.is_(None))
)
"""Parcels that lie here: booked, unknown to the post so far, and on no sheet."""


def open_sheet(session: Session, agency_id: UUID, *, lock: bool = False) -> PostSheet | None:
    wanted = select(PostSheet).where(PostSheet.agency_id == agency_id, PostSheet.handed_at.is_(None))
    return session.scalars(wanted.with_for_update() if lock else wanted).one_or_none()


def lock_sheet(session: Session, sheet: PostSheet, version: int | None = None) -> None:
    """This will lock the sheet; raises `ItemGone` once it is handed over, `StaleVersion` for an old page."""
    session.refresh(sheet, with_for_update=True)
    if sheet.handed_at is not None:
        raise ItemGone("handed", sheet.handed_by)
    if version is not None and version != sheet.version:
        raise StaleVersion(sheet.version)


def draw_up(session: Session, agency_id: UUID, parcels: list[Parcel], actor: Actor, now: datetime) -> PostSheet:
    """This will put the parcels on the agency's open sheet, made if there is none; none of them twice.

    One that was left out of it lies there again, to be scanned like the others.
    """
    # Of two who begin at once the second finds the first one's sheet: where there is none yet, there is none to lock.
    session.execute(select(Agency.id).where(Agency.id == agency_id).with_for_update(key_share=True))
    sheet = open_sheet(session, agency_id, lock=True)
    if sheet is None:
        year = now.astimezone(VIETNAM).year
        number = next_number(session, agency_id, f"{SERIES}:{year}")
        sheet = PostSheet(
            id=uuid4(), agency_id=agency_id, year=year, number=number, drawn_up_by=actor.key, drawn_up_at=now, version=1
        )
        session.add(sheet)
        session.flush()
    new = _put_on(session, sheet, parcels)
    sheet.version += 1 if new else 0
    _note(session, sheet, "post_sheet.drawn_up", actor, now, parcels=new)
    return sheet


def _put_on(session: Session, sheet: PostSheet, parcels: list[Parcel]) -> int:
    """How many of them were not on it before, or were left out."""
    rows = session.scalars(select(PostSheetParcel).where(PostSheetParcel.sheet_id == sheet.id))
    known = {row.parcel_id: row for row in rows}
    again = [known[parcel.id] for parcel in parcels if parcel.id in known and known[parcel.id].left_out_at]
    for row in again:
        row.left_out_at = row.left_out_because = None
    new = [parcel for parcel in parcels if parcel.id not in known]
    for place, parcel in enumerate(new, start=len(known) + 1):
        session.add(PostSheetParcel(id=uuid4(), sheet_id=sheet.id, parcel_id=parcel.id, place=place))
    return len(again) + len(new)


def scan(session: Session, sheet: PostSheet, row: PostSheetParcel, actor: Actor, now: datetime) -> bool:
    """This will tick the parcel off; False when it was before. One that was left out is there after all."""
    lock_sheet(session, sheet)
    session.refresh(row, with_for_update=True)
    if row.scanned_at is not None:
        return False
    row.left_out_at = row.left_out_because = None
    row.scanned_at, row.scanned_by = now, actor.key
    _note(session, sheet, "post_sheet.scanned", actor, now, parcel=row.parcel_id)
    return True


def leave_out(
    session: Session, sheet: PostSheet, row: PostSheetParcel, because: str, actor: Actor, now: datetime
) -> None:
    """This will leave a parcel out of the collection; it waits for the next one."""
    lock_sheet(session, sheet)
    if not 5 <= len(because) <= 200:
        raise FormFaults([FormFault("/because", "Hãy ghi lý do (5 đến 200 ký tự).")])
    row.scanned_at = row.scanned_by = None
    row.left_out_at, row.left_out_because = now, because
    _note(session, sheet, "post_sheet.left_out", actor, now, parcel=row.parcel_id)


def hand_to_post(session: Session, sheet: PostSheet, courier: str, version: int, actor: Actor, now: datetime) -> None:
    """This will close the sheet: what was scanned is given, whatever else stands on it is left out for all to see."""
    lock_sheet(session, sheet, version)
    rows = list(session.scalars(select(PostSheetParcel).where(PostSheetParcel.sheet_id == sheet.id)))
    faults = []
    if not 2 <= len(courier) <= 200:
        faults.append(FormFault("/courier", "Hãy ghi họ tên nhân viên bưu điện nhận."))
    if not any(row.scanned_at for row in rows):
        faults.append(FormFault("/code", "Chưa quét bưu gửi nào để bàn giao."))
    if faults:
        raise FormFaults(faults)
    for row in rows:
        if row.scanned_at is None and row.left_out_at is None:
            row.left_out_at, row.left_out_because = now, NOT_THERE
    sheet.courier, sheet.handed_by, sheet.handed_at = courier, actor.key, now
    sheet.version += 1
    given = sum(1 for row in rows if row.scanned_at)
    _note(session, sheet, "post_sheet.handed_over", actor, now, parcels=given, left_out=len(rows) - given)
    session.flush()
    failpoint("post_sheet.before_commit")


def _note(session: Session, sheet: PostSheet, action: str, actor: Actor, now: datetime, **details: Any) -> None:
    record(session, actor, action, now, agency_id=sheet.agency_id, sheet=sheet.id, **details)
