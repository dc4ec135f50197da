"""Saved views and columns: lists as somebody likes to see them, for himself or for the whole office."""

from __future__ import annotations

from urllib.parse import parse_qsl
from uuid import UUID, uuid4

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from desk.lists.work_filter import PLACES, WorkFilter
from desk.member import member
from desk.routes.worklist.way_back import go_back
from desk.worklist.columns import known_columns
from models.audit.audit_entry import record
from models.staff.list_columns import choose_columns
from models.staff.saved_view import SavedView
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_SHORTEST, _LONGEST = 2, 60


@router.get("/goc-nhin/{view_id}")
@open_to(*OFFICE)
def open_view(visit: StaffPage, view_id: UUID) -> Response:
    """This will lead to the list with the filter of the view; what it shows is whatever the opener may see."""
    with visit.enter() as inside:
        view = _find(inside, view_id)
        if view.path not in PLACES:
            raise Problem("not-found")
        address = WorkFilter.of(dict(parse_qsl(view.query)), PLACES[view.path]).address()
    return RedirectResponse(address, status_code=303)


@router.post("/goc-nhin")
@open_to(*OFFICE)
def save_view(visit: StaffPage) -> Response:
    """This will keep the filter under the name; one's own view of that name is replaced."""
    name = visit.field("ten")
    with visit.enter() as inside:
        wanted = _wanted(visit)
        if not _SHORTEST <= len(name) <= _LONGEST:
            return RedirectResponse(_said(wanted, "loi=ten"), status_code=303)
        view = _keep(inside, wanted, name, shared=visit.field("chung") == "co")
        record(inside.session, inside.caller.actor, "view.saved", inside.now, view=view.id, shared=view.shared)
    return RedirectResponse(_said(wanted, "tin=goc"), status_code=303)


def _wanted(visit: StaffVisit) -> WorkFilter:
    place = PLACES.get(visit.field("noi"))
    if place is None:
        raise Problem("malformed-request")
    return WorkFilter.of(dict(parse_qsl(visit.field("loc"))), place)


def _keep(inside: Inside, wanted: WorkFilter, name: str, *, shared: bool) -> SavedView:
    me = member(inside)
    own = inside.session.scalars(select(SavedView).where(SavedView.staff_id == me.id).with_for_update())
    view = next((one for one in own if one.name == name), None)
    if view is None:
        view = SavedView(id=uuid4(), staff_id=me.id, agency_id=me.agency_id, name=name)
        inside.session.add(view)
    view.path, view.query, view.shared, view.made_at = wanted.place.path, wanted.query, shared, inside.now
    return view


def _said(wanted: WorkFilter, said: str) -> str:
    address = wanted.address()
    return f"{address}{'&' if '?' in address else '?'}{said}"


@router.post("/goc-nhin/{view_id}/xoa")
@open_to(*OFFICE)
def drop_view(visit: StaffPage, view_id: UUID) -> Response:
    with visit.enter() as inside:
        view = _find(inside, view_id)
        if view.staff_id != member(inside).id:
            raise Problem("not-allowed")
        inside.session.delete(view)
        record(inside.session, inside.caller.actor, "view.dropped", inside.now, view=view.id)
    return go_back(visit, tin="xoa")


@router.post("/viec/cot")
@open_to(*OFFICE)
def set_columns(visit: StaffPage) -> Response:
    """This will keep which columns whoever asks wants to see."""
    wanted = [name for name in visit.form.getlist("cot") if isinstance(name, str)]
    with visit.enter() as inside:
        choose_columns(inside.session, member(inside).id, known_columns(wanted))
    return go_back(visit, tin="cot")


def _find(inside: Inside, view_id: UUID) -> SavedView:
    """One's own, or one that a colleague of the agency shows to everybody; any other is not found."""
    view, me = inside.session.get(SavedView, view_id), member(inside)
    if view is None or (view.staff_id != me.id and not (view.shared and view.agency_id == me.agency_id)):
        raise Problem("not-found")
    return view
