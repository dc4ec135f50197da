"""Reading the draft of one's certificate, and saying whether it is right."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from models.acts.reads_draft import Agrees, Objects
from models.acts.refusal import FormFaults, ItemGone, ShownSomethingElse, StaleVersion
from models.clock.due_of_item import explain_due
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.register.draft import Draft
from portal.applicant_visit import ApplicantPage, ApplicantVisit
from portal.chosen_language import is_switching
from portal.standing.comparison import Group, comparison
from portal.tracking_pass import pages_of
from portal.write_page import write_own_page
from web.answer_work_item import Answer, answer_work_item
from web.note_reading import note_reading
from web.open_to import open_to
from web.open_wait import open_wait
from web.own_leg import own_leg
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix="/tra-cuu/{code}/du-thao", include_in_schema=False)
_LONGEST = 1000
_NO_DRAFT = "Hiện không có bản thảo nào chờ kiểm tra."
_CHANGED = "Bản thảo đã được soạn lại sau khi Ông/Bà mở trang. Dưới đây là bản mới; hãy đọc lại rồi trả lời."
_SAY_WHAT = "Hãy ghi rõ chỗ nào chưa đúng và đúng ra phải thế nào (ít nhất 5 ký tự)."
_BOTH = "Ông/Bà đã ghi ý kiến nhưng lại bấm “đồng ý”. Hãy xóa ý kiến nếu bản thảo đúng, hoặc bấm nút gửi ý kiến."


@router.get("")
@open_to(applicant=True)
def read(visit: ApplicantPage) -> Response:
    """The draft of the result, for the applicant to read and answer."""
    return _page(visit)


@router.post("")
@open_to(applicant=True)
def reply(visit: ApplicantPage) -> Response:
    """This will record the answer about exactly the draft that was shown; what was typed is kept on every refusal."""
    if is_switching(visit):
        return _page(visit)
    agrees, remarks = visit.field("tra-loi") == "dong-y", visit.field("y-kien")[:_LONGEST]
    if agrees and remarks:
        return _page(visit, _BOTH, 422)
    return _record(visit, agrees=agrees, remarks=remarks)


def _record(visit: ApplicantVisit, *, agrees: bool, remarks: str) -> Response:
    given = Answer(
        Agrees.name if agrees else Objects.name,
        {} if agrees else {"remarks": remarks},
        version=_version(visit),
        shown_hash=visit.field("ban-da-doc"),
    )
    try:
        with visit.enter() as inside:
            item, _ = _awaited(inside)
        answer_work_item(visit, item.id, given)
    except (ShownSomethingElse, StaleVersion):
        return _page(visit, _CHANGED, 409)
    except FormFaults:
        return _page(visit, _SAY_WHAT, 422)
    except ItemGone:
        return RedirectResponse(pages_of(visit.code), status_code=303)
    except Problem as refused:
        return _nothing_to_read(visit, refused)
    return RedirectResponse(f"{pages_of(visit.code)}?da={'dong-y' if agrees else 'y-kien'}", status_code=303)


def _awaited(inside: Inside) -> tuple[WorkItem, Dossier]:
    dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
    own = own_leg(dossier, inside.caller)
    return open_wait(inside.session, dossier, "reads_draft", _NO_DRAFT, leg=own), dossier


def _read(inside: Inside) -> tuple[WorkItem, Draft, list[Group]]:
    item, dossier = _awaited(inside)
    draft = inside.session.get_one(Draft, item.subject_id)
    note_reading(inside, dossier, "draft", draft=draft.id)
    return item, draft, comparison(dossier, draft)


def _page(visit: ApplicantVisit, fault: str = "", status: int = 200) -> Response:
    try:
        with visit.enter() as inside:
            item, draft, groups = _read(inside)
            explained = explain_due(inside.session, item, inside.now)
    except Problem as refused:
        return _nothing_to_read(visit, refused)
    return write_own_page(
        visit,
        "draft_answer.html",
        status=status,
        item=item,
        explained=explained,
        draft=draft,
        groups=groups,
        differences=sum(row.differs for group in groups for row in group.rows),
        fault=fault,
        remarks=visit.field("y-kien")[:_LONGEST],
        longest=_LONGEST,
    )


def _nothing_to_read(visit: ApplicantVisit, refused: Problem) -> Response:
    """Whoever comes late, or again, sees on the dossier's page what became of it."""
    if refused.kind.slug != "not-awaited":
        raise refused
    return RedirectResponse(pages_of(visit.code), status_code=303)


def _version(visit: ApplicantVisit) -> int | None:
    given = visit.field("phien-ban")
    return int(given) if given.isdecimal() and len(given) < 9 else None
