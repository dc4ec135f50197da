"""Signing for a document one was given, and saying what came of it: an answer, a dossier, or that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, NotYourRole
from models.audit.audit_entry import record
from models.clock.written_time import in_vietnam
from models.dossier import Dossier
from models.incoming.grades import IncomingState
from models.incoming.incoming_document import IncomingDocument, NotNow
from models.incoming.incoming_task import IncomingTask, Part
from models.incoming.routing import LEADERS, standing_tasks
from models.staff_member import StaffMember


class Outcome(StrEnum):
    ANSWERED = "tra-loi"
    DOSSIER = "ho-so"
    DONE = "da-lam"
    FILED = "luu"

    @property
    def words(self) -> str:
        return _OUTCOME[self]


_OUTCOME = {
    Outcome.ANSWERED: "Đã có văn bản trả lời",
    Outcome.DOSSIER: "Đã lập hồ sơ giải quyết",
    Outcome.DONE: "Đã thực hiện xong",
    Outcome.FILED: "Để biết, lưu hồ sơ công việc",
}


@dataclass(frozen=True)
class Result:
    """`answer` and `answered_on` are number and day of the answer; `dossier` the one it led to, already seen by him."""

    outcome: Outcome
    words: str = ""
    answer: str = ""
    answered_on: date | None = None
    dossier: Dossier | None = None

    def faults(self, now: datetime) -> list[FormFault]:
        """What is missing of it, box by box."""
        found = []
        if self.outcome is Outcome.ANSWERED:
            found += [] if self.answer else [FormFault("/answer", "Ghi số, ký hiệu văn bản trả lời.")]
            found += [] if self.answered_on else [FormFault("/answered_on", "Ghi ngày văn bản trả lời.")]
        if self.answered_on is not None and self.answered_on > in_vietnam(now).date():
            found.append(FormFault("/answered_on", "Ngày văn bản trả lời không được sau hôm nay."))
        if self.outcome is Outcome.DOSSIER and self.dossier is None:
            found.append(FormFault("/dossier", "Ghi mã hồ sơ đã lập; hồ sơ phải thuộc phần việc bạn được xem."))
        if self.outcome is Outcome.DONE and not self.words:
            found.append(FormFault("/words", "Ghi ngắn gọn đã làm gì."))
        return found


def sign_for(
    session: Session, document: IncomingDocument, task: IncomingTask, staff: StaffMember, now: datetime
) -> bool:
    """This will note that he has received it, and say so; signed for once, it stays signed for by the first."""
    if not task.is_for(staff):
        raise NotYourRole
    if document.state is not IncomingState.ROUTED:
        raise NotNow
    if task.received_at is not None:
        return False
    task.received_at, task.received_by = now, staff.as_actor().key
    document.version += 1
    record(session, staff.as_actor(), "incoming.signed_for", now, document=document.id, task=task.id)
    return True


def settle(
    session: Session, document: IncomingDocument, result: Result, actor: Actor, staff: StaffMember, now: datetime
) -> None:
    """This will end the work; whoever leads may once he has signed for it, and the leader who gave it."""
    if document.state is not IncomingState.ROUTED:
        raise NotNow
    lead = next((task for task in standing_tasks(session, document.id) if task.part is Part.LEAD), None)
    if not LEADERS & actor.roles:
        if lead is None or not lead.is_for(staff):
            raise NotYourRole
        if lead.received_at is None:
            raise FormFaults([FormFault("/outcome", "Hãy ký nhận văn bản trước khi ghi kết quả.")])
    if faults := result.faults(now):
        raise FormFaults(faults)
    document.moves_on(IncomingState.ROUTED)
    document.state, document.step_due_at = IncomingState.SETTLED, None
    document.ended_at, document.ended_by = now, actor.key
    document.dossier_id = result.dossier.id if result.dossier and result.outcome is Outcome.DOSSIER else None
    document.ending = {
        "outcome": result.outcome.value,
        "words": result.words,
        "answer": result.answer,
        "answered_on": result.answered_on.isoformat() if result.answered_on else "",
    }
    record(session, actor, "incoming.settled", now, document=document.id, outcome=result.outcome)
