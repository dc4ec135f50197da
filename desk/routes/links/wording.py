"""Mẫu văn bản, tin nhắn: every notice and paper with its preview, and the words an office adds of its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.folder.who import names_of
from desk.links.who import KEEPERS, READERS, SECOND
from desk.links.wording.edit_words import WordsAt, check, cleaned, of_row, words_at
from desk.links.wording.notice_rows import ShownLetter, notice_rows, paper_rows, shown_letter
from desk.links.wording.office_facts import OfficeFacts, office_facts
from desk.member import member
from desk.write_page import write_page
from language.phrase import one_after_another
from models.acts.refusal import FormFault, FormFaults
from models.wording.office_words import EVERYWHERE, OfficeWords, WordsPart, WordsState
from models.wording.set_words import decline_words, propose_words, publish_words, versions_of, waiting_words
from notifications.catalogue import CATALOGUE
from notifications.check_words import Checked
from notifications.example_letters import EXAMPLES, ORDINARY, example_letter
from notifications.notice import Notice
from notifications.own_words import PLACEHOLDERS
from notifications.render import render
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
PATH = "/quan-tri/mau"
VERSIONS = 20
TOLD = {
    "trinh": "Đã trình; người thứ hai ban hành thì thư gửi từ lúc đó mới dùng lời này.",
    "ban-hanh": "Đã ban hành; thư gửi từ bây giờ dùng lời mới, thư đã gửi giữ nguyên.",
    "bo": "Đã bỏ bản đề nghị.",
}
# A letter is looked at as it is, with its own style and without anything that runs or loads.
_MAIL = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


@router.get(PATH)
@open_to(*READERS)
def show_wording(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _list(visit, inside)


@router.get(f"{PATH}/thu/{{notice_id}}")
@open_to(*READERS)
def show_notice(visit: StaffPage, notice_id: str) -> Response:
    which = _example(visit)
    with visit.enter() as inside:
        facts = office_facts(inside, member(inside).agency_id)
        return write_page(
            inside,
            "links/notice.html",
            here=PATH,
            letter=shown_letter(_notice(notice_id), which, facts),
            which=which,
            examples=EXAMPLES,
            facts=facts,
            parts=[WordsAt(notice_id, part) for part in WordsPart if part.is_of_one_notice],
            keeps=bool(inside.caller.roles & set(KEEPERS)),
        )


@router.get(f"{PATH}/thu/{{notice_id}}/xem")
@open_to(*READERS)
def show_mail(visit: StaffPage, notice_id: str) -> Response:
    """The letter itself, as a mail program shows it."""
    which = _example(visit)
    with visit.enter() as inside:
        facts = office_facts(inside, member(inside).agency_id)
        words = render(notice_id, example_letter(_notice(notice_id), which, facts.office))
    return Response(words.html, media_type="text/html", headers=_MAIL)


@router.get(f"{PATH}/loi/{{place}}/{{part}}")
@open_to(*READERS)
def show_words(visit: StaffPage, place: str, part: str) -> Response:
    with visit.enter() as inside:
        at, facts = words_at(place, part), office_facts(inside, member(inside).agency_id)
        now = facts.texts.get((at.place, at.part), "")
        return _words(inside, at, facts, now, told=TOLD.get(visit.request.query_params.get("tin", ""), ""))


@router.post(f"{PATH}/loi/{{place}}/{{part}}")
@open_to(*KEEPERS)
def propose(visit: StaffPage, place: str, part: str) -> Response:
    """This will show what the words would do first, and put them up for a second person when it is asked to."""
    text = cleaned(visit.field("loi"))
    try:
        with visit.enter() as inside:
            at, agency_id = words_at(place, part), member(inside).agency_id
            facts = office_facts(inside, agency_id)
            checked = check(at, text, facts)
            stale = visit.field("version") != str(_version(facts, at))
            if checked.faults or stale or visit.field("viec") != "trinh":
                fault = "Lời này vừa được người khác thay; hãy xem lại rồi trình." if stale else ""
                status = 409 if stale else 422 if checked.faults else 200
                return _words(inside, at, facts, text, checked=checked, fault=fault, status=status)
            propose_words(inside.session, agency_id, at.place, at.part, text, inside.caller.actor, inside.now)
    except FormFaults as refused:
        return _refused(visit, words_at(place, part), text, refused)
    return RedirectResponse(f"{words_at(place, part).path}?tin=trinh", status_code=303)


@router.post(f"{PATH}/de-nghi/{{words_id}}/ban-hanh")
@open_to(*SECOND)
def publish(visit: StaffPage, words_id: UUID) -> Response:
    """This will render every letter once more, as things stand now, and put the words in force."""
    try:
        with visit.enter() as inside:
            row = _row(inside, words_id)
            checked = check(of_row(row), row.text, office_facts(inside, row.agency_id))
            if checked.faults:
                raise FormFaults([FormFault("/words", fault) for fault in checked.faults])
            publish_words(inside.session, row, inside.caller.actor, inside.now)
    except FormFaults as refused:
        return _list_refused(visit, refused)
    return RedirectResponse(f"{PATH}?tin=ban-hanh", status_code=303)


@router.post(f"{PATH}/de-nghi/{{words_id}}/bo")
@open_to(*SECOND)
def decline(visit: StaffPage, words_id: UUID) -> Response:
    try:
        with visit.enter() as inside:
            decline_words(inside.session, _row(inside, words_id), inside.caller.actor, inside.now)
    except FormFaults as refused:
        return _list_refused(visit, refused)
    return RedirectResponse(f"{PATH}?tin=bo", status_code=303)


def _list(visit: StaffVisit, inside: Inside, fault: str = "", status: int = 200) -> Response:
    agency_id = member(inside).agency_id
    facts = office_facts(inside, agency_id)
    waiting = waiting_words(inside.session, agency_id)
    return write_page(
        inside,
        "links/wording.html",
        here=PATH,
        status=status,
        notices=notice_rows(facts),
        papers=paper_rows(),
        facts=facts,
        everywhere=[WordsAt(EVERYWHERE, part) for part in WordsPart if not part.is_of_one_notice],
        waiting=[(row, of_row(row), check(of_row(row), row.text, facts)) for row in waiting],
        names=names_of(inside.session, [row.proposed_by for row in waiting]),
        catalogue=CATALOGUE,
        mine=inside.caller.actor.key,
        keeps=bool(inside.caller.roles & set(KEEPERS)),
        seconds=bool(inside.caller.roles & set(SECOND)),
        told=TOLD.get(visit.request.query_params.get("tin", ""), ""),
        fault=fault,
    )


def _list_refused(visit: StaffVisit, refused: FormFaults) -> Response:
    with visit.enter() as inside:
        return _list(visit, inside, one_after_another(" ", (one.detail for one in refused.faults)), 422)


def _refused(visit: StaffVisit, at: WordsAt, text: str, refused: FormFaults) -> Response:
    fault = one_after_another(" ", (one.detail for one in refused.faults))
    with visit.enter() as inside:
        facts = office_facts(inside, member(inside).agency_id)
        return _words(inside, at, facts, text, fault=fault, status=422)


def _words(
    inside: Inside,
    at: WordsAt,
    facts: OfficeFacts,
    text: str,
    *,
    checked: Checked | None = None,
    fault: str = "",
    told: str = "",
    status: int = 200,
) -> Response:
    rows = versions_of(inside.session, member(inside).agency_id, at.place, at.part, VERSIONS)
    people = [who for row in rows for who in (row.proposed_by, row.decided_by)]
    seen, of_effect = text, checked
    if checked is None and rows and rows[0].state is WordsState.PROPOSED:
        # Whoever is to publish it looks at the letters it would stand in, as its author did.
        seen, of_effect = rows[0].text, check(at, rows[0].text, facts)
    return write_page(
        inside,
        "links/words.html",
        here=PATH,
        status=status,
        at=at,
        text=text,
        version=_version(facts, at),
        checked=checked,
        effect=of_effect,
        seen=seen,
        previews=_previews(at, seen, facts) if of_effect is not None and not of_effect.faults else [],
        rows=rows,
        names=names_of(inside.session, people),
        placeholders=PLACEHOLDERS,
        catalogue=CATALOGUE,
        keeps=bool(inside.caller.roles & set(KEEPERS)),
        fault=fault,
        told=told,
    )


def _previews(at: WordsAt, text: str, facts: OfficeFacts) -> list[ShownLetter]:
    """The letter with the new words: of its notice, or of the first there is."""
    notice = CATALOGUE["receipt"] if at.place == EVERYWHERE else CATALOGUE[at.place]
    changed = OfficeFacts(facts.bare, facts.current, {**facts.texts, (at.place, at.part): text})
    return [shown_letter(notice, ORDINARY, changed)]


def _version(facts: OfficeFacts, at: WordsAt) -> int:
    row = facts.current.get((at.place, at.part))
    return row.version if row else 0


def _row(inside: Inside, words_id: UUID) -> OfficeWords:
    row = inside.session.get(OfficeWords, words_id, with_for_update=True)
    if row is None or row.agency_id != member(inside).agency_id:
        raise Problem("not-found")
    return row


def _notice(notice_id: str) -> Notice[Any]:
    if notice_id not in CATALOGUE:
        raise Problem("not-found")
    return CATALOGUE[notice_id]


def _example(visit: StaffVisit) -> str:
    which = visit.request.query_params.get("vi-du", ORDINARY)
    return which if which in EXAMPLES else ORDINARY
