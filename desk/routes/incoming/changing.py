"""A line in the book set right or cancelled, a scan brought in later, the reply to the sender sent again."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.incoming.book_filter import PATH
from desk.incoming.document_page import CHOICES
from desk.incoming.registering import chosen_files
from desk.incoming.typed_document import read_particulars, typed_again
from desk.incoming.whose import find_incoming, note_look
from desk.navigation import INCOMING
from desk.routes.incoming.sent import act_on
from desk.typed_form import boxes_of, read_form
from desk.write_page import write_page
from language.phrase import one_after_another
from models.acts.refusal import FormFault, FormFaults, Refused
from models.audit.audit_entry import record
from models.incoming.change import cancel, correct
from models.incoming.grades import Book
from models.incoming.incoming_document import FilePart, IncomingDocument, IncomingFile, NotNow
from models.incoming.register import keep_files
from models.incoming.reply import IncomingReply, send_again
from models.intake.stored_file import StoredFile
from models.role import Role
from web.open_to import open_to
from web.page_visit import StaffPage
from web.problem import Problem, problem_of
from web.visit import Inside

router = APIRouter(prefix=PATH, include_in_schema=False)


@router.get("/{document_id}/sua")
@open_to(Role.SEAL_KEEPER)
def correction_form(visit: StaffPage, document_id: UUID) -> Response:
    with visit.enter() as inside:
        document = find_incoming(inside, document_id)
        return _form(inside, document, typed_again(document.particulars))


@router.post("/{document_id}/sua")
@open_to(Role.SEAL_KEEPER)
def set_right(visit: StaffPage, document_id: UUID) -> Response:
    """This will write the line anew; both texts are kept, and a page older than the document shows what stands now."""
    boxes = boxes_of(visit.form)
    with visit.enter() as inside:
        document = find_incoming(inside, document_id, lock=True)
        try:
            with inside.session.begin_nested():
                document.check_shown(int(visit.field("version")) if visit.field("version").isdecimal() else 0)
                told, faults = read_particulars(boxes, inside.now)
                if faults:
                    raise FormFaults(faults)
                correct(inside.session, document, told, boxes.get("reason", ""), inside.caller.actor, inside.now)
        except FormFaults as wrong:
            return _form(inside, document, boxes, {one.pointer[1:]: one.detail for one in wrong.faults}, 422)
        except Refused as refused:
            return _form(inside, document, boxes, {"": str(refused)}, problem_of(refused).status_code)
    return RedirectResponse(f"{PATH}/{document_id}?tin=sua", status_code=303)


@router.post("/{document_id}/huy")
@open_to(Role.SEAL_KEEPER)
def cancel_number(visit: StaffPage, document_id: UUID) -> Response:
    def act(inside: Inside, document: IncomingDocument) -> None:
        cancel(inside.session, document, visit.field("cancel_reason"), inside.caller.actor, inside.now)

    return act_on(visit, document_id, act, "huy")


@router.post("/{document_id}/quet")
@open_to(Role.SEAL_KEEPER)
def bring_scan(visit: StaffPage, document_id: UUID) -> Response:
    """This will take in the scan of a paper that went into the book without one; what came is never replaced."""
    typed = read_form(visit)

    def act(inside: Inside, document: IncomingDocument) -> None:
        faults = [FormFault(f"/{box}", one_after_another(" ", said)) for box, said in typed.faults.items()]
        files = [] if faults else chosen_files(inside, typed.boxes)
        if not faults and not files:
            faults = [FormFault("/main.file_id", "Hãy chọn tệp quét.")]
        if faults:
            raise FormFaults(faults)
        _add_scan(inside, document, files)

    return act_on(visit, document_id, act, "tep")


@router.post("/{document_id}/bao-lai/{reply_id}")
@open_to(Role.SEAL_KEEPER)
def reply_again(visit: StaffPage, document_id: UUID, reply_id: UUID) -> Response:
    def act(inside: Inside, document: IncomingDocument) -> None:
        wanted = select(IncomingReply).where(IncomingReply.id == reply_id, IncomingReply.document_id == document.id)
        reply = inside.session.scalars(wanted.with_for_update()).one_or_none()
        if reply is None:
            raise Problem("not-found")
        send_again(inside.session, reply, inside.caller.actor, inside.now)

    return act_on(visit, document_id, act, "bao")


def _add_scan(inside: Inside, document: IncomingDocument, files: list[StoredFile]) -> None:
    has_one = select(IncomingFile.id).where(
        IncomingFile.document_id == document.id, IncomingFile.part == FilePart.ORIGINAL
    )
    if document.book is Book.CLASSIFIED or not document.state.is_open or inside.session.scalars(has_one).first():
        raise NotNow
    keep_files(inside.session, document, files, inside.caller.actor, inside.now)
    document.version += 1
    record(inside.session, inside.caller.actor, "incoming.scanned", inside.now, document=document.id)


def _form(
    inside: Inside,
    document: IncomingDocument,
    boxes: dict[str, str],
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    note_look(inside, document)
    return write_page(
        inside,
        "incoming/correct.html",
        here=INCOMING.path,
        status=status,
        document=document,
        told=document.particulars,
        typed=boxes,
        faults=faults or {},
        choices=CHOICES,
    )
