"""The page of one dossier, and the small acts on it that answer no wait."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.beside.early_end import MAY_END, early_ends_of
from desk.beside.small_form import EARLY_END, TriedForm, drop_own_draft, tried_form
from desk.folder.both_texts import BothTexts
from desk.folder.declared import find_value
from desk.folder.dossier_page import dossier_page
from desk.folder.folder import Folder, read_folder
from desk.folder.letters import letter_read
from desk.folder.viewing import viewing_of
from desk.member import member
from desk.panels.gone_wrong import stop_letter
from desk.panels.task import Task, Tried
from desk.routes.beside.papers import show_papers_page
from desk.typed_form import boxes_of
from desk.words.mask import is_masked
from desk.worklist.own_desk import note_left_with
from desk.write_page import write_page
from models.acts.refusal import FormFault, FormFaults, Refused
from models.dossier import Dossier
from models.money.take_cash import take_cash
from models.progress.interrupt import interrupt, may_interrupt
from models.progress.interruption import InterruptionKind
from models.register.content_hash import content_hash
from models.role import Role
from models.work.presence import AFTER_LOADING, note_presence, present_in
from web.access import find_dossier
from web.note_reading import note_reading
from web.open_to import OFFICE, open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)

# What the page says after an act that led back to it.
TOLD = {
    "ghi": "Đã ghi. Hồ sơ đang được chuyển bước tiếp theo.",
    "tiep": "Đã ghi việc trước. Đây là việc tiếp theo.",
    "thu": "Đã thu tiền và ghi biên lai.",
    "xem": "Đã lưu kết quả kiểm tra thành phần hồ sơ.",
    "rut": "Đã ghi nhận; hồ sơ đang được kết thúc.",
    "nop": "Đã nhận hồ sơ.",
    "ghi-chu": "Đã ghi chú.",
    "thu-lai": "Đã thu lại ghi chú.",
    "lien-he": "Đã ghi lần liên hệ.",
    "hoi-y-kien": "Đã hỏi ý kiến; người được hỏi thấy ngay trong việc của mình.",
    "thoi-hoi": "Đã thôi hỏi ý kiến.",
    "da-tra-loi": "Ý kiến vừa được trả lời nên không thôi hỏi được nữa.",
    "ban-chinh": "Đã ghi nơi bản chính.",
}


@router.get("/ho-so/{code}")
@open_to(*OFFICE)
def show_dossier(visit: StaffPage, code: str) -> Response:
    """Everything about one dossier, with the work that waits on top."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        note_presence(inside.session, dossier.id, member(inside).id, inside.now, AFTER_LOADING)
        return show(visit, inside, dossier)


def show(
    visit: StaffVisit,
    inside: Inside,
    dossier: Dossier,
    *,
    folder: Folder | None = None,
    item_id: UUID | None = None,
    tried: Tried | None = None,
    lost: BothTexts | None = None,
    revealed: frozenset[str] = frozenset(),
    small: TriedForm | None = None,
    fault: str = "",
    status: int = 200,
) -> Response:
    """This will write the page, and note that it was read: a form that was refused shows the dossier like any other.

    What was tried and not recorded stands in it as it was typed. `lost` is an answer whose work is gone: nothing can
    be sent any more, but what was typed can be copied, and stands beside what was recorded instead.
    """
    note_reading(inside, dossier, "dossier")
    query = visit.request.query_params
    read = folder or read_folder(inside, dossier, visit.front.base_url)
    content = dossier_page(
        inside, read, item_id or _id(query.get("viec", "")), tried=tried, revealed=revealed, small=small
    )
    return write_page(
        inside,
        "dossier.html",
        status=status,
        viewing=viewing_of(content["handed"], query, by_itself=_shows_scans(content["task"])),
        letter_read=letter_read(read, query.get("thu", "")),
        told=TOLD.get(query.get("tin", ""), ""),
        fault=fault,
        lost=lost,
        present=present_in(inside.session, [dossier.id], member(inside).id, inside.now).get(dossier.id, ()),
        handed_on=note_left_with(inside, content["task"].item.id) if content["task"] else "",
        **content,
    )


