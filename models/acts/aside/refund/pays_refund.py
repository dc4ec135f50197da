"""Money is given back in cash at the desk, against a numbered slip; whoever fetches it shows who he is."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, ShortText
from models.audit.audit_entry import record
from models.clock.clock import VIETNAM
from models.intake.counter import next_number
from models.money.refund import Refund, RefundState
from models.role import Role


class RefundPaidOut(Outcome):
    refund_id: UUID
    year: int
    number: int
    amount: int


class PaidOut(Form):
    name: ClassVar[str] = "paid_out"
    title: ClassVar[str] = "Đã trả lại tiền mặt"
    causes: ClassVar[str] = "Ghi phiếu chi có số; người nộp được báo đã nhận lại tiền."
    sample: ClassVar[dict[str, Any]] = {"identity_seen": "Căn cước của người nhận"}

    identity_seen: ShortText = Field(title="Giấy tờ của người nhận đã kiểm tra")


def _record(deed: Deed, form: PaidOut) -> RefundPaidOut:
    refund = deed.session.get_one(Refund, deed.item.subject_id)
    year = deed.now.astimezone(VIETNAM).year
    number = next_number(deed.session, refund.agency_id, f"phieu-chi:{year}")
    refund.payout_year, refund.payout_number = year, number
    refund.state, refund.paid_at, refund.paid_by = RefundState.PAID, deed.now, deed.actor.key
    record(
        deed.session,
        deed.actor,
        "refund.paid",
        deed.now,
        dossier_id=deed.dossier.id,
        refund=refund.id,
        amount=refund.amount,
    )
    return RefundPaidOut(refund_id=refund.id, year=year, number=number, amount=refund.amount)


PAYS_REFUND = Act(
    line="pays_refund",
    title="Trả lại tiền mặt",
    awaiting="Chờ trả lại tiền tại quầy",
    role=Role.RETURN_DESK,
    forms=(PaidOut,),
    outcome=RefundPaidOut,
    record=_record,
    never_by_author_of=("agrees_refund",),
)
