"""Registering a document: the form, what should be looked at first, and the number; or back to where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.incoming.book_filter import PATH
from desk.incoming.document_page import CHOICES
from desk.incoming.registering import (
    FILE_BOXES,
    Look,
    arrival_of,
    chosen_files,
    give_back,
    look_at,
    signature_words,
    write_in,
    written_already,
)
from desk.incoming.typed_document import fresh, read_document
from desk.navigation import INCOMING
from desk.typed_form import TypedForm, read_form
from desk.write_page import write_page
from language.phrase import one_after_another, phrase
from models.acts.refusal import FormFault, FormFaults
from models.incoming.grades import Medium
from models.incoming.register import Arrival
from models.role import Role
from web.open_to import open_to
from web.page_visit import StaffPage
from web.visit import Inside

router = APIRouter(prefix=PATH, include_in_schema=False)
# What a button of the form asks for; anything else is the book.
GIVE_BACK = "tra-lai"


@router.get("/moi")
@open_to(Role.SEAL_KEEPER)
def empty_form(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _form(inside, {**fresh(inside.now), "id": str(uuid4())})


@router.post("/moi")
@open_to(Role.SEAL_KEEPER)
def send_form(visit: StaffPage) -> Response:
    """This will write the document in, or show first what stands in the way of it."""
    typed = read_form(visit)
    boxes, look = typed.boxes, None
    with visit.enter() as inside:
        document = written_already(inside, boxes)
        if document is not None:
            return RedirectResponse(f"{PATH}/{document.id}", status_code=303)
        try:
            with inside.session.begin_nested():
                arrival = _arrival(visit, inside, typed)
                look = look_at(inside, arrival)
                if boxes.get("lam") == GIVE_BACK:
                    document = give_back(inside, arrival, boxes.get("return_reason", ""))
                elif _must_be_seen(arrival, look) and boxes.get("seen") != look.marks:
                    return _form(inside, boxes, look=look)
                else:
                    document = write_in(inside, arrival)
        except FormFaults as wrong:
            return _form(inside, boxes, faults=_by_box(wrong), look=look, status=422)
        place = f"{PATH}/{document.id}?tin={'tra' if document.number is None else 'vao-so'}"
    return RedirectResponse(place, status_code=303)


def _must_be_seen(arrival: Arrival, look: Look) -> bool:
    return bool(look.same) or arrival.medium is Medium.ELECTRONIC


def _arrival(visit: StaffPage, inside: Inside, typed: TypedForm) -> Arrival:
    if typed.faults:
        raise FormFaults([FormFault(f"/{box}", one_after_another(" ", said)) for box, said in typed.faults.items()])
    return arrival_of(inside, visit.front, read_document(typed.boxes, inside.now), typed.boxes)


def _by_box(wrong: FormFaults) -> dict[str, str]:
    return {fault.pointer[1:]: fault.detail for fault in wrong.faults}


def _form(
    inside: Inside,
    boxes: Mapping[str, str],
    *,
    faults: Mapping[str, str] | None = None,
    look: Look | None = None,
    status: int = 200,
) -> Response:
    return write_page(
        inside,
        "incoming/new.html",
        here=INCOMING.path,
        status=status,
        typed=boxes,
        faults=faults or {},
        choices=CHOICES,
        look=look,
        signatures=[signature_words(one) for one in look.signatures] if look else [],
        kept_files=_kept_files(inside, boxes),
    )


def _kept_files(inside: Inside, boxes: Mapping[str, str]) -> dict[str, str]:
    """What was uploaded already and comes back with the page, by its box: `PDF, 3 trang`."""
    kept: dict[str, str] = {}
    for box in FILE_BOXES:
        try:
            found = chosen_files(inside, {"main.file_id": boxes[box]}) if boxes.get(box) else []
        except FormFaults:
            continue
        if found:
            kept[box] = phrase("{kind}, {pages} trang", kind=found[0].kind.upper(), pages=found[0].pages)
    return kept