def _shows_scans(task: Task | None) -> bool:
    """Whoever checks papers sees the first of them at once, beside the verdicts."""
    return task is not None and task.picture == "viewer.html"


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@router.post("/ho-so/{code}/hien/{name}")
@open_to(*OFFICE)
def reveal(visit: StaffPage, code: str, name: str) -> Response:
    """This will show one masked value once, on the page one was at; that it was looked at is written down."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        folder = read_folder(inside, dossier, visit.front.base_url)
        try:
            field = find_value(folder, name)
        except KeyError:
            raise Problem("not-found") from None
        if not is_masked(name):
            raise Problem("not-found")
        note_reading(inside, dossier, "number", value=field.title)
        if paper := _id(visit.field("paper")):
            return show_papers_page(visit, inside, code, chosen=paper, revealed=frozenset({name}))
        return show(visit, inside, dossier, folder=folder, revealed=frozenset({name}))


@router.post("/ho-so/{code}/thu-tien")
@open_to(Role.RECEIVER, Role.RETURN_DESK)
def take_money(visit: StaffPage, code: str) -> Response:
    """This will take the whole sum owed; the sum shown is sent along, so that nobody pays another than he saw."""
    shown = visit.field("amount").replace(".", "")
    amount = int(shown) if shown.isdecimal() else 0
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)
        try:
            take_cash(inside.session, dossier, amount, inside.caller.actor, inside.now)
        except FormFaults as wrong:
            return show(visit, inside, dossier, fault=wrong.faults[0].detail, status=422)
    return RedirectResponse(f"/ho-so/{code}?tin=thu", status_code=303)


@router.post("/ho-so/{code}/ket-thuc-som")
@open_to(*frozenset().union(*MAY_END.values()))
def end_early(visit: StaffPage, code: str) -> Response:
    """This will take the dossier back for its applicant, or stop it for the office; both need a reason.

    The letter that goes out is shown first; sent again with the same reason, it ends.
    """
    boxes = boxes_of(visit.form)
    reason = boxes.get("reason", "")[:1000]
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code, lock=True)
        try:
            kind = _kind(inside, boxes.get("kind", ""))
            if len(reason) < 5:
                raise FormFaults([FormFault("/reason", "Hãy ghi lý do (ít nhất 5 ký tự).")])
            shown = _letter_first(visit, inside, dossier, reason, kind)
            if shown is not None:
                return shown
            interrupt(inside.session, dossier, inside.caller.actor, kind, reason, inside.now)
            drop_own_draft(inside.session, member(inside).id, dossier, EARLY_END)
        except Refused as refused:
            fault = "" if isinstance(refused, FormFaults) else str(refused)
            tried = tried_form(EARLY_END, boxes, refused)
            return show(visit, inside, dossier, small=tried, fault=fault, status=422)
    return RedirectResponse(f"/ho-so/{code}?tin=rut", status_code=303)


def _kind(inside: Inside, chosen: str) -> InterruptionKind:
    """What the page's form says; whoever may do both has to say which."""
    ways = early_ends_of(inside.caller)
    kind = next((one for one in ways if one == chosen), ways[0] if len(ways) == 1 else None)
    if kind is None:
        raise FormFaults([FormFault("/kind", "Hãy chọn: người nộp rút hồ sơ, hay cơ quan dừng giải quyết.")])
    return kind


def _letter_first(
    visit: StaffVisit, inside: Inside, dossier: Dossier, reason: str, kind: InterruptionKind
) -> Response | None:
    """The page with the letter this reason would send, unless it has been seen or there is none to be sent."""
    seen = content_hash([kind, reason])
    if visit.field("letter_seen") == seen or not may_interrupt(inside.session, dossier, kind):
        return None
    if dossier.issued_at is not None:
        # Only what other agencies do is taken back; the office's own result stands, and no letter ends it.
        return None
    folder = read_folder(inside, dossier, visit.front.base_url)
    letter = stop_letter(folder, reason, by_applicant=kind is InterruptionKind.WITHDRAWAL)
    told = "Hãy đọc thư dưới đây; nếu đúng, bấm nút một lần nữa."
    tried = TriedForm(EARLY_END, {"kind": kind, "reason": reason}, {}, told, letter, seen)
    return show(visit, inside, dossier, folder=folder, small=tried)
