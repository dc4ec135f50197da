"""The lists that belong to a dossier, each from its own table and in its own order."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.shapes.open_waits import open_waits
from models.acts.every_act import find_act
from models.clock.due import DueDate
from models.delivery.document import Document
from models.delivery.handed_out import handed_out
from models.delivery.parcel import Parcel, ParcelEvent
from models.dossier import Dossier
from models.intake.succession import chain_of
from models.money.fee import FeeLine
from models.money.owed import owed
from models.progress.journal_line import JournalLine
from models.role import Role
from models.status import Ending, Status
from web.access import visible_among
from web.caller import Caller


class LineWritten(BaseModel):
    """`outcome` is for the office only."""

    leg: str
    line: Annotated[str, Field(title="Tên bước")]
    turn: Annotated[int, Field(title="Lượt thứ mấy")]
    sequence: int
    kind: str
    title: str
    by: Annotated[str, Field(title="staff, client, applicant, partner hoặc system")]
    written_at: datetime
    outcome: dict[str, Any] | None = None


class Waited(BaseModel):
    id: Annotated[UUID, Field(title="Mã việc, dùng tại /work-items")]
    name: str
    title: Annotated[str, Field(title="Đang chờ gì")]
    role: Annotated[Role, Field(title="Chờ ai")]
    since: datetime
    due_at: datetime | None
    due_explained: Annotated[list[str], Field(title="Cách tính thời hạn, từng bước")]
    version: int
    shown_hash: Annotated[str | None, Field(title="Mã băm của nội dung phải xem trước khi trả lời")]


class DocumentShown(BaseModel):
    id: UUID
    kind: str
    title: str
    number: int
    drawn_at: datetime | None
    signed_at: datetime | None
    sealed_at: datetime | None
    sha256: str


class ParcelNews(BaseModel):
    kind: str
    happened_at: datetime
    note: str | None


class ParcelShown(BaseModel):
    tracking_code: Annotated[str, Field(title="Mã bưu gửi")]
    cod_amount: Annotated[int, Field(title="Thu hộ, đồng")]
    booked_at: datetime
    delivered_at: datetime | None
    returned_at: datetime | None
    events: list[ParcelNews]


class Fee(BaseModel):
    code: str
    kind: str
    title: str
    unit_price: int
    quantity: int
    amount: Annotated[int, Field(title="Phải nộp, đồng")]
    exempt_by: str | None
    legal_basis: str


class LinkShown(BaseModel):
    kind: Annotated[str, Field(title="opened: hồ sơ này mở ra; opened_by: hồ sơ đã mở ra hồ sơ này")]
    code: Annotated[str, Field(title="Mã hồ sơ")]
    procedure: str
    title: Annotated[str, Field(title="Tên thủ tục")]
    status: Status
    ending: Ending | None


def links_of(session: Session, dossier: Dossier, caller: Caller) -> list[LinkShown]:
    """This will give the dossiers before and after this one; of each no more than where it stands.

    The office names to its people only what they may see; whoever filed is told what his own matter has led to.
    """
    links = chain_of(session, dossier.id)
    if caller.staff is not None:
        seen = visible_among(session, caller, [link.dossier.id for link in links])
        links = [link for link in links if link.dossier.id in seen]
    return [
        LinkShown(
            kind=link.kind,
            code=link.dossier.code,
            procedure=link.dossier.procedure,
            title=link.procedure,
            status=Status(link.dossier.status),
            ending=link.dossier.ending,
        )
        for link in links
    ]


def journal_of(session: Session, dossier: Dossier, *, with_outcomes: bool) -> list[LineWritten]:
    """This will give the lines in the order in which they were written; markers are the engine's own affair."""
    lines = select(JournalLine).where(JournalLine.dossier_id == dossier.id, JournalLine.kind != "marker")
    ordered = lines.order_by(JournalLine.written_at, JournalLine.leg, JournalLine.sequence)
    return [
        LineWritten(
            leg=line.leg,
            line=line.line,
            turn=line.turn,
            sequence=line.sequence,
            kind=line.kind,
            title=line.title,
            by=line.actor.partition(":")[0],
            written_at=line.written_at,
            outcome=json.loads(line.outcome) if with_outcomes else None,
        )
        for line in session.scalars(ordered)
    ]


def waiting_for(session: Session, dossier: Dossier, promise: DueDate | None) -> list[Waited]:
    """This will give whom the dossier waits for now; `promise` is its own due time, None before it was accepted."""
    return [
        Waited(
            id=item.id,
            name=item.line,
            title=find_act(item.act).awaiting,
            role=item.role,
            since=item.opened_at,
            due_at=item.due_at,
            due_explained=explained,
            version=item.version,
            shown_hash=item.shown_hash,
        )
        for item, explained in open_waits(session, dossier, promise)
    ]


def documents_of(session: Session, dossier: Dossier, *, for_office: bool) -> list[DocumentShown]:
    """This will give what has been drawn up; others than the office see only what has been handed out."""
    drawn = select(Document).where(Document.dossier_id == dossier.id, Document.sha256.is_not(None))
    in_order = drawn.order_by(Document.reserved_at, Document.id)
    rows = session.scalars(in_order).all() if for_office else handed_out(session, dossier)
    return [DocumentShown.model_validate(row, from_attributes=True) for row in rows]


def parcels_of(session: Session, dossier: Dossier) -> list[ParcelShown]:
    """This will give the parcels with everything the post said of each."""
    parcels = session.scalars(select(Parcel).where(Parcel.dossier_id == dossier.id).order_by(Parcel.booked_at)).all()
    news: dict[UUID, list[ParcelNews]] = {parcel.id: [] for parcel in parcels}
    if news:
        told = select(ParcelEvent).where(ParcelEvent.parcel_id.in_(news)).order_by(ParcelEvent.happened_at)
        for event in session.scalars(told):
            news[event.parcel_id].append(ParcelNews.model_validate(event, from_attributes=True))
    return [
        ParcelShown(
            tracking_code=parcel.tracking_code,
            cod_amount=parcel.cod_amount,
            booked_at=parcel.booked_at,
            delivered_at=parcel.delivered_at,
            returned_at=parcel.returned_at,
            events=news[parcel.id],
        )
        for parcel in parcels
    ]


def fees_of(session: Session, dossier: Dossier) -> tuple[list[Fee], int]:
    """This will give the fee lines and what is still owed of them, in đồng."""
    lines = session.scalars(select(FeeLine).where(FeeLine.dossier_id == dossier.id).order_by(FeeLine.code)).all()
    fees = [Fee.model_validate(line, from_attributes=True) for line in lines]
    return fees, owed(session, dossier.id)
