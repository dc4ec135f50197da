"""Sổ văn bản đến: the list with its filters, and the same lines printed."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from desk.incoming.book_filter import PATH, BookFilter
from desk.incoming.book_page import book_page, facet
from desk.incoming.on_paper import book_pdf, book_workbook, printed_book
from desk.incoming.whose import KEEP_SECRETS, KEEPERS, is_keeper
from desk.member import member
from desk.navigation import INCOMING
from desk.write_page import write_page
from models.agency import Agency
from models.audit.audit_entry import record
from models.incoming.grades import Book, Medium, Urgency
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.problem import Problem

router = APIRouter(prefix=PATH, include_in_schema=False)
TOLD = {"huy": "Đã huỷ số đến; số vẫn giữ trong sổ."}
_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("")
@open_to(*OFFICE)
def show_book(visit: StaffPage) -> Response:
    query = visit.request.query_params
    wanted = BookFilter.of(query)
    with visit.enter() as inside:
        page = book_page(inside, wanted, query.get("sau", ""))
        roles = inside.caller.roles
        return write_page(
            inside,
            "incoming/book.html",
            here=INCOMING.path,
            wanted=wanted,
            page=page,
            facet=facet(wanted, page.counts),
            books=[(one, wanted.address(book=one)) for one in Book] if roles & KEEP_SECRETS else [],
            urgencies=[(one.value, one.words) for one in Urgency],
            media=[(one.value, one.words) for one in Medium],
            may_register=is_keeper(inside),
            may_print=bool(roles & KEEPERS),
            told=TOLD.get(query.get("tin", ""), ""),
        )


@router.get("/in/{form}")
@open_to(*KEEPERS)
def print_book(visit: StaffPage, form: str) -> Response:
    """This will print what the list shows, oldest first, and note who took it along."""
    if form not in _TYPES:
        raise Problem("not-found")
    wanted = BookFilter.of(visit.request.query_params)
    with visit.enter() as inside:
        book = printed_book(inside, wanted)
        agency, now = inside.session.get_one(Agency, member(inside).agency_id), inside.now
        record(
            inside.session,
            inside.caller.actor,
            "incoming.printed",
            now,
            form=form,
            book=wanted.book,
            lines=len(book.lines),
        )
        inside.session.expunge(agency)
    made = book_pdf(book, agency, now) if form == "pdf" else book_workbook(book, now)
    name = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(f'{book.name}.{form}')}"}
    return Response(made, media_type=_TYPES[form], headers=name)
