"""One incoming document: what it says, its files, who has it, until when, what came of it, and all that was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from desk.folder.who import names_of
from desk.incoming.book_page import due_words
from desk.incoming.facts import Change, Fact, differences, facts_of
from desk.incoming.receivers import TaskRow, tasks_of
from desk.incoming.registering import signature_words
from desk.words.remaining import Horizon
from language.phrase import one_after_another, phrase, small_first
from models.clock.agency_calendar import load_calendar
from models.clock.written_time import day
from models.delivery.letter import LetterState
from models.dossier import Dossier
from models.incoming.document_kind import DocumentKind
from models.incoming.grades import IncomingState, Medium, Secrecy, SigningCapacity, Urgency
from models.incoming.incoming_document import FilePart, IncomingCorrection, IncomingDocument, IncomingFile
from models.incoming.limits import present_in_words
from models.incoming.particulars import Particulars
from models.incoming.register import same_papers
from models.incoming.reply import IncomingReply
from models.incoming.settle import Outcome
from models.intake.stored_file import StoredFile
from models.partner_client import PartnerClient
from models.staff_member import StaffMember
from web.access import visible_dossiers
from web.visit import Inside

CHOICES = {
    "kind": [(one.value, one.words) for one in DocumentKind],
    "urgency": [(one.value, one.words) for one in Urgency],
    "secrecy": [(one.value, one.words) for one in Secrecy],
    "capacity": [(one.value, one.words) for one in SigningCapacity],
    "medium": [(one.value, one.words) for one in Medium],
    "outcome": [(one.value, one.words) for one in Outcome],
}
_REPLIES = {
    LetterState.WAITING: "đang gửi",
    LetterState.SENT: "đã gửi",
    LetterState.UNDELIVERABLE: "không gửi được; hãy báo bằng cách khác hoặc gửi lại",
}


@dataclass(frozen=True)
class FileRow:
    file: StoredFile
    part: FilePart
    added_at: datetime
    added_by: str


@dataclass(frozen=True)
class Done:
    """One line of the history."""

    at: datetime
    who: str
    what: str


@dataclass(frozen=True)
class DocumentPage:
    """`facts` are only those there are; `result` in words once it has ended."""

    document: IncomingDocument
    told: Particulars
    facts: list[Fact]
    files: list[FileRow]
    tasks: list[TaskRow]
    replies: list[tuple[IncomingReply, str]]
    signatures: list[tuple[str, bool]]
    corrections: list[tuple[IncomingCorrection, str, list[Change]]]
    history: list[Done]
    due: str
    left: str
    urgency: str
    step: str
    leader: str
    result: str
    dossier: str
    deliverer: str
    same: list[IncomingDocument]

    @property
    def original(self) -> FileRow | None:
        return next((row for row in self.files if row.part is FilePart.ORIGINAL), None)

    @property
    def stamped(self) -> FileRow | None:
        """The copy stamped last."""
        return next((row for row in reversed(self.files) if row.part is FilePart.STAMPED), None)

    @property
    def standing(self) -> list[TaskRow]:
        return [row for row in self.tasks if row.task.ended_at is None]


def document_page(inside: Inside, document: IncomingDocument) -> DocumentPage:
    """This will read everything about the document in a fixed number of questions."""
    calendar = load_calendar(inside.session, document.agency_id)
    read = _Read.of(inside, document)
    due, left = due_words(document, inside.now, calendar)
    horizon = Horizon.of(inside.now, calendar)
    return DocumentPage(
        document=document,
        told=document.particulars,
        facts=facts_of(document.particulars),
        files=read.files,
        tasks=read.tasks,
        replies=[(one, _REPLIES[one.state]) for one in read.replies],
        signatures=[signature_words(one) for one in document.signatures],
        corrections=[(one, read.names[one.corrected_by], _changed(one)) for one in read.corrections],
        history=read.history(document),
        due=due,
        left=left,
        urgency=horizon.urgency(document.step_due_at).value if document.step_due_at else "",
        step=_step(document),
        leader=read.leader,
        result=result_words(document),
        dossier=_dossier_code(inside, document),
        deliverer=read.deliverer,
        same=_same_papers(inside, document),
    )


@dataclass(frozen=True)
class _Read:
    """What the tables hold about one document; `names` are those of everybody who did something about it."""

    files: list[FileRow]
    tasks: list[TaskRow]
    replies: list[IncomingReply]
    corrections: list[IncomingCorrection]
    names: Mapping[str, str]
    leader: str
    deliverer: str

    @classmethod
    def of(cls, inside: Inside, document: IncomingDocument) -> _Read:
        session = inside.session
        files = _files(inside, document)
        tasks = list(tasks_of(inside, [document.id], ended=True).get(document.id, []))
        made = select(IncomingCorrection).where(IncomingCorrection.document_id == document.id)
        corrections = list(session.scalars(made.order_by(IncomingCorrection.corrected_at)))
        replies = list(session.scalars(select(IncomingReply).where(IncomingReply.document_id == document.id)))
        leader = session.get(StaffMember, document.presented_to) if document.presented_to else None
        keys = _keys(document, tasks, corrections) | {row.added_by for row in files}
        named = names_of(session, keys)
        client = session.get(PartnerClient, document.client_id) if document.client_id else None
        by = leader.full_name if leader else ""
        return cls(files, tasks, replies, corrections, named, by, client.name if client else "")

    def history(self, document: IncomingDocument) -> list[Done]:
        """Who did what when, the first first."""
        names, done = self.names, []
        if document.delivered_at:
            brought = phrase("Chuyển đến qua liên thông, mã {reference}", reference=document.reference)
            done.append(Done(document.delivered_at, self.deliverer, brought))
        if document.state is not IncomingState.DELIVERED:
            written = one_after_another(": ", ("Vào sổ" if document.number else "Tiếp nhận", document.arrival))
            done.append(Done(document.registered_at, names[document.registered_by], written))
        done += [
            Done(one.corrected_at, names[one.corrected_by], phrase("Sửa sổ: {reason}", reason=one.reason))
            for one in self.corrections
        ]
        stamped = [row for row in self.files if row.part is FilePart.STAMPED]
        done += [Done(row.added_at, names[row.added_by], "Đóng dấu ĐẾN lên bản sao") for row in stamped]
        if document.presented_at and document.presented_by:
            said = phrase("Trình {leader}", leader=self.leader)
            done.append(Done(document.presented_at, names[document.presented_by], said))
        for row in self.tasks:
            done += _of_task(row, names)
        done += [
            Done(one.sent_at, "Hệ thống", phrase("{reply} cho nơi gửi", reply=one.kind.words))
            for one in self.replies
            if one.sent_at
        ]
        if document.ended_at and document.ended_by:
            done.append(Done(document.ended_at, names[document.ended_by], result_words(document)))
        return sorted(done, key=lambda one: one.at)


def _changed(one: IncomingCorrection) -> list[Change]:
    return differences(Particulars.of(one.before), Particulars.of(one.after))


def result_words(document: IncomingDocument) -> str:
    """How it ended, in one sentence; empty as long as it has not."""
    if document.ended_at is None or document.ending is None:
        return ""
    ending: dict[str, Any] = document.ending
    if "reason" in ending:
        return one_after_another(": ", (document.state.words, ending["reason"]))
    answered = ""
    if ending["answer"]:
        answered = phrase("số {answer}", answer=ending["answer"])
    if ending["answer"] and ending["answered_on"]:
        on = day(date.fromisoformat(ending["answered_on"]))
        answered = phrase("số {answer} ngày {on}", answer=ending["answer"], on=on)
    parts = (Outcome(ending["outcome"]).words, answered, ending["words"])
    return one_after_another("; ", [part for part in parts if part])


def _step(document: IncomingDocument) -> str:
    if document.state is IncomingState.REGISTERED and document.present_by:
        return present_in_words(document.arrived_at, document.urgency, document.present_by)
    return document.state.words


def _files(inside: Inside, document: IncomingDocument) -> list[FileRow]:
    found = (
        select(StoredFile, IncomingFile.part, IncomingFile.added_at, IncomingFile.added_by)
        .join(IncomingFile, IncomingFile.file_id == StoredFile.id)
        .where(IncomingFile.document_id == document.id)
        .order_by(IncomingFile.added_at, IncomingFile.part.desc(), StoredFile.id)
    )
    return [FileRow(*row) for row in inside.session.execute(found)]


def _same_papers(inside: Inside, document: IncomingDocument) -> list[IncomingDocument]:
    """What the book has already of a document that is about to go into it."""
    if document.state is not IncomingState.DELIVERED:
        return []
    found = same_papers(inside.session, document.agency_id, document.particulars)
    return [one for one in found if one.id != document.id]


def _dossier_code(inside: Inside, document: IncomingDocument) -> str:
    """The dossier it led to, as far as the reader may see it."""
    if document.dossier_id is None:
        return ""
    seen = select(Dossier.code).where(Dossier.id == document.dossier_id, visible_dossiers(inside.caller))
    return inside.session.scalar(seen) or ""


def _keys(document: IncomingDocument, tasks: list[TaskRow], corrections: list[IncomingCorrection]) -> set[str | None]:
    keys = {document.registered_by, document.presented_by, document.routed_by, document.ended_by}
    keys |= {key for row in tasks for key in (row.task.given_by, row.task.received_by, row.task.ended_by)}
    return keys | {one.corrected_by for one in corrections}


def _of_task(row: TaskRow, names: Mapping[str, str]) -> list[Done]:
    task = row.task
    given = phrase("Giao {who}: {part}", who=row.who, part=small_first(task.part.words))
    done = [Done(task.given_at, names[task.given_by], given)]
    if task.received_at and task.received_by:
        done.append(Done(task.received_at, names[task.received_by], phrase("Ký nhận ({who})", who=row.who)))
    if task.ended_at and task.ended_by:
        ended = phrase("Thôi giao {who}: {reason}", who=row.who, reason=task.ended_reason)
        done.append(Done(task.ended_at, names[task.ended_by], ended))
    return done
