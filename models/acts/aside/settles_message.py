"""A partner said something about a dossier that does not fit: a person finds out what is meant."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.audit.audit_entry import record
from models.progress.inbox_message import InboxMessage
from models.role import Role


class MessageSettled(Outcome):
    settled: bool = True


class Settle(Form):
    name: ClassVar[str] = "settle"
    title: ClassVar[str] = "Đã làm rõ với đơn vị phối hợp"
    causes: ClassVar[str] = "Thông điệp không tự động áp dụng vào hồ sơ; cách giải quyết được ghi vào nhật ký."
    sample: ClassVar[dict[str, Any]] = {"note": "Bưu điện xác nhận đã thu đủ, gửi lại thông điệp đúng số tiền."}

    note: Sentence = Field(title="Cách giải quyết")


def _record(deed: Deed, form: Settle) -> MessageSettled:
    message = deed.session.get_one(InboxMessage, deed.item.subject_id)
    message.note = "đã làm rõ"
    record(deed.session, deed.actor, "message.settled", deed.now, dossier_id=deed.dossier.id, kind=message.kind)
    return MessageSettled()


SETTLES_MESSAGE = Act(
    line="settles_message",
    title="Thông điệp của đối tác không khớp – cần làm rõ",
    awaiting="Chờ làm rõ thông điệp của đơn vị phối hợp",
    role=Role.SUPERVISOR,
    also_role=Role.RETURN_DESK,
    forms=(Settle,),
    outcome=MessageSettled,
    record=_record,
)
