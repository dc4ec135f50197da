"""Another agency answers about its part of a linked group; an officer records an answer that came on paper.

What the agency said has been taken into the leg before (`LinkedLeg.take`): its message only says that there is news.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from language.phrase import phrase
from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.acts.refusal import FormFault, FormFaults, ItemGone
from models.audit.audit_entry import record
from models.linkage.leg_state import ANSWERS, LegState
from models.linkage.linked_leg import LinkedLeg
from models.progress.open_aside import close_asides
from models.progress.work_item import WorkItem
from models.role import Role
from procedures.code_list import CodeList


class LegAnswered(Outcome):
    """`verdict` is completed, rejected, supplement_requested, withdrawn, or send_again for one never received."""

    verdict: str
    leg_id: UUID
    sequence: int = 0
    on_paper: bool = False

    @property
    def asks_supplement(self) -> bool:
        return self.verdict == LegState.SUPPLEMENT_REQUESTED

    @property
    def to_be_sent_again(self) -> bool:
        return self.verdict == SendAgain.name


class NothingNew(ItemGone):
    """Thông điệp không có gì mới so với những gì đã ghi nhận."""

    def __init__(self) -> None:
        super().__init__("answered", None)


class Told(Form):
    name: ClassVar[str] = "told"
    title: ClassVar[str] = "Cơ quan phối hợp trả lời"

    data: dict[str, Any]


class PaperVerdict(CodeList):
    """What a paper result can say; a request for a supplement on paper is passed on by the desk itself."""

    COMPLETED = "completed", "Đã giải quyết"
    REJECTED = "rejected", "Từ chối giải quyết"


class PaperResultSeen(Form):
    name: ClassVar[str] = "paper_result_seen"
    title: ClassVar[str] = "Đã xem kết quả bản giấy"
    causes: ClassVar[str] = "Kết quả của cơ quan phối hợp được ghi nhận theo bản giấy đã xem; căn cứ lưu trong hồ sơ."
    sample: ClassVar[dict[str, Any]] = {
        "verdict": "completed",
        "number": "15/TB-CAP",
        "issued_on": "2026-10-08",
        "seen": "Thông báo kết quả có chữ ký và dấu của Công an phường, gia đình mang đến quầy.",
    }

    verdict: PaperVerdict = Field(title="Kết quả")
    number: ShortText = Field(title="Số văn bản")
    issued_on: date = Field(title="Ngày văn bản", strict=False)
    seen: Sentence = Field(title="Đã xem giấy tờ nào, ai đưa đến")


class SendAgain(Form):
    name: ClassVar[str] = "send_again"
    title: ClassVar[str] = "Chuyển lại qua hệ thống"
    causes: ClassVar[str] = "Hồ sơ được gửi lại cho cơ quan phối hợp, như lần đầu."


def _record(deed: Deed, form: Told | PaperResultSeen | SendAgain) -> LegAnswered:
    leg = deed.session.get_one(LinkedLeg, deed.item.subject_id, with_for_update=True)
    if isinstance(form, SendAgain):
        return LegAnswered(verdict=form.name, leg_id=leg.id)
    if isinstance(form, PaperResultSeen):
        return _on_paper(deed, leg, form)
    if leg.sequence <= leg.answered or leg.state not in ANSWERS:
        raise NothingNew
    leg.answered = leg.sequence
    return LegAnswered(verdict=LegState(leg.state).value, leg_id=leg.id, sequence=leg.sequence)


def _on_paper(deed: Deed, leg: LinkedLeg, form: PaperResultSeen) -> LegAnswered:
    """The paper rules where the wire is silent; what comes by wire afterwards finds the leg ended."""
    if form.issued_on > deed.now.date():
        raise FormFaults([FormFault("/issued_on", "Ngày văn bản ở sau hôm nay; hãy xem lại.")])
    leg.end(LegState(form.verdict.value), deed.now)
    seen = {"number": form.number, "issued_on": form.issued_on.isoformat(), "title": form.seen, "kind": "seen_on_paper"}
    if leg.state is LegState.COMPLETED:
        leg.results = [seen]
    else:
        leg.reasons = [
            {"reason": phrase("Văn bản số {form}: {seen}", form=form.number, seen=form.seen), "what_to_do": ""}
        ]
    close_asides(deed.session, deed.dossier.id, f"silence/{leg.name}", deed.actor.key, deed.now)
    record(deed.session, deed.actor, "leg.seen_on_paper", deed.now, dossier_id=deed.dossier.id, leg=leg.name)
    return LegAnswered(verdict=form.verdict.value, leg_id=leg.id, on_paper=True)


def _what_fits(item: WorkItem, forms: tuple[type[Form], ...]) -> tuple[type[Form], ...]:
    """Only what never arrived over there may be sent anew: a second case for the same child would be a mess."""
    return tuple(form for form in forms if form is not SendAgain or item.reference is None)


ANSWERS_LEG = Act(
    line="answers_leg",
    title="Ghi nhận kết quả của cơ quan phối hợp",
    awaiting="Chờ cơ quan phối hợp giải quyết",
    role=Role.PARTNER,
    also_role=Role.RECEIVER,
    forms=(Told,),
    also_forms=(PaperResultSeen, SendAgain),
    outcome=LegAnswered,
    record=_record,
    offers=_what_fits,
)
