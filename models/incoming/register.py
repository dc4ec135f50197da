"""Writing a document into the book: its number is the next one of the year, taken in the transaction that writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.clock.agency_calendar import load_calendar
from models.clock.written_time import hour_and_day, in_vietnam
from models.failpoint import failpoint
from models.incoming.grades import Book, IncomingState, Medium, Secrecy
from models.incoming.incoming_document import FilePart, IncomingDocument, IncomingFile
from models.incoming.limits import present_by
from models.incoming.particulars import Particulars
from models.intake.counter import next_number
from models.intake.stored_file import StoredFile

_A_MOMENT = timedelta(microseconds=1)
_PAPERLESS = "Văn bản điện tử phải kèm tệp đã nhận."
_NO_SCAN = (
    "Văn bản mật không quét, không lưu tệp và không nhận bản điện tử trên hệ thống này (pháp luật về bảo vệ bí mật nhà "
    "nước); chỉ ghi sổ và giữ bản giấy."
)


@dataclass(frozen=True)
class Arrival:
    """How a document came. `id` is the page's own: sent twice, it is one document. `arrived_at` None is just now.

    The first of `files` is the document itself, the others came with it. `reply_to` is where an electronic one is
    acknowledged; `signatures` is what was found out about its signatures, kept as it was seen.
    """

    id: UUID
    particulars: Particulars
    medium: Medium
    arrived_at: datetime | None = None
    files: Sequence[StoredFile] = ()
    reply_to: str | None = None
    signatures: tuple[Any, ...] = ()


def series_of(book: Book, year: int) -> str:
    """The name of the counter."""
    return f"van-ban-den-{book.value}:{year}"


def register(session: Session, agency_id: UUID, arrival: Arrival, actor: Actor, now: datetime) -> IncomingDocument:
    """This will write the document into its book under the next number; sent twice it is written once.

    Raises `FormFaults` for what cannot be registered so.
    """
    known = written_before(session, arrival.id)
    if known is not None:
        return known
    check_arrival(arrival, now)
    particulars, book = arrival.particulars, Book.of(arrival.particulars.secrecy)
    year = in_vietnam(arrival.arrived_at or now).year
    number = next_number(session, agency_id, series_of(book, year))
    arrived_at = _after_the_last(last_in_book(session, agency_id, book, year), arrival.arrived_at, now)
    limit = present_by(arrived_at, particulars.urgency, load_calendar(session, agency_id))
    document = written(agency_id, arrival, actor, now, arrived_at, IncomingState.REGISTERED)
    document.year, document.number = year, number
    document.present_by = document.step_due_at = limit
    session.add(document)
    session.flush()
    keep_files(session, document, arrival.files, actor, now)
    note_number(session, document, actor, now)
    return document


def note_number(session: Session, document: IncomingDocument, actor: Actor, now: datetime) -> None:
    """This will write down who gave the document its number."""
    book, number, year = document.book, document.number, document.year
    record(session, actor, "incoming.registered", now, document=document.id, book=book, number=number, year=year)
    session.flush()
    failpoint("incoming.before_commit")


def send_back(
    session: Session, agency_id: UUID, arrival: Arrival, reason: str, actor: Actor, now: datetime
) -> IncomingDocument:
    """This will note that an electronic document is not for us or not sound, and goes back; it gets no number."""
    known = written_before(session, arrival.id)
    if known is not None:
        return known
    faults = (
        []
        if arrival.medium is Medium.ELECTRONIC
        else [FormFault("/medium", "Chỉ trả lại trên hệ thống văn bản điện tử.")]
    )
    faults += [] if reason.strip() else [FormFault("/return_reason", "Ghi lý do trả lại; nơi gửi đọc lý do này.")]
    faults += [] if arrival.reply_to else [FormFault("/reply_to", "Ghi địa chỉ thư điện tử của nơi gửi để trả lại.")]
    if faults:
        raise FormFaults(faults)
    check_arrival(arrival, now)
    document = written(agency_id, arrival, actor, now, arrival.arrived_at or now, IncomingState.RETURNED)
    document.ended_at, document.ended_by, document.ending = now, actor.key, {"reason": reason.strip()}
    session.add(document)
    session.flush()
    keep_files(session, document, arrival.files, actor, now)
    record(session, actor, "incoming.returned", now, document=document.id)
    return document


def check_arrival(arrival: Arrival, now: datetime) -> None:
    """This will raise `FormFaults` for what no book takes, whoever writes it."""
    faults = []
    if arrival.arrived_at is not None and arrival.arrived_at > now:
        faults.append(FormFault("/arrived_at", "Giờ đến không được sau lúc này."))
    if arrival.particulars.secrecy is not Secrecy.OPEN and (arrival.files or arrival.medium is Medium.ELECTRONIC):
        faults.append(FormFault("/secrecy", _NO_SCAN))
    elif arrival.medium is Medium.ELECTRONIC and not arrival.files:
        faults.append(FormFault("/main.file_id", _PAPERLESS))
    if arrival.particulars.issued_on > in_vietnam(arrival.arrived_at or now).date():
        faults.append(FormFault("/issued_on", "Ngày của văn bản không được sau ngày đến."))
    if faults:
        raise FormFaults(faults)


def same_papers(session: Session, agency_id: UUID, particulars: Particulars) -> list[IncomingDocument]:
    """What stands in the book already under the same sender, number and day, the latest first; cancelled ones too."""
    known = select(IncomingDocument).where(
        IncomingDocument.agency_id == agency_id,
        IncomingDocument.same_paper_key == particulars.same_paper_key(),
        IncomingDocument.state != IncomingState.RETURNED,
    )
    return list(session.scalars(known.order_by(IncomingDocument.arrived_at.desc()).limit(5)))


def keep_files(
    session: Session, document: IncomingDocument, files: Sequence[StoredFile], actor: Actor, now: datetime
) -> None:
    """This will bind the files to the document, the first as the document itself."""
    for number, file in enumerate(files):
        part = FilePart.ATTACHMENT if number else FilePart.ORIGINAL
        session.add(
            IncomingFile(
                document_id=document.id,
                file_id=file.id,
                part=part,
                sha256=file.sha256,
                added_at=now,
                added_by=actor.key,
            )
        )


def written_before(session: Session, document_id: UUID) -> IncomingDocument | None:
    """What stands under this id already; two who send it at one moment wait for one another here."""
    session.execute(select(func.pg_advisory_xact_lock(document_id.int & 0x7FFF_FFFF_FFFF_FFFF)))
    return session.get(IncomingDocument, document_id)


def last_in_book(session: Session, agency_id: UUID, book: Book, year: int) -> IncomingDocument | None:
    """The document with the highest number; whoever holds the counter's row knows that it stays so."""
    of_year = select(IncomingDocument).where(
        IncomingDocument.agency_id == agency_id, IncomingDocument.book == book, IncomingDocument.year == year
    )
    return session.scalars(of_year.order_by(IncomingDocument.number.desc()).limit(1)).first()


