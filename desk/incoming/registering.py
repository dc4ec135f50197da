"""From a typed form to the book: its files, what is known of its signatures, what should be looked at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from desk.incoming.reply_words import received_words, returned_words
from desk.incoming.typed_document import Read
from desk.member import member
from language.phrase import one_after_another, phrase
from models.acts.refusal import FormFault, FormFaults
from models.agency import Agency
from models.clock.written_time import hour_and_day
from models.incoming import deliver
from models.incoming.grades import Medium
from models.incoming.incoming_document import IncomingDocument
from models.incoming.register import Arrival, check_arrival, register, same_papers, send_back
from models.incoming.reply import ReplyKind, owe_reply
from models.intake.stored_file import StoredFile
from web.filing.own_upload import own_upload
from web.filing.signatures_of import signatures_of
from web.front_door import FrontDoor
from web.visit import Inside

# The first is the document itself.
FILE_BOXES = ("main.file_id", "extra1.file_id", "extra2.file_id", "extra3.file_id")
_NOT_THERE = "Không tìm thấy tệp này hoặc tệp đã dùng cho văn bản khác; hãy tải lại."


@dataclass(frozen=True)
class Look:
    """What a clerk is shown before an electronic or a second document goes into the book."""

    same: list[IncomingDocument]
    signatures: list[dict[str, Any]]

    @property
    def marks(self) -> str:
        """What was shown, so that a tick for one warning is no tick for another."""
        return ",".join(sorted(str(one.id) for one in self.same)) or "-"


def chosen_files(inside: Inside, boxes: Mapping[str, str]) -> list[StoredFile]:
    """The files of the form in their order; raises `FormFaults` for one that is not the clerk's own or is used."""
    found, faults = [], []
    for box in FILE_BOXES:
        if not boxes.get(box):
            continue
        file = own_upload(inside, _uuid(boxes[box]))
        if file is None:
            faults.append(FormFault(f"/{box}", _NOT_THERE))
        else:
            found.append(file)
    if boxes.get("main.file_id", "") == "" and found:
        faults.append(FormFault("/main.file_id", "Hãy chọn tệp của chính văn bản, không chỉ tài liệu kèm theo."))
    if len({file.id for file in found}) != len(found):
        faults.append(FormFault("/extra1.file_id", "Một tệp được chọn hai lần."))
    if faults:
        raise FormFaults(faults)
    return found


def arrival_of(inside: Inside, front: FrontDoor, read: Read, boxes: Mapping[str, str]) -> Arrival:
    """This will put the form together; raises `FormFaults` with every fault there is."""
    faults = list(read.faults)
    files: Sequence[StoredFile] = ()
    try:
        files = chosen_files(inside, boxes)
    except FormFaults as wrong:
        faults += wrong.faults
    if faults or read.particulars is None:
        raise FormFaults(faults)
    arrival = Arrival(
        id=_page_id(boxes),
        particulars=read.particulars,
        medium=read.medium,
        arrived_at=read.arrived_at,
        files=files,
        reply_to=read.reply_to,
        signatures=signatures_of(front, files) if read.medium is Medium.ELECTRONIC else (),
    )
    check_arrival(arrival, inside.now)
    return arrival


def written_already(inside: Inside, boxes: Mapping[str, str]) -> IncomingDocument | None:
    """What this page wrote when it was sent before; a clerk who never saw the answer sends it once more."""
    page = _uuid(boxes.get("id", ""))
    known = inside.session.get(IncomingDocument, page) if page else None
    return known if known is not None and known.registered_by == inside.caller.actor.key else None


def look_at(inside: Inside, arrival: Arrival) -> Look:
    """What stands in the book already, and what is said of the signatures."""
    return Look(same_papers(inside.session, member(inside).agency_id, arrival.particulars), list(arrival.signatures))


def write_in(inside: Inside, arrival: Arrival) -> IncomingDocument:
    """This will write it into the book, and owe the sender of an electronic one an acknowledgement."""
    agency = inside.session.get_one(Agency, member(inside).agency_id)
    document = register(inside.session, agency.id, arrival, inside.caller.actor, inside.now)
    owe_reply(inside.session, document, ReplyKind.RECEIVED, *received_words(document, agency), inside.now)
    return document


def take_in(inside: Inside, document: IncomingDocument) -> None:
    """This will give what a machine delivered its number; its sender is told by mail where he asked for it."""
    agency = inside.session.get_one(Agency, document.agency_id)
    deliver.take_in(inside.session, document, inside.caller.actor, inside.now)
    owe_reply(inside.session, document, ReplyKind.RECEIVED, *received_words(document, agency), inside.now)


def turn_back(inside: Inside, document: IncomingDocument, reason: str) -> None:
    """This will send back what a machine delivered."""
    agency = inside.session.get_one(Agency, document.agency_id)
    deliver.give_back(inside.session, document, reason, inside.caller.actor, inside.now)
    owe_reply(inside.session, document, ReplyKind.RETURNED, *returned_words(document, agency), inside.now)


def give_back(inside: Inside, arrival: Arrival, reason: str) -> IncomingDocument:
    """This will send an electronic one back with the reason."""
    agency = inside.session.get_one(Agency, member(inside).agency_id)
    document = send_back(inside.session, agency.id, arrival, reason, inside.caller.actor, inside.now)
    owe_reply(inside.session, document, ReplyKind.RETURNED, *returned_words(document, agency), inside.now)
    return document


def signature_words(found: Mapping[str, Any]) -> tuple[str, bool]:
    """One finding as a sentence, and whether all is well with it."""
    names = [part for part in (found["signer"], found["organisation"]) if part]
    who = one_after_another(", ", names) if names else "không rõ người ký"
    if found["at"]:
        who = phrase("{who}, ký lúc {at}", who=who, at=hour_and_day(datetime.fromisoformat(found["at"])))
    if not found["intact"]:
        said = "văn bản đã bị thay đổi sau khi ký."
    elif not found["valid"]:
        said = "chữ ký không đúng với chứng thư."
    elif not found["trusted"]:
        said = "chữ ký đúng, văn bản nguyên vẹn, nhưng chứng thư không thuộc nơi cấp đã tin cậy."
    else:
        return one_after_another(": ", (who, "chữ ký đúng, văn bản nguyên vẹn, chứng thư tin cậy.")), True
    return one_after_another(": ", (who, said)), False


def _page_id(boxes: Mapping[str, str]) -> UUID:
    found = _uuid(boxes.get("id", ""))
    if found is None:
        raise FormFaults([FormFault("/sender", "Trang này thiếu mã; hãy mở lại trang đăng ký.")])
    return found


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
