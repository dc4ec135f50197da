"""Official documents another agency sends by machine: kept at once, given their số đến by a clerk (NĐ 30/2020)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from models.incoming.document_kind import DocumentKind
from models.incoming.grades import IncomingState, SigningCapacity, Urgency
from models.incoming.incoming_document import IncomingDocument
from models.incoming.particulars import CopyTo, Particulars
from models.partner_client import SEND_DOCUMENTS
from web.filing.receive_document import find_sent, hashes_of, receive_document
from web.machines.api_visit import Api
from web.machines.evidence import EvidenceRoute
from web.machines.idempotency import Reply, do_once, once
from web.open_to import open_to
from web.visit import Inside

router = APIRouter(prefix=f"{PREFIX}/official-documents", tags=["Văn bản đến"], route_class=EvidenceRoute)
Reference = Annotated[
    str, Field(max_length=80, pattern=r"^[A-Za-z0-9._~:-]+$", title="Mã của nơi gửi, mỗi văn bản một mã")
]
Words = Annotated[str, Field(pattern=r"\S")]
Line = Annotated[Words, Field(max_length=300)]


class _Told(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)


class CopyLine(_Told):
    who: Line
    purpose: Annotated[str, Field(max_length=300)] = ""


class OfficialDocument(_Told):
    """Văn bản mật không gửi qua mạng, nên không có độ mật."""

    reference: Reference
    agency: Annotated[str | None, Field(max_length=35, title="Mã định danh cơ quan nhận")] = None
    sender: Annotated[Words, Field(max_length=300, title="Cơ quan, tổ chức ban hành (tác giả)")]
    symbol: Annotated[str, Field(max_length=80, title="Số, ký hiệu")] = ""
    issued_on: Annotated[date, Field(strict=False, title="Ngày văn bản")]
    kind: Annotated[DocumentKind, Field(strict=False, title="Tên loại")] = DocumentKind.LETTER
    subject: Annotated[Words, Field(max_length=2000, title="Trích yếu")]
    urgency: Annotated[Urgency, Field(strict=False, title="Độ khẩn")] = Urgency.ORDINARY
    pages: Annotated[int, Field(ge=1, le=9999, title="Số trang")] = 1
    addressed_to: Annotated[list[Line], Field(default_factory=list, max_length=60, title="Kính gửi")]
    capacity: Annotated[SigningCapacity, Field(strict=False, title="Thẩm quyền ký")] = SigningCapacity.OWN
    position: Annotated[str, Field(max_length=200, title="Chức vụ người ký")] = ""
    signer: Annotated[str, Field(max_length=120, title="Người ký")] = ""
    copies_to: Annotated[list[CopyLine], Field(default_factory=list, max_length=60, title="Nơi nhận")]
    attachments: Annotated[list[Line], Field(default_factory=list, max_length=60, title="Tên tài liệu kèm theo")]
    reply_to: Annotated[
        str | None,
        Field(max_length=320, pattern=r"^[^@\s]{1,64}@[A-Za-z0-9.-]{1,255}$", title="Thư điện tử nhận báo số đến"),
    ] = None
    files: Annotated[
        list[Annotated[UUID, Field(strict=False)]],
        Field(min_length=1, max_length=10, title="Mã tệp từ POST /files; tệp đầu là chính văn bản"),
    ]

    def particulars(self) -> Particulars:
        """The line of the book as its sender would have it; blanks count as one."""
        return Particulars(
            sender=_plain(self.sender),
            symbol=_plain(self.symbol),
            issued_on=self.issued_on,
            kind=self.kind,
            subject=_plain(self.subject),
            urgency=self.urgency,
            pages=self.pages,
            addressed_to=tuple(map(_plain, self.addressed_to)),
            signer=_plain(self.signer),
            capacity=self.capacity,
            position=_plain(self.position),
            copies_to=tuple(CopyTo(_plain(one.who), _plain(one.purpose)) for one in self.copies_to),
            attachments=tuple(map(_plain, self.attachments)),
        )


class Standing(StrEnum):
    WAITING = "waiting"
    REGISTERED = "registered"
    RETURNED = "returned"
    CANCELLED = "cancelled"


_STANDING = {
    IncomingState.DELIVERED: Standing.WAITING,
    IncomingState.RETURNED: Standing.RETURNED,
    IncomingState.CANCELLED: Standing.CANCELLED,
}


class Acknowledged(BaseModel):
    reference: str
    state: Annotated[Standing, Field(title="Chờ vào sổ, đã vào sổ, trả lại, đã huỷ số")]
    received_at: Annotated[datetime, Field(title="Hệ thống nhận lúc")]
    number: Annotated[int | None, Field(title="Số đến, có khi đã vào sổ")] = None
    year: int | None = None
    arrived_at: Annotated[datetime | None, Field(title="Giờ đến ghi trong sổ")] = None
    reason: Annotated[str | None, Field(title="Lý do trả lại hoặc huỷ số")] = None
    sha256: Annotated[list[str], Field(title="Mã băm các tệp đã nhận, văn bản đứng đầu")]


@router.post(
    "", status_code=201, summary="Gửi văn bản đến", responses={201: {"model": Acknowledged}}, openapi_extra=ONCE
)
@open_to(client_verb=SEND_DOCUMENTS)
def send(visit: Api, body: OfficialDocument) -> Response:
    """Câu trả lời là báo nhận trong ngày; số đến do văn thư cấp, xem ở GET hoặc nhận qua thư điện tử. Mã đã gửi văn
    bản khác thì 409 `duplicate-case`."""
    this = once(visit, body.model_dump(mode="json"), for_ever=True)
    with visit.enter() as inside:

        def keep() -> Reply:
            document = receive_document(
                inside, visit.front, body.agency, body.reference, body.particulars(), body.files, body.reply_to
            )
            place = f"{PREFIX}/official-documents/{body.reference}"
            return Reply(201, _acknowledged(inside, document).model_dump(mode="json"), {"Location": place})

        return do_once(visit, inside, this, keep).response()


@router.get("/{reference}", summary="Văn bản đã gửi đang ở đâu")
@open_to(client_verb=SEND_DOCUMENTS)
def standing(visit: Api, reference: Annotated[str, Path(max_length=80, title="Mã của nơi gửi")]) -> Acknowledged:
    """Chưa từng nhận thì 404 với `code` là unknown-reference."""
    with visit.enter() as inside:
        return _acknowledged(inside, find_sent(inside, reference))


def _acknowledged(inside: Inside, document: IncomingDocument) -> Acknowledged:
    numbered = document.number is not None
    ending = document.ending if document.state in (IncomingState.RETURNED, IncomingState.CANCELLED) else None
    return Acknowledged(
        reference=document.reference or "",
        state=_STANDING.get(document.state, Standing.REGISTERED),
        received_at=(document.delivered_at or document.arrived_at).astimezone(UTC),
        number=document.number,
        year=document.year,
        arrived_at=document.arrived_at.astimezone(UTC) if numbered else None,
        reason=ending["reason"] if ending else None,
        sha256=hashes_of(inside.session, document),
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
