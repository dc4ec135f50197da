"""What has happened, as a feed without gaps: sealed audit entries as CloudEvents, for partners and supervisors.

Thin on purpose: ids, kinds and instants. Whoever needs more asks for the dossier, and that leaves a trace.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from api.documented import PREFIX
from models.agency import Agency
from models.audit.audit_entry import AuditEntry, AuditSeal
from models.dossier import Dossier
from models.role import Role
from models.status import Status
from web.access import READ, visible_dossiers
from web.caller import Caller
from web.machines.api_visit import Api
from web.open_to import open_to

router = APIRouter(prefix=f"{PREFIX}/events", tags=["Cơ quan phối hợp"])
LAST = 2**63 - 1
# How far one request looks: a partner with few dossiers gets few events and moves on all the same.
WINDOW = 1000
_PREFIX = "vn.gov.onestop.case"


class EventData(BaseModel):
    dossier: str
    procedure: str
    status: Annotated[Status, Field(title="Trạng thái hiện tại của hồ sơ")]


class Event(BaseModel):
    """CloudEvents 1.0.2, structured mode."""

    specversion: Literal["1.0"] = "1.0"
    id: str
    source: Annotated[str, Field(examples=["urn:vn:gov:H26.99.01:one-stop"])]
    type: Annotated[str, Field(examples=["vn.gov.onestop.case.dossier.filed.v1"])]
    time: datetime
    subject: Annotated[str, Field(title="Mã hồ sơ")]
    datacontenttype: Literal["application/json"] = "application/json"
    sequence: Annotated[str, Field(title="Số thứ tự trong sổ nhật ký, tăng dần, không thiếu số của người xem")]
    data: EventData


class Feed(BaseModel):
    items: list[Event]
    next: Annotated[int, Field(title="Gửi lại trong `after`; bằng `after` khi chưa có gì mới")]


@router.get("", summary="Dòng sự kiện")
@open_to(Role.SUPERVISOR, client_verb=READ)
def events(visit: Api, after: Annotated[int, Query(ge=0, le=LAST, title="Đã nhận đến số")] = 0) -> Feed:
    """Đọc tiếp từ `next` của lần trước, không bỏ sót và không đảo thứ tự. Việc xem hồ sơ không nằm trong dòng này."""
    with visit.enter() as inside:
        last = _last_in_window(inside.session, after)
        rows = _rows(inside.session, inside.caller, after, last)
        return Feed(items=[_event(row) for row in rows], next=last)


def _last_in_window(session: Session, after: int) -> int:
    """Seals are numbered without gaps, so the window's end is known without looking at what is in it."""
    numbers = select(AuditSeal.number).where(AuditSeal.number > after).order_by(AuditSeal.number)
    window = session.scalars(numbers.limit(WINDOW)).all()
    return window[-1] if window else after


def _rows(session: Session, caller: Caller, after: int, last: int) -> list[Row[AuditSeal, AuditEntry, Dossier, str]]:
    query = (
        select(AuditSeal, AuditEntry, Dossier, Agency.code)
        .join(AuditEntry, AuditEntry.id == AuditSeal.entry_id)
        .join(Dossier, Dossier.id == AuditEntry.dossier_id)
        .join(Agency, Agency.id == Dossier.agency_id)
        .where(AuditSeal.number > after, AuditSeal.number <= last, visible_dossiers(caller))
        .where(AuditEntry.action.not_like("%.read"), AuditEntry.action.not_like("seal.%"))
    )
    return list(session.execute(query.order_by(AuditSeal.number)).all())


def _event(row: Row[AuditSeal, AuditEntry, Dossier, str]) -> Event:
    seal, entry, dossier, agency = row
    return Event(
        id=str(seal.number),
        source=f"urn:vn:gov:{agency}:one-stop",
        type=f"{_PREFIX}.{entry.action}.v1",
        time=entry.at,
        subject=dossier.code,
        sequence=str(seal.number),
        data=EventData(dossier=dossier.code, procedure=dossier.procedure, status=dossier.status),
    )