def _after_the_last(last: IncomingDocument | None, told: datetime | None, now: datetime) -> datetime:
    """Numbers rise in the order of arrival; raises `FormFaults` for one that came before the last numbered one."""
    if last is None:
        return told or now
    if told is not None and told < last.arrived_at.replace(second=0, microsecond=0):
        said = phrase(
            "Số đến {number} đã cấp cho văn bản đến lúc {at}; số đến theo thứ tự đến, nên giờ đến không được trước "
            "lúc đó.",
            number=last.number,
            at=hour_and_day(last.arrived_at),
        )
        raise FormFaults([FormFault("/arrived_at", said)])
    return max(told or now, last.arrived_at + _A_MOMENT)


def written(
    agency_id: UUID, arrival: Arrival, actor: Actor, now: datetime, arrived_at: datetime, state: IncomingState
) -> IncomingDocument:
    """The line of an arrival, without a number yet."""
    told = arrival.particulars
    return IncomingDocument(
        id=arrival.id,
        agency_id=agency_id,
        book=Book.of(told.secrecy),
        medium=arrival.medium,
        state=state,
        version=1,
        urgency=told.urgency,
        arrived_at=arrived_at,
        kept=told.kept(),
        search_text=told.search_text(),
        same_paper_key=told.same_paper_key(),
        reply_to=arrival.reply_to,
        signatures=list(arrival.signatures),
        registered_by=actor.key,
        registered_at=now,
    )
