"""What every form of a document's page has in common: the document locked, its version, faults back at the box."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from starlette.responses import RedirectResponse, Response

from desk.incoming.book_filter import PATH
from desk.incoming.whose import find_incoming
from desk.routes.incoming.document import write_document
from models.acts.refusal import FormFaults, Refused
from models.incoming.incoming_document import IncomingDocument
from web.page_visit import StaffVisit
from web.problem import problem_of
from web.visit import Inside

Act = Callable[[Inside, IncomingDocument], object]


def act_on(visit: StaffVisit, document_id: UUID, act: Act, told: str, *, as_shown: bool = True) -> Response:
    """This will do it in one transaction and lead back to the page; a refusal is undone and told where it belongs.

    A page that is older than the document comes back with what was typed, to be sent once more over what stands now;
    without `as_shown` it does no harm, because what is done rests on nothing that was shown.
    """
    with visit.enter() as inside:
        document = find_incoming(inside, document_id, lock=True)
        try:
            with inside.session.begin_nested():
                if as_shown:
                    document.check_shown(_version(visit))
                act(inside, document)
        except FormFaults as wrong:
            faults = {fault.pointer[1:]: fault.detail for fault in wrong.faults}
            return _again(visit, inside, document_id, faults, 422)
        except Refused as refused:
            return _again(visit, inside, document_id, {"": str(refused)}, problem_of(refused).status_code)
    return RedirectResponse(f"{PATH}/{document_id}?tin={told}", status_code=303)


def _version(visit: StaffVisit) -> int:
    typed = visit.field("version")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else 0


def _again(visit: StaffVisit, inside: Inside, document_id: UUID, faults: dict[str, str], status: int) -> Response:
    inside.session.expire_all()
    document = find_incoming(inside, document_id)
    typed: dict[str, object] = dict(visit.typed())
    typed["coordinate"] = [str(value) for value in visit.form.getlist("coordinate")]
    return write_document(inside, document, faults=faults, typed=typed, status=status)
