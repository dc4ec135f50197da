"""Money lies here that is not owed: the return desk looks into it, and proposes what becomes of it."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.aside.refund.agrees_refund import AGREES_REFUND
from models.acts.outcome import Form, Outcome, Sentence
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.money.cancel_intent import cancel_intent
from models.money.owed import owed
from models.money.payment import OnlinePayment
from models.money.refund import Refund, RefundState
from models.money.write_receipt import write_receipt
from models.progress.open_aside import open_aside
from models.role import Role


class RefundProposed(Outcome):
    """`proposed_as` is the form's name: propose_refund or apply_to_fees."""

    refund_id: UUID
    proposed_as: str
    amount: int


class ProposeRefund(Form):
    name: ClassVar[str] = "propose_refund"
    title: ClassVar[str] = "Đề xuất hoàn tiền"
    causes: ClassVar[str] = "Chủ tịch xem xét; được duyệt thì tiền được hoàn và người nộp được báo."
    sample: ClassVar[dict[str, Any]] = {"reason": "Người nộp trả hai lần cho cùng một khoản, đã đối chiếu sao kê."}

    reason: Sentence = Field(title="Căn cứ đề xuất")


class ApplyToFees(Form):
    name: ClassVar[str] = "apply_to_fees"
    title: ClassVar[str] = "Dùng để nộp khoản còn thiếu"
    causes: ClassVar[str] = "Khoản tiền này được ghi biên lai vào số còn phải nộp của hồ sơ; không hoàn nữa."


def _record(deed: Deed, form: ProposeRefund | ApplyToFees) -> RefundProposed:
    refund = deed.session.get_one(Refund, deed.item.subject_id)
    refund.proposed_by, refund.proposed_at = deed.actor.key, deed.now
    if isinstance(form, ApplyToFees):
        _apply(deed, refund)
        refund.state = RefundState.APPLIED
    else:
        refund.state, refund.reason = RefundState.PROPOSED, form.reason
        open_aside(deed.session, deed.dossier, AGREES_REFUND, leg=refund.leg, turn=1, at=deed.now, about=refund.id)
    record(
        deed.session,
        deed.actor,
        f"refund.{refund.state}",
        deed.now,
        dossier_id=deed.dossier.id,
        refund=refund.id,
        amount=refund.amount,
    )
    return RefundProposed(refund_id=refund.id, proposed_as=form.name, amount=refund.amount)


def _apply(deed: Deed, refund: Refund) -> None:
    """A payment that came late or in another sum may still settle what is owed, if it is not more than that."""
    if refund.payment_id is None:
        raise FormFaults([FormFault("/outcome", "Khoản này đã có biên lai; chỉ đề xuất hoàn được.")])
    if owed(deed.session, deed.dossier.id) < refund.amount:
        raise FormFaults([FormFault("/outcome", "Hồ sơ không còn nợ đủ số này; hãy đề xuất hoàn tiền.")])
    cancel_intent(deed.session, deed.dossier.id, deed.now)
    receipt = write_receipt(deed.session, deed.dossier, refund.amount, deed.actor, deed.now, way="online")
    deed.session.get_one(OnlinePayment, refund.payment_id).receipt_id = receipt.id


PROPOSES_REFUND = Act(
    line="proposes_refund",
    title="Tiền thừa – đề xuất hoàn",
    awaiting="Chờ đề xuất hoàn tiền",
    role=Role.RETURN_DESK,
    forms=(ProposeRefund, ApplyToFees),
    outcome=RefundProposed,
    record=_record,
)
