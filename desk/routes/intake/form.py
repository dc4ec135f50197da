"""The counter's own page: choosing a procedure, the form of it, reading a card into it, and filing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.intake.card.fill import take_from_card, without_card
from desk.intake.find_procedure import choices, first_to_open, most_used
from desk.intake.form_page import CASH_TICK, SEND_BUTTON, Became, form_page, standing, standing_part
from desk.intake.intake_page import all_handed, read_body
from desk.intake.open_form import OpenForm, forget, keep, open_form, taken_in_here
from desk.intake.read_in import read_in
from desk.intake.same_person import boxes_of_same_person
from desk.intake.sitting import BOX, filed_in, left_open, new_sitting, read_sitting
from desk.intake.take_in import FILE, RECEIPT, TAKE_IN, file_once, wants_cash
from desk.member import member
from desk.navigation import INTAKE
from desk.typed_form import TypedForm, boxes_of, read_form
from desk.write_page import write_page
from models.acts.refusal import FormFault, FormFaults
from models.agency import Agency
from models.progress.form_draft import find_draft
from models.role import Role
from web.file_dossier import LookedThrough, look_through
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.served_here import served_here
from web.visit import Inside

router = APIRouter(include_in_schema=False)
NEW = INTAKE.path
# The sum is no box of the form; what is wrong with it stands beside the way of paying.
_OF_MONEY = {"/amount": "/payment/way"}
_CASH_ONLY_WHEN_COMPLETE = (
    "Đã đánh dấu thu tiền mặt, nhưng chỉ thu khi tiếp nhận hồ sơ đủ thành phần và cách nộp là tiền mặt. "
    "Hãy bỏ đánh dấu, hoặc nhận đủ thành phần."
)


@router.get(NEW)
@open_to(Role.RECEIVER)
def choose_or_fill(visit: StaffPage) -> Response:
    """This will show the form of the procedure in the address, or the catalogue with what was typed found in it."""
    query = visit.request.query_params
    code, person = query.get("thu-tuc", ""), query.get("nguoi", "")[:60]
    with visit.enter() as inside:
        if not code:
            return _choose(visit, inside, person)
        opened = open_form(inside, code, read_sitting(query.get(BOX, "")))
        if not query.get(BOX):
            return RedirectResponse(_address(opened.code, person), status_code=303)
        before = filed_in(inside.session, inside.caller.actor.key, opened.sitting)
        if before is not None:
            return RedirectResponse(f"{RECEIPT}{before.code}?tin=da-nop", status_code=303)
        return _open(inside, opened, person)


def _address(code: str, person: str) -> str:
    carried = f"&nguoi={person}" if person else ""
    return f"{NEW}?thu-tuc={code}&{BOX}={new_sitting()}{carried}"


def _choose(visit: StaffVisit, inside: Inside, person: str) -> Response:
    """What was typed narrows the list; Enter opens the first that is left."""
    query = visit.request.query_params
    words, mine = query.get("tim", "")[:100], inside.caller.reach.procedures
    agency = inside.session.get_one(Agency, member(inside).agency_id)
    offered = [
        (one, taken_in_here(inside, agency, one))
        for one in served_here(inside.session)
        if mine is None or one.code in mine
    ]
    used = most_used(inside.session, inside.caller.actor.key, inside.now)
    found = choices(offered, used, words)
    first = first_to_open(found)
    if query.get("mo") and words.strip() and first is not None:
        return RedirectResponse(_address(first.code, person), status_code=303)
    left = left_open(inside.session, member(inside).id)
    return write_page(
        inside, "intake/choose.html", here=NEW, found=found, first=first, words=words, person=person, left=left
    )


def _open(inside: Inside, opened: OpenForm, person: str) -> Response:
    draft = find_draft(inside.session, opened.place, member(inside).id)
    carried = boxes_of_same_person(inside, opened.form, person) if person and draft is None else {}
    boxes = {**opened.form.starting, **carried, **(draft.fields if draft else {})}
    saved_at = draft.saved_at if draft else None
    became = Became(saved_at=saved_at, carried=person if carried else "", fresh=not (draft or carried))
    return form_page(inside, opened, boxes, became)


def _opened(visit: StaffVisit, inside: Inside, code: str) -> OpenForm:
    return open_form(inside, code, read_sitting(visit.field(BOX)))


@router.post("/tiep-nhan/{code}/nhap")
@open_to(Role.RECEIVER)
def keep_draft(visit: StaffPage, code: str) -> Response:
    """This will keep what was typed, unless the form was filed meanwhile: then there is nothing to come back to."""
    with visit.enter() as inside:
        opened = _opened(visit, inside, code)
        if filed_in(inside.session, inside.caller.actor.key, opened.sitting) is None:
            keep(inside, opened, boxes_of(visit.form))
    return Response(status_code=204)


@router.post("/tiep-nhan/{code}/bo-nhap")
@open_to(Role.RECEIVER)
def drop_draft(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        opened = _opened(visit, inside, code)
        forget(inside, opened)
    then = NEW if visit.field("then") == "choose" else f"{NEW}?thu-tuc={opened.code}"
    return RedirectResponse(then, status_code=303)


@router.post("/tiep-nhan/{code}/thanh-phan")
@open_to(Role.RECEIVER)
def tell_standing(visit: StaffPage, code: str) -> Response:
    """This will tell what the dossier needs and costs as the form stands; the page asks whenever something changed."""
    with visit.enter() as inside:
        return standing_part(inside, _opened(visit, inside, code), boxes_of(visit.form))


@router.post("/tiep-nhan/{code}")
@open_to(Role.RECEIVER)
def take_in(visit: StaffPage, code: str) -> Response:
    """This will file the dossier, or show the form again with every fault beside its field and nothing lost.

    `then` says which button was pressed: `card` (also Enter in a box), `take:…`, `all`, `look`, or one that files,
    with `+despite` behind it once the doubts have been looked at.
    """
    then, typed = visit.field("then"), read_form(visit)
    if then in ("card", "all", "look") or then.startswith("take:"):
        return _help_along(visit, code, then, typed)
    asked = then.removesuffix("despite").removesuffix("+") or FILE
    with visit.enter() as inside:
        opened = _opened(visit, inside, code)
        boxes = without_card(typed.boxes)
        body, unread = read_body(opened.form, boxes, opened.today)
        looked = look_through(inside, visit.front, body)
        keep(inside, opened, boxes)
        became = _held_up(inside, opened, boxes, looked, asked)
        became = replace(became, unread=unread, files=typed.faults, asked=asked)
        doubted = looked.warnings and not then.endswith("despite")
        if became.faults or unread or typed.faults:
            return form_page(inside, opened, boxes, replace(became, status=422))
        if doubted or became.short:
            return form_page(inside, opened, boxes, became)
    return _file(visit, code, boxes, body, asked)


def _held_up(inside: Inside, opened: OpenForm, boxes: dict[str, str], looked: LookedThrough, asked: str) -> Became:
    """What keeps the form from being filed as asked: faults, doubts, papers still to come, cash out of place."""
    stands = standing(inside, opened, boxes)
    short = asked == TAKE_IN and opened.answers_at_once and bool(stands.missing)
    faults = list(looked.faults)
    if wants_cash(boxes) and not (asked == TAKE_IN and stands.may_take_cash and opened.answers_at_once):
        faults.append(FormFault("/payment/way", _CASH_ONLY_WHEN_COMPLETE))
    return Became(faults=faults, warnings=looked.warnings, short=short and not faults)


def _help_along(visit: StaffVisit, code: str, then: str, typed: TypedForm) -> Response:
    """What files nothing: a card read, a difference settled, everything ticked, or a look at how it stands."""
    with visit.enter() as inside:
        opened = _opened(visit, inside, code)
        boxes, became = dict(typed.boxes), Became()
        if then == "card":
            boxes, became = read_in(opened.form, boxes, opened.today)
        elif then == "all":
            stands = standing(inside, opened, boxes)
            boxes = all_handed(boxes, stands.wanted)
            became = Became(focus=CASH_TICK if stands.may_take_cash and opened.answers_at_once else SEND_BUTTON)
        elif then.startswith("take:"):
            boxes = take_from_card(boxes, then.removeprefix("take:"))
        else:
            body, unread = read_body(opened.form, boxes, opened.today)
            looked = look_through(inside, visit.front, body)
            became = Became(faults=looked.faults, warnings=looked.warnings, unread=unread, asked=TAKE_IN)
        keep(inside, opened, boxes)
        wrong = bool(became.card_faults or typed.faults or became.faults or became.unread)
        became = replace(became, files=typed.faults, status=422 if wrong else 200)
        return form_page(inside, opened, boxes, became)


def _file(visit: StaffVisit, code: str, boxes: dict[str, str], body: dict[str, Any], asked: str) -> Response:
    try:
        with visit.enter() as inside:
            opened = _opened(visit, inside, code)
            return RedirectResponse(file_once(inside, visit.front, opened, boxes, body, asked), status_code=303)
    except FormFaults as refused:
        # Between the look and the filing something changed: a file was used, or the sum became another.
        faults = [FormFault(_OF_MONEY.get(fault.pointer, fault.pointer), fault.detail) for fault in refused.faults]
        with visit.enter() as inside:
            became = Became(faults=faults, asked=asked, status=422)
            return form_page(inside, _opened(visit, inside, code), boxes, became)
