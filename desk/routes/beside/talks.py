"""Writing into a dossier's folder: notes for colleagues, contacts with the applicant, opinions asked and taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.beside.small_form import CONTACT, NOTE, OPINION, drop_own_draft, tried_form
from desk.member import member
from desk.routes.dossier import show
from desk.typed_form import boxes_of
from language.phrase import phrase
from models.acts.refusal import FormFault, FormFaults, NotYourAgency, Refused
from models.dossier import Dossier
from models.folder.ask_opinion import LIMITS, Question, ask_opinion, take_question_back
from models.folder.contact import ContactWay, Reached, Spoken, log_contact
from models.folder.note import Note, take_note_back, write_note
from models.folder.opinion import Opinion
from models.role import Role
from models.staff_member import StaffMember
from web.access import find_dossier, find_item
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem, problem_of
from web.visit import Inside

router = APIRouter(include_in_schema=False)
LONGEST = 1000
SHORTEST = 5
Deed = Callable[[Inside, Dossier, Mapping[str, str]], object]
Lying = TypeVar("Lying", Note, Opinion)


@router.post("/ho-so/{code}/ghi-chu")
@open_to(*OFFICE)
def note(visit: StaffPage, code: str) -> Response:
    return record_form(visit, code, NOTE, _write_note)


@router.post("/ho-so/{code}/ghi-chu/{note_id}/thu-lai")
@open_to(*OFFICE)
def take_back_note(visit: StaffPage, code: str, note_id: UUID) -> Response:
    with _lying_in(visit, code, Note, note_id) as (inside, _, found):
        take_note_back(inside.session, found, inside.caller.actor, inside.now)
    return _back(code, "thu-lai", "s-talks")


@router.post("/ho-so/{code}/lien-he")
@open_to(*OFFICE)
def contact(visit: StaffPage, code: str) -> Response:
    return record_form(visit, code, CONTACT, _log_contact)


@router.post("/ho-so/{code}/hoi-y-kien")
@open_to(*OFFICE)
def opinion(visit: StaffPage, code: str) -> Response:
    return record_form(visit, code, OPINION, _ask)


@router.post("/ho-so/{code}/hoi-y-kien/{opinion_id}/thoi")
@open_to(*OFFICE)
def take_back_question(visit: StaffPage, code: str, opinion_id: UUID) -> Response:
    with _lying_in(visit, code, Opinion, opinion_id) as (inside, dossier, found):
        was_open = take_question_back(inside.session, found, dossier, inside.caller.actor, inside.now)
    return _back(code, "thoi-hoi" if was_open else "da-tra-loi", "s-talks")


@contextmanager
def _lying_in(
    visit: StaffVisit, code: str, table: type[Lying], lying_id: UUID
) -> Iterator[tuple[Inside, Dossier, Lying]]:
    """What lies in the folder of the dossier, which is locked; anything else is not found, and a refusal is told."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)
        found = inside.session.get(table, lying_id)
        if found is None or found.dossier_id != dossier.id:
            raise Problem("not-found")
        try:
            yield inside, dossier, found
        except Refused as refused:
            raise problem_of(refused) from None


def record_form(visit: StaffVisit, code: str, name: str, deed: Deed, anchor: str = "s-talks") -> Response:
    """This will do what a small form says once, or show the page again with everything as it was typed."""
    boxes = boxes_of(visit.form)
    try:
        with visit.enter() as inside:
            dossier = find_dossier(inside.session, inside.caller, code, lock=True)
            deed(inside, dossier, boxes)
            drop_own_draft(inside.session, member(inside).id, dossier, name)
    except Refused as refused:
        with visit.enter() as inside:
            dossier = find_dossier(inside.session, inside.caller, code)
            status = problem_of(refused).status_code
            return show(visit, inside, dossier, small=tried_form(name, boxes, refused), status=status)
    return _back(code, name.partition(".")[0], anchor)


def _back(code: str, told: str, anchor: str) -> Response:
    return RedirectResponse(f"/ho-so/{code}?tin={told}#{anchor}", status_code=303)


def once_of(boxes: Mapping[str, str]) -> UUID:
    """The id the page gave its form; a form without one is none of ours."""
    return id_in(boxes, "once")


def id_in(boxes: Mapping[str, str], name: str) -> UUID:
    try:
        return UUID(boxes.get(name, ""))
    except ValueError:
        raise Problem("malformed-request") from None


def check(boxes: Mapping[str, str], words: str, **chosen: tuple[Collection[str], str]) -> None:
    """This will raise `FormFaults` naming every box that is not as it must be, all at once.

    `words` is the box of what was written; `chosen` gives for each box of a choice what it may hold, and what to say.
    """
    faults = [FormFault(f"/{name}", told) for name, (known, told) in chosen.items() if boxes.get(name) not in known]
    if not SHORTEST <= len(boxes.get(words, "")) <= LONGEST:
        told = phrase("Hãy ghi từ {shortest} đến {longest} ký tự.", shortest=SHORTEST, longest=LONGEST)
        faults.append(FormFault(f"/{words}", told))
    if faults:
        raise FormFaults(faults)


def _write_note(inside: Inside, dossier: Dossier, boxes: Mapping[str, str]) -> None:
    check(boxes, "text")
    write_note(inside.session, dossier, once_of(boxes), boxes["text"], inside.caller.actor, inside.now)


def _log_contact(inside: Inside, dossier: Dossier, boxes: Mapping[str, str]) -> None:
    way, reached = (set(ContactWay), "Hãy chọn cách liên hệ."), (set(Reached), "Hãy chọn đã gặp ai.")
    check(boxes, "said", way=way, reached=reached)
    item_id, _, version = boxes.get("stands_for", "").partition(":")
    if item_id:
        # Work of a step that is not his is not answered by way of a contact, either.
        find_item(inside.session, inside.caller, id_in({"item": item_id}, "item"))
    spoken = Spoken(
        id=once_of(boxes),
        way=ContactWay(boxes["way"]),
        reached=Reached(boxes["reached"]),
        said=boxes["said"],
        item_id=id_in({"item": item_id}, "item") if item_id else None,
        version=int(version) if version.isdecimal() else None,
    )
    log_contact(inside.session, dossier, spoken, inside.caller.actor, inside.now)


def _ask(inside: Inside, dossier: Dossier, boxes: Mapping[str, str]) -> None:
    whom = _whom(inside, boxes.get("whom", ""))
    known = {boxes["whom"]} if whom else ()
    limit = set(LIMITS), "Hãy chọn thời hạn trả lời."
    check(boxes, "question", whom=(known, "Hãy chọn người hoặc bộ phận được hỏi."), limit=limit)
    assert whom is not None, "checked above"
    question = Question(once_of(boxes), boxes["question"], whom, boxes["limit"])
    if inside.caller.actor.agency_id != dossier.agency_id:
        raise NotYourAgency
    ask_opinion(inside.session, dossier, question, inside.caller.actor, inside.now)


def _whom(inside: Inside, chosen: str) -> Role | StaffMember | None:
    if chosen in set(Role):
        return Role(chosen)
    try:
        return inside.session.get(StaffMember, UUID(chosen))
    except ValueError:
        return None
