"""Answering work: recorded once, or the page again with everything as it was typed and why it was not taken."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.approval.confirm import WRONG, asks_password, is_confirmed
from desk.folder.both_texts import both_texts
from desk.folder.folder import Folder, read_folder
from desk.panels.every_panel import panel_of
from desk.panels.panel import LetterPreview, Read
from desk.panels.task import Tried, box_of, draft_place, forms_for, read_answer
from desk.routes.dossier import show
from desk.routes.work import next_code
from desk.typed_form import TypedForm, read_form
from language.phrase import one_after_another
from models.acts.outcome import Form
from models.acts.refusal import FormFaults, Refused
from models.dossier import Dossier
from models.progress.form_draft import drop_drafts
from models.progress.work_item import ItemState, WorkItem
from models.register.content_hash import content_hash
from web.access import find_item
from web.answer_work_item import Answer, answer_inside, prepare_signature
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem, problem_of
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_LOOK_FIRST = "Hãy đọc thư dưới đây; nếu đúng, bấm nút gửi."


@dataclass(frozen=True)
class _Prepared:
    """An answer read from its page; `tried` is set when it cannot be recorded as it is."""

    code: str
    read: Read
    tried: Tried | None = None
    status: int = 422
    asks_password: bool = False
    letter: LetterPreview | None = None


@router.post("/viec/{item_id}/tra-loi/{outcome}")
@open_to(*OFFICE)
def answer(visit: StaffPage, item_id: UUID, outcome: str) -> Response:
    """This will record the answer and open the next piece of work, or stay on the dossier, as the button said."""
    typed = read_form(visit, outcome)
    with visit.enter() as inside:
        prepared = _prepare(visit, inside, item_id, outcome, typed)
        if prepared.tried:
            return _again(visit, inside, item_id, prepared.tried, prepared.status)
    if prepared.asks_password and not is_confirmed(visit, visit.field("password")):
        unsure = Tried(outcome, typed.boxes, {"password": (WRONG,)}, WRONG, visit.field("letter_seen"), prepared.letter)
        with visit.enter() as inside:
            return _again(visit, inside, item_id, unsure, 422)
    given = Answer(outcome, prepared.read.fields, _version(visit), visit.field("shown_hash") or None)
    try:
        _record(visit, item_id, given)
    except Refused as refused:
        return _refused(visit, item_id, outcome, typed, prepared.read, refused)
    return _go_on(visit, prepared.code, item_id)


def _record(visit: StaffVisit, item_id: UUID, given: Answer) -> None:
    signature = prepare_signature(visit, item_id, given)
    with visit.enter() as inside:
        answer_inside(inside, item_id, given, signature)
        drop_drafts(inside.session, draft_place(find_item(inside.session, inside.caller, item_id), given.outcome))


def _prepare(visit: StaffVisit, inside: Inside, item_id: UUID, outcome: str, typed: TypedForm) -> _Prepared:
    """This will read the boxes by the form of the outcome and see what can be seen before anything is recorded."""
    item = find_item(inside.session, inside.caller, item_id)
    dossier = inside.session.get_one(Dossier, item.dossier_id)
    form = next((one for one in forms_for(inside, item) if one.name == outcome), None)
    if form is None or item.state is not ItemState.OPEN:
        # The models know best why: somebody else was faster, or the act belongs to another role.
        return _Prepared(dossier.code, Read({}))
    folder = read_folder(inside, dossier, visit.front.base_url)
    read, unread = read_answer(folder, item, form, typed.boxes)
    faults = {**unread, **typed.faults}
    hindered = panel_of(item).hinders(folder, item, form)
    if faults or hindered:
        return _Prepared(dossier.code, read, Tried(outcome, typed.boxes, faults, hindered))
    letter, seen = _letter(folder, item, form, read), content_hash(read.fields)
    if letter and form.grave and visit.field("letter_seen") != seen:
        shown = Tried(outcome, typed.boxes, {}, _LOOK_FIRST, seen, letter)
        return _Prepared(dossier.code, read, shown, 200)
    return _Prepared(dossier.code, read, asks_password=asks_password(item.act, outcome), letter=letter)


def _letter(folder: Folder, item: WorkItem, form: type[Form], read: Read) -> LetterPreview | None:
    """The letter that depends on what was typed; one that does not has been on the page all the time."""
    panel = panel_of(item)
    if panel.letter(folder, item, form, {}) is not None:
        return None
    return panel.letter(folder, item, form, read.fields)


def _refused(
    visit: StaffVisit, item_id: UUID, outcome: str, typed: TypedForm, read: Read, refused: Refused
) -> Response:
    """Everything typed stays; faults stand beside their boxes; what changed meanwhile is what the page now shows."""
    faults: dict[str, tuple[str, ...]] = {}
    message = str(refused)
    if isinstance(refused, FormFaults):
        general = [fault.detail for fault in refused.faults if box_of(fault.pointer, read) in ("", "outcome")]
        for fault in refused.faults:
            box = box_of(fault.pointer, read)
            faults[box] = (*faults.get(box, ()), fault.detail)
        message = one_after_another(" ", general) or message
    tried = Tried(outcome, typed.boxes, faults, message)
    with visit.enter() as inside:
        return _again(visit, inside, item_id, tried, problem_of(refused).status_code)


def _again(visit: StaffVisit, inside: Inside, item_id: UUID, tried: Tried, status: int) -> Response:
    item = find_item(inside.session, inside.caller, item_id)
    dossier = inside.session.get_one(Dossier, item.dossier_id)
    # Somebody was faster, or the work belongs to him no longer: then there is no form to put his words back into.
    gone = item.state is not ItemState.OPEN or not forms_for(inside, item)
    folder = read_folder(inside, dossier, visit.front.base_url)
    return show(
        visit,
        inside,
        dossier,
        folder=folder,
        item_id=item_id,
        tried=None if gone else tried,
        lost=both_texts(folder, item, tried.outcome, tried.typed) if gone else None,
        fault=tried.message if gone else "",
        status=status,
    )


def _version(visit: StaffVisit) -> int:
    version = visit.field("version")
    if not version.isdecimal():
        raise Problem("malformed-request", "Trang thiếu số phiên bản của việc. Hãy mở lại hồ sơ.")
    return int(version)


def _go_on(visit: StaffVisit, code: str, item_id: UUID) -> Response:
    """ "Ghi và mở việc tiếp" is the usual button, so that nobody goes back to the list between two tasks."""
    if visit.field("then") != "next":
        return RedirectResponse(f"/ho-so/{code}?tin=ghi", status_code=303)
    with visit.enter() as inside:
        following = next_code(inside, inside.session.get_one(WorkItem, item_id))
    return RedirectResponse(f"/ho-so/{following}?tin=tiep" if following else "/viec?tin=xong", status_code=303)
