"""Answering a supplement request: prepare at leisure, look it over, send it once."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import RedirectResponse, Response

from documents.file_store import AlteredFile, NoSuchFile
from models.acts.refusal import ItemGone, StaleVersion
from models.clock.due_of_item import explain_due
from models.dossier import Dossier
from models.intake.stored_file import StoredFile
from models.intake.supplement_draft import drop_supplement_draft
from portal.applicant_visit import ApplicantPage, ApplicantVisit
from portal.chosen_language import keep_choice
from portal.routes.papers import as_file
from portal.standing.standing import standing_of
from portal.standing.to_do import place_and_hours
from portal.supplement.asked_now import asked_now, sent_last
from portal.supplement.prepare import Refusal, prepare
from portal.supplement.prepared import LONGEST_ANSWER, LONGEST_TEXT, MESSAGE_BOX
from portal.tracking_pass import pages_of
from portal.write_page import write_own_page
from web.access import find_dossier
from web.answer_work_item import answer_inside
from web.open_to import open_to
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix="/tra-cuu/{code}/bo-sung", include_in_schema=False)
_CHANGED = "Nội dung chuẩn bị vừa thay đổi ở một trang khác. Hãy xem lại rồi gửi."
_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


@router.get("")
@open_to(applicant=True)
def show(visit: ApplicantPage) -> Response:
    """What is asked for, with reason and remedy, and a place for each answer."""
    return _form(visit, [])


@router.post("")
@open_to(applicant=True)
def keep(visit: ApplicantPage) -> Response:
    """This will keep what is chosen and typed; what could not be taken is told beside its item, the rest is safe."""
    try:
        refusals = prepare(visit)
    except Problem as refused:
        return _elsewhere(visit, refused)
    if refusals:
        return _form(visit, refusals)
    return keep_choice(visit, RedirectResponse(_way_on(visit), status_code=303))


def _way_on(visit: ApplicantVisit) -> str:
    if visit.field("viec") == "xem-lai":
        return f"{_here(visit)}/xem-lai"
    number = visit.field("viec").removeprefix("luu-")
    return _here(visit) + (f"#muc-{number}" if number.isdecimal() else "")


@router.get("/xem-lai")
@open_to(applicant=True)
def look_over(visit: ApplicantPage) -> Response:
    """What has been put together, before it is sent."""
    return _review(visit, "")


@router.post("/gui")
@open_to(applicant=True)
def send(visit: ApplicantPage) -> Response:
    """This will send what was looked over. Sent twice it is sent once: the second time only shows that it was."""
    try:
        with visit.enter() as inside:
            changed = not _send(visit, inside)
    except (ItemGone, StaleVersion):
        return RedirectResponse(f"{_here(visit)}/da-gui", status_code=303)
    except Problem as refused:
        return _elsewhere(visit, refused)
    if changed:
        return _review(visit, _CHANGED)
    return RedirectResponse(f"{_here(visit)}/da-gui", status_code=303)


@router.get("/da-gui")
@open_to(applicant=True)
def sent(visit: ApplicantPage) -> Response:
    """This will confirm what has been received, and say that the time is counted anew."""
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        standing = standing_of(inside.session, dossier, inside.now)
    request = sent_last(standing)
    if request is None:
        return RedirectResponse(pages_of(visit.code), status_code=303)
    check = standing.open_item("checks_components")
    return write_own_page(visit, "supplement_sent.html", request=request, check=check, standing=standing)


@router.get("/tep/{file_id}")
@open_to(applicant=True)
def kept_file(visit: ApplicantPage, file_id: str) -> Response:
    """A file the applicant has prepared here, so that he can see whether it can be read."""
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        prepared = asked_now(inside.session, dossier).prepared
        kept = next((file for file in prepared.files if file.file_id == file_id), None)
        if kept is None:
            raise Problem("not-found", "Không có tệp này trong phần đang chuẩn bị.")
        own = select(StoredFile.sha256).where(StoredFile.id == kept.file_id, StoredFile.dossier_id == dossier.id)
        sha256 = inside.session.scalars(own).one()
    try:
        return as_file(visit.front.files.get(sha256), _TYPES[kept.kind], kept.name)
    except (NoSuchFile, AlteredFile):
        raise Problem("internal", "Không đọc được tệp này. Hãy tải tệp lên lại.") from None


def _send(visit: ApplicantVisit, inside: Inside) -> bool:
    """This will hand it in, unless what stands now is not what the page had shown."""
    dossier = find_dossier(inside.session, inside.caller, visit.code, lock=True)
    asked = asked_now(inside.session, dossier)
    if visit.field("da-xem") != asked.prepared.hash:
        return False
    version = visit.field("phien-ban")
    answer = asked.prepared.as_answer(asked.wanted, int(version) if version.isdecimal() else asked.item.version)
    answer_inside(inside, asked.item.id, answer)
    drop_supplement_draft(inside.session, asked.item.id)
    return True


def _form(visit: ApplicantVisit, refusals: list[Refusal]) -> Response:
    try:
        with visit.enter() as inside:
            dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
            asked = asked_now(inside.session, dossier)
            standing = standing_of(inside.session, dossier, inside.now)
            explained = explain_due(inside.session, asked.item, inside.now)
    except Problem as refused:
        return _elsewhere(visit, refused)
    return write_own_page(
        visit,
        "supplement.html",
        status=422 if refusals else 200,
        asked=asked,
        explained=explained,
        refusals=refusals,
        contact=place_and_hours(standing),
        message_box=MESSAGE_BOX,
        longest_text=LONGEST_TEXT,
        longest_answer=LONGEST_ANSWER,
    )


def _review(visit: ApplicantVisit, notice: str) -> Response:
    try:
        with visit.enter() as inside:
            dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
            asked = asked_now(inside.session, dossier)
    except Problem as refused:
        return _elsewhere(visit, refused)
    return write_own_page(
        visit,
        "supplement_review.html",
        status=409 if notice else 200,
        asked=asked,
        notice=notice,
        message=asked.prepared.text(MESSAGE_BOX),
    )


def _elsewhere(visit: ApplicantVisit, refused: Problem) -> Response:
    """Nothing is asked for any more: whoever comes late, or again, is shown what became of it."""
    if refused.kind.slug != "not-awaited":
        raise refused
    return RedirectResponse(f"{_here(visit)}/da-gui", status_code=303)


def _here(visit: ApplicantVisit) -> str:
    return f"{pages_of(visit.code)}/bo-sung"
