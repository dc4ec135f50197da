"""A letter could not be delivered: a person sees to it that the applicant learns of it."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field
from pydantic_core import PydanticCustomError
from sqlalchemy import func, select, text

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.delivery.letter import Letter, LetterState
from models.role import Role
from procedures.forms.email import plain_address
from procedures.forms.phone import normalised


class ApplicantReached(Outcome):
    how: str


class Told(Form):
    name: ClassVar[str] = "told"
    title: ClassVar[str] = "Đã báo trực tiếp cho người nộp"
    causes: ClassVar[str] = "Nội dung thông báo được ghi nhận là đã đến người nộp."
    sample: ClassVar[dict[str, Any]] = {"how": "Gọi điện lúc 10 giờ, gặp đúng người nộp."}

    how: ShortText = Field(title="Đã báo bằng cách nào")


class SendAgain(Form):
    name: ClassVar[str] = "send_again"
    title: ClassVar[str] = "Sửa địa chỉ và gửi lại"
    causes: ClassVar[str] = "Thông báo được gửi lại đến địa chỉ mới."
    sample: ClassVar[dict[str, Any]] = {"to": "nguoi.nop@vi-du.test"}

    to: ShortText = Field(title="Thư điện tử hoặc số điện thoại đúng")


def _record(deed: Deed, form: Told | SendAgain) -> ApplicantReached:
    if isinstance(form, Told):
        return ApplicantReached(how="told")
    channel, to = _address(form.to)
    letter = _letter_by(deed, channel)
    letter.to = to
    letter.state = LetterState.WAITING
    letter.attempts = 0
    letter.fault = None
    letter.in_doubt = False
    letter.sent_at = None
    letter.not_before = deed.session.scalar(select(func.now())) or deed.now
    letter.give_up_at = deed.session.scalar(select(func.now() + text("interval '3 days'"))) or deed.now
    # A letter to another address is another message for whoever carries it.
    letter.reference = f"{letter.reference[:50]}-{deed.item.turn}"
    return ApplicantReached(how="sent_again")


def _address(given: str) -> tuple[str, str]:
    """The channel that goes there, and the address as that channel needs it."""
    try:
        return ("e-mail", plain_address(given)) if "@" in given else ("sms", normalised(given))
    except PydanticCustomError as wrong:
        raise FormFaults([FormFault("/to", f"{wrong.message()[:1].upper()}{wrong.message()[1:]}.")]) from None


def _letter_by(deed: Deed, channel: str) -> Letter:
    """The letter of the same notice on that channel, or the undelivered one itself, which then changes its channel."""
    failed = deed.session.get_one(Letter, deed.item.subject_id)
    same_notice = select(Letter).where(
        Letter.dossier_id == failed.dossier_id,
        Letter.leg == failed.leg,
        Letter.line == failed.line,
        Letter.turn == failed.turn,
        Letter.notice == failed.notice,
        Letter.channel == channel,
    )
    letter = deed.session.scalars(same_notice).first() or failed
    letter.channel = channel
    return letter


REACHES_APPLICANT = Act(
    line="reaches_applicant",
    title="Thông báo không gửi được – liên hệ người nộp",
    awaiting="Chờ liên hệ người nộp",
    role=Role.RECEIVER,
    forms=(Told, SendAgain),
    outcome=ApplicantReached,
    record=_record,
)
