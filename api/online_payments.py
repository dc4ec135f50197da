"""Paying through the gateway: the order to be paid, and everything that was paid and given back."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from models.dossier import Dossier
from models.money.fee import CashReceipt, ReceiptLine
from models.money.owed import owed
from models.money.payment import OnlinePayment, PaymentIntent
from models.money.refund import Refund
from models.role import Role
from web.access import READ, find_dossier
from web.machines.api_visit import Api
from web.machines.idempotency import Reply, do_once, once
from web.machines.json_body import StrictRoute
from web.note_reading import note_reading
from web.online_payment import begin_payment
from web.open_to import OFFICE, open_to

router = APIRouter(prefix=f"{PREFIX}/dossiers", tags=["Phí, lệ phí"], route_class=StrictRoute)


class Nothing(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", json_schema_extra={"example": {}})


class OrderToPay(BaseModel):
    reference: Annotated[str, Field(title="Mã yêu cầu của cơ quan tại cổng thanh toán")]
    amount: Annotated[int, Field(title="Số tiền, đồng; đúng bằng số còn phải nộp")]
    state: str
    expires_at: datetime
    pay_url: Annotated[str, Field(title="Trang để trả tiền; không sửa được")]


class MoneyLine(BaseModel):
    code: str
    kind: Annotated[str, Field(title="fee (lệ phí), charge (phí) hoặc postage (cước bưu chính)")]
    title: str
    amount: int


class ReceiptShown(BaseModel):
    year: int
    number: int
    amount: int
    way: Annotated[str, Field(title="cash, cod hoặc online")]
    taken_at: datetime
    lines: list[MoneyLine]


class PaymentShown(BaseModel):
    gateway_ref: str
    amount: int
    paid_at: datetime
    booked: Annotated[bool, Field(title="Đã ghi biên lai")]


class RefundShown(BaseModel):
    id: UUID
    amount: int
    cause: str
    way: Annotated[str, Field(title="online hoặc cash")]
    state: str
    paid_at: datetime | None


class Money(BaseModel):
    owed: int
    orders: list[dict[str, Any]]
    receipts: list[ReceiptShown]
    payments: list[PaymentShown]
    refunds: list[RefundShown]


@router.post(
    "/{code}/payments/online",
    status_code=201,
    summary="Mở yêu cầu trả trực tuyến",
    responses={201: {"model": OrderToPay}},
    openapi_extra=ONCE,
)
@open_to(Role.RECEIVER, Role.RETURN_DESK, applicant=True)
def open_order(visit: Api, code: str, body: Nothing) -> Response:
    """Yêu cầu đang mở thì được trả lại nguyên vẹn. Chưa rõ lần trước kết thúc ra sao: 409 `payment-under-way`."""
    this = once(visit, body.model_dump())
    with visit.enter(code=code, secret=visit.tracking_secret) as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)

        def begin() -> Reply:
            intent, link = begin_payment(inside, visit.front, dossier)
            told = OrderToPay(
                reference=intent.reference,
                amount=intent.amount,
                state=intent.state.value,
                expires_at=intent.expires_at,
                pay_url=link,
            )
            return Reply(201, told.model_dump(mode="json"))

        return do_once(visit, inside, this, begin).response()


@router.get("/{code}/payments", summary="Tiền đã nộp, đã hoàn", response_model=Money)
@open_to(*OFFICE, client_verb=READ, applicant=True)
def show_money(visit: Api, code: str) -> Money:
    """Từng biên lai với các dòng lệ phí, phí, cước; từng khoản trả trực tuyến; từng khoản hoàn."""
    with visit.enter(code=code, secret=visit.tracking_secret) as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        note_reading(inside, dossier, "money")
        return _money(inside.session, dossier)


def _money(session: Session, dossier: Dossier) -> Money:
    def rows(table: Any, order: Any) -> Any:
        return session.scalars(select(table).where(table.dossier_id == dossier.id).order_by(order)).all()

    return Money(
        owed=owed(session, dossier.id),
        orders=[
            {"reference": one.reference, "amount": one.amount, "state": one.state.value}
            for one in rows(PaymentIntent, PaymentIntent.opened_at)
        ],
        receipts=[_receipt(session, one) for one in rows(CashReceipt, CashReceipt.number)],
        payments=[
            PaymentShown(
                gateway_ref=one.gateway_ref, amount=one.amount, paid_at=one.paid_at, booked=one.receipt_id is not None
            )
            for one in rows(OnlinePayment, OnlinePayment.heard_at)
        ],
        refunds=[RefundShown.model_validate(one, from_attributes=True) for one in rows(Refund, Refund.opened_at)],
    )


def _receipt(session: Session, receipt: CashReceipt) -> ReceiptShown:
    lines = session.scalars(
        select(ReceiptLine).where(ReceiptLine.receipt_id == receipt.id).order_by(ReceiptLine.code)
    ).all()
    return ReceiptShown(
        year=receipt.year,
        number=receipt.number,
        amount=receipt.amount,
        way=receipt.way,
        taken_at=receipt.taken_at,
        lines=[MoneyLine.model_validate(line, from_attributes=True) for line in lines],
    )
