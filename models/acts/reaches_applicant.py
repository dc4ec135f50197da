"""A letter could not be delivered: a person sees to it that the applicant learns of it."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.delivery.letter import Letter, LetterState
from models.role import Role


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
    letter = deed.session.get_one(Letter, deed.item.subject_id)
    if ("@" in form.to) != (letter.channel == "email"):
        raise FormFaults([FormFault("/to", "Địa chỉ không hợp với kênh gửi của thông báo này.")])
    letter.to = form.to
    letter.state = LetterState.WAITING
    letter.attempts = 0
    letter.fault = None
    letter.in_doubt = False
    # A letter to another address is another message for whoever carries it.
    letter.reference = f"{letter.reference[:50]}-{deed.item.turn}"
    return ApplicantReached(how="sent_again")


REACHES_APPLICANT = Act(
    line="reaches_applicant",
    title="Thông báo không gửi được – liên hệ người nộp",
    awaiting="Chờ liên hệ người nộp",
    role=Role.RECEIVER,
    forms=(Told, SendAgain),
    outcome=ApplicantReached,
    record=_record,
)
