"""The commune where somebody died says whether it has issued the Giấy báo tử, within three working days."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.answers_query import CommuneAnswered
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.register.look_up import LookUp
from models.register.records.death import DEATH_QUERY
from models.role import Role

_ANSWERS = ("confirmed", "not_confirmed")


class DeathConfirmed(Outcome):
    """`answer` is confirmed, not_confirmed, no_record, or none when the commune stayed silent."""

    answer: str = "none"
    look_up_id: UUID | None = None
    lapsed: bool = False


class NoticeSeenOnPaper(Form):
    name: ClassVar[str] = "notice_seen"
    title: ClassVar[str] = "Ghi nhận Giấy báo tử nhận bằng văn bản"
    sample: ClassVar[dict[str, Any]] = {
        "number": "05/GBT-UBND",
        "issued_on": "2026-10-05",
        "issued_by": "Ủy ban nhân dân xã Mẫu",
        "seen": "Công văn trả lời kèm Giấy báo tử nhận qua bưu điện ngày hôm nay.",
    }

    number: ShortText = Field(title="Số Giấy báo tử")
    issued_on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$", title="Ngày cấp (năm-tháng-ngày)")
    issued_by: ShortText = Field(title="Cơ quan cấp")
    seen: Sentence = Field(title="Văn bản đã xem")


class DenialSeenOnPaper(Form):
    name: ClassVar[str] = "denial_seen"
    title: ClassVar[str] = "Ghi nhận văn bản trả lời không xác nhận"
    sample: ClassVar[dict[str, Any]] = {"seen": "Công văn trả lời: không xác nhận được việc chết trên địa bàn."}

    seen: Sentence = Field(title="Văn bản đã xem")


def _record(deed: Deed, form: CommuneAnswered | NoticeSeenOnPaper | DenialSeenOnPaper) -> DeathConfirmed:
    said = form.data if isinstance(form, CommuneAnswered) else _on_paper(form)
    look_up = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind=DEATH_QUERY,
        source="xa-khac" if isinstance(form, CommuneAnswered) else "giay-to",
        reference=deed.item.reference,
        answer=said,
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(look_up)
    answer = str(said.get("answer"))
    return DeathConfirmed(answer=answer if answer in _ANSWERS else "no_record", look_up_id=look_up.id)


def _on_paper(form: NoticeSeenOnPaper | DenialSeenOnPaper) -> dict[str, Any]:
    if isinstance(form, DenialSeenOnPaper):
        return {"answer": "not_confirmed", "seen": form.seen}
    try:
        date.fromisoformat(form.issued_on)
    except ValueError:
        raise FormFaults([FormFault("/issued_on", "Ngày cấp phải là ngày có thật.")]) from None
    certificate = {"number": form.number, "registered_on": form.issued_on, "office": form.issued_by}
    return {"answer": "confirmed", "seen": form.seen, "certificate": certificate}


CONFIRMS_DEATH = Act(
    line="answers_query",
    variant="death",
    title="Ghi nhận trả lời về Giấy báo tử của Ủy ban nhân dân cấp xã nơi chết",
    awaiting="Chờ Ủy ban nhân dân cấp xã nơi chết trả lời về Giấy báo tử",
    role=Role.PARTNER,
    also_role=Role.JUSTICE_OFFICER,
    forms=(CommuneAnswered,),
    also_forms=(NoticeSeenOnPaper, DenialSeenOnPaper),
    outcome=DeathConfirmed,
    record=_record,
    on_limit=DeathConfirmed(lapsed=True),
)
