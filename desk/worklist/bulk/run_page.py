"""The page of a run: what will be done with which pieces before it begins, and what became of each afterwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import aliased

from desk.member import member
from language.phrase import phrase
from models.acts.every_act import find_act
from models.acts.refusal import Refused
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.staff_member import StaffMember
from models.work.bulk_run import BulkAct, BulkPiece, BulkRun, PieceState, RunState
from web.access import visible_items
from web.problem import Problem
from web.visit import Inside

PIECES = 200
UNDONE_WITHIN = timedelta(days=1)
_REASONS = {
    "nobody-holds": "chưa ai giữ",
    "nobody-has-the-role": "không có ai đang làm việc có vai trò của việc này",
    "already-yours": "bạn đang giữ rồi",
    "already-theirs": "người nhận đang giữ rồi",
    "not-their-role": "người nhận không có vai trò của việc này",
    "not-yours-to-give": "chỉ người đang giữ, người giám sát hoặc lãnh đạo giao được",
    "task-already-claimed": "đồng nghiệp đang giữ",
    "item-gone": "đã xong hoặc không còn cần làm",
    "changed": "đã thay đổi từ lúc xem danh sách",
    "hindered": "chưa đủ điều kiện, cần mở hồ sơ để xem",
    "needs-its-own-answer": "cần trả lời riêng",
    "not-found": "không còn được xem",
    "validation": "cần nội dung riêng của hồ sơ",
}
_VERBS = {
    BulkAct.CLAIM: "Nhận",
    BulkAct.RELEASE: "Trả về hàng đợi chung",
    BulkAct.ASSIGN: phrase("Giao"),
    BulkAct.SHARE: "Chia đều",
}


@dataclass(frozen=True)
class PieceRow:
    """One piece as the page shows it; `why` says why it was left."""

    place: int
    state: PieceState
    why: str
    code: str
    item_id: UUID
    title: str
    subject: str
    holder: str
    to: str
    note: str


def find_run(inside: Inside, run_id: UUID) -> BulkRun:
    """One's own run, or a colleague's of which one may see a piece; the pieces are shown by the reader's own rights."""
    run = inside.session.get(BulkRun, run_id)
    if run is None or (run.staff_id != member(inside).id and not _sees_any(inside, run)):
        raise Problem("not-found")
    return run


def _sees_any(inside: Inside, run: BulkRun) -> bool:
    return inside.session.scalar(select(BulkPiece.place).where(_seen(inside, run)).limit(1)) is not None


def run_page(inside: Inside, run: BulkRun, after: int = 0) -> dict[str, Any]:
    """The content of the page; of very many pieces, two hundred at a time by their place."""
    counted = _counts(inside, run)
    rows = _pieces(inside, run, after)
    colleague = inside.session.get(StaffMember, run.colleague_id) if run.colleague_id else None
    return {
        "run": run,
        "mine": run.staff_id == member(inside).id,
        "owner": inside.session.get_one(StaffMember, run.staff_id).full_name,
        "colleague": colleague.full_name if colleague else "",
        "verb": _verb(inside, run),
        "causes": _causes(inside, run),
        "counts": {state: counted[state] for state in PieceState},
        "total": sum(counted.values()),
        "left": _left(inside, run),
        "shares": _shares(inside, run) if run.act is BulkAct.SHARE else [],
        "rows": rows[:PIECES],
        "more_after": after + PIECES if len(rows) > PIECES else 0,
        "may_undo": _may_undo(inside, run, counted[PieceState.DONE]),
    }


def why(slug: str | None) -> str:
    """The reason in words; of an act that was refused, what its page would have said."""
    if not slug:
        return ""
    return _REASONS.get(slug) or next((str(kind) for kind in _refusals() if kind.slug == slug), "không thực hiện được")


def _refusals() -> list[Refused]:
    return [kind.__new__(kind) for kind in Refused.__subclasses__()]


