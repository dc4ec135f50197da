"""Sổ văn bản đến: the list with its filters, and the same lines printed."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.incoming.book_filter import PATH, BookFilter
from desk.incoming.book_page import book_page, facet
from desk.incoming.on_paper import book_pdf, book_workbook, printed_book
from desk.incoming.whose import KEEP_SECRETS, KEEPERS, is_keeper
from desk.member import member
from desk.navigation import INCOMING
from desk.write_page import write_page
from models.acts.refusal import FormFaults
from models.agency import Agency
from models.audit.audit_entry import record
from models.incoming.grades import Book, Medium, Urgency
from models.incoming.open_series import open_series
from models.role import Role
from web.note_reading import note_search
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=PATH, include_in_schema=False)
TOLD = {"mo-so": "Sổ năm nay được ghi tiếp sau số cuối cùng của sổ giấy."}
_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("")
@open_to(*OFFICE)
def show_book(visit: StaffPage) -> Response:
    query = visit.request.query_params
    with visit.enter() as inside:
        return _page(inside, BookFilter.of(query), query.get("sau", ""), told=TOLD.get(query.get("tin", ""), ""))


@router.post("/mo-so")
@open_to(Role.SEAL_KEEPER)
def carry_on(visit: StaffPage) -> Response:
    """This will have the book go on where the paper one ended."""
    typed, wanted = visit.field("last"), BookFilter.of({"so": visit.field("so")})
    last = int(typed) if typed.isdecimal() and len(typed) < 7 else 0
    with visit.enter() as inside:
        try:
            with inside.session.begin_nested():
                here = member(inside).agency_id
                open_series(inside.session, here, wanted.book, last, inside.caller.actor, inside.now)
        except FormFaults as wrong:
            return _page(inside, wanted, "", fault=wrong.faults[0].detail, status=422)
    return RedirectResponse(f"{wanted.address()}{'&' if wanted.params else '?'}tin=mo-so", status_code=303)


def _page(
    inside: Inside, wanted: BookFilter, after: str, *, told: str = "", fault: str = "", status: int = 200
) -> Response:
    page, roles = book_page(inside, wanted, after), inside.caller.roles
    note_search(inside, wanted.words, len(page.rows))
    return write_page(
        inside,
        "incoming/book.html",
        here=INCOMING.path,
        status=status,
        fault=fault,
        wanted=wanted,
        page=page,
        facet=facet(wanted, page.counts),
        books=[(one, wanted.address(book=one)) for one in Book] if roles & KEEP_SECRETS else [],
        urgencies=[(one.value, one.words) for one in Urgency],
        media=[(one.value, one.words) for one in Medium],
        may_register=is_keeper(inside),
        may_print=bool(roles & KEEPERS),
        told=told,
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
