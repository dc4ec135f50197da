"""An agency has not taken what it must be told of its case: a person sends it again, or tells it another way."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field
from sqlalchemy import func, update

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.audit.audit_entry import record
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.progress.wake_up import ring
from models.role import Role


class AgencyRetold(Outcome):
    """`again` when the events were put back into the outbox, else they were told on another way."""

    again: bool
    events: int


class SendAgain(Form):
    name: ClassVar[str] = "send_again"
    title: ClassVar[str] = "Gửi lại"
    causes: ClassVar[str] = "Mọi sự kiện của hồ sơ mà cơ quan liên thông chưa nhận được gửi lại ngay."


class ToldOtherwise(Form):
    name: ClassVar[str] = "told_otherwise"
    title: ClassVar[str] = "Đã báo bằng cách khác"
    causes: ClassVar[str] = "Không gửi nữa; cách báo được ghi vào nhật ký. Cơ quan kia vẫn hỏi lại được bất cứ lúc nào."
    sample: ClassVar[dict[str, Any]] = {"note": "Đã điện thoại và gửi công văn báo kết quả cho phường."}

    note: Sentence = Field(title="Đã báo cho ai, bằng cách nào")


def _record(deed: Deed, form: SendAgain | ToldOtherwise) -> AgencyRetold:
    again = isinstance(form, SendAgain)
    unsent = update(OutgoingEvent).where(
        OutgoingEvent.dossier_id == deed.dossier.id, OutgoingEvent.state != EventState.SENT
    )
    anew = {"state": EventState.WAITING, "attempts": 0, "not_before": func.now(), "alerted_at": None}
    told = {"state": EventState.SENT, "sent_at": deed.now, "fault": "told-otherwise"}
    changed = deed.session.execute(unsent.values(**(anew if again else told)).returning(OutgoingEvent.id)).all()
    record(deed.session, deed.actor, "agency.retold", deed.now, dossier_id=deed.dossier.id, again=again)
    ring(deed.session)
    return AgencyRetold(again=again, events=len(changed))


RETELLS_AGENCY = Act(
    line="retells_agency",
    title="Cơ quan liên thông chưa nhận được thông báo",
    awaiting="Chờ báo lại cho cơ quan liên thông",
    role=Role.SUPERVISOR,
    also_role=Role.RECEIVER,
    forms=(SendAgain, ToldOtherwise),
    outcome=AgencyRetold,
    record=_record,
)