def _verb(inside: Inside, run: BulkRun) -> str:
    if run.act is not BulkAct.ANSWER:
        return _VERBS[run.act]
    form = _form(inside, run)
    return form.title if form else "Trả lời"


def _causes(inside: Inside, run: BulkRun) -> str:
    """What an answer causes, so that it is read before the button; holding work has no effect outside."""
    form = _form(inside, run)
    return form.causes if form else ""


def _form(inside: Inside, run: BulkRun) -> Any:
    first = select(WorkItem.act).join(BulkPiece, BulkPiece.item_id == WorkItem.id).where(_seen(inside, run))
    act = inside.session.scalar(first.limit(1)) if run.act is BulkAct.ANSWER else None
    return next((form for form in find_act(act).forms if form.name == run.outcome), None) if act else None


def _seen(inside: Inside, run: BulkRun) -> ColumnElement[bool]:
    """The pieces of the run that whoever reads may see: what is hidden from him is in no number either."""
    seen = select(WorkItem.id).where(visible_items(inside.caller))
    return and_(BulkPiece.run_id == run.id, BulkPiece.item_id.in_(seen))


def _counts(inside: Inside, run: BulkRun) -> Counter[PieceState]:
    counted = select(BulkPiece.state, func.count()).where(_seen(inside, run)).group_by(BulkPiece.state)
    return Counter({PieceState(state): count for state, count in inside.session.execute(counted)})


def _left(inside: Inside, run: BulkRun) -> list[tuple[str, int]]:
    """Why pieces were left, the most frequent reason first."""
    untouched = BulkPiece.state.in_([PieceState.LEFT, PieceState.KEPT])
    counted = select(BulkPiece.told, func.count()).where(_seen(inside, run), untouched)
    found = inside.session.execute(counted.group_by(BulkPiece.told)).all()
    return sorted(((why(told), count) for told, count in found), key=lambda one: (-one[1], one[0]))


def _shares(inside: Inside, run: BulkRun) -> list[tuple[str, int]]:
    """How many pieces each colleague is to get, by name."""
    counted = select(StaffMember.full_name, func.count()).join(BulkPiece, BulkPiece.to_id == StaffMember.id)
    counted = counted.where(_seen(inside, run)).group_by(StaffMember.id).order_by(StaffMember.full_name)
    return [(name, count) for name, count in inside.session.execute(counted)]


def _pieces(inside: Inside, run: BulkRun, after: int) -> list[PieceRow]:
    """From the one after the `after`-th that may be seen on: a hidden piece leaves no gap in the numbers."""
    receiver = aliased(StaffMember)
    query = (
        select(BulkPiece, Dossier.code, Dossier.subject_name, WorkItem.title, StaffMember.full_name, receiver.full_name)
        .join(WorkItem, WorkItem.id == BulkPiece.item_id)
        .join(Dossier, Dossier.id == BulkPiece.dossier_id)
        .outerjoin(StaffMember, StaffMember.id == BulkPiece.holder_id)
        .outerjoin(receiver, receiver.id == BulkPiece.to_id)
        .where(BulkPiece.run_id == run.id, visible_items(inside.caller))
        .order_by(BulkPiece.place)
        .offset(after)
        .limit(PIECES + 1)
    )
    return [
        PieceRow(
            place=number,
            state=piece.state,
            why=why(piece.told),
            code=code,
            item_id=piece.item_id,
            title=title,
            subject=subject,
            holder=holder or "",
            to=to or "",
            note=piece.note or "",
        )
        for number, (piece, code, subject, title, holder, to) in enumerate(inside.session.execute(query), after + 1)
    ]


def _may_undo(inside: Inside, run: BulkRun, done: int) -> bool:
    """Holding work can be undone for a day; an answer has set other things going and cannot."""
    if run.ended_at is None or run.state not in (RunState.DONE, RunState.STOPPED):
        return False
    fresh = inside.now - run.ended_at <= UNDONE_WITHIN
    return fresh and done > 0 and run.act is not BulkAct.ANSWER and run.staff_id == member(inside).id
