"""The chairman, as keeper of the account, agrees that money goes back, or says why it stays."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select

from models.acts.act import Act, Deed
from models.acts.aside.refund.pays_refund import PAYS_REFUND
from models.acts.outcome import Form, Outcome, Sentence
from models.acts.refusal import SamePerson
from models.audit.audit_entry import record
from models.money.refund import Refund, RefundState
from models.progress.open_aside import open_aside
from models.role import Role


class RefundDecided(Outcome):
    refund_id: UUID
    agreed: bool


class AgreeRefund(Form):
    name: ClassVar[str] = "agree_refund"
    title: ClassVar[str] = "Duyệt hoàn tiền"
    causes: ClassVar[str] = "Tiền trả trực tuyến được hoàn qua cổng thanh toán; tiền mặt được trả tại quầy."


class DeclineRefund(Form):
    name: ClassVar[str] = "decline_refund"
    title: ClassVar[str] = "Không hoàn"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Tiền không được hoàn; người nộp được báo lý do dưới đây."
    sample: ClassVar[dict[str, Any]] = {"reason": "Sao kê của cổng thanh toán cho thấy không có giao dịch này."}

    reason: Sentence = Field(title="Lý do")


def _record(deed: Deed, form: AgreeRefund | DeclineRefund) -> RefundDecided:
    refund = deed.session.get_one(Refund, deed.item.subject_id)
    if refund.proposed_by == deed.actor.key:
        raise SamePerson
    refund.decided_by, refund.decided_at = deed.actor.key, deed.now
    agreed = isinstance(form, AgreeRefund)
    if isinstance(form, DeclineRefund):
        refund.state, refund.reason = RefundState.DECLINED, form.reason
    else:
        _have_it_paid(deed, refund)
    record(
        deed.session,
        deed.actor,
        f"refund.{refund.state}",
        deed.now,
        dossier_id=deed.dossier.id,
        refund=refund.id,
        amount=refund.amount,
    )
    return RefundDecided(refund_id=refund.id, agreed=agreed)


def _have_it_paid(deed: Deed, refund: Refund) -> None:
    refund.state = RefundState.AGREED
    if refund.way == "online":
        refund.reference = f"refund-{refund.id}"
        refund.not_before = deed.session.scalar(select(func.now()))
    else:
        open_aside(deed.session, deed.dossier, PAYS_REFUND, leg=refund.leg, turn=1, at=deed.now, about=refund.id)


AGREES_REFUND = Act(
    line="agrees_refund",
    title="Duyệt hoàn tiền",
    awaiting="Chờ chủ tịch duyệt hoàn tiền",
    role=Role.CHAIRMAN,
    forms=(AgreeRefund, DeclineRefund),
    outcome=RefundDecided,
    record=_record,
)
