"""What became of many approvals at once, item by item, while it goes on and afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from desk.approval.waiting import PATH, Wanted, address_of
from desk.member import member
from language.phrase import phrase
from models.acts.every_act import find_act, titles_by_line
from models.approval.approval_run import ApprovalItem, ApprovalRun, ItemOutcome
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from procedures.catalogue import find
from web.access import visible_items
from web.problem import Problem
from web.problems.catalogue import CATALOGUE
from web.visit import Inside

# Nothing takes so long for a single paper: whoever works on the run has died, and somebody must go on with it.
SILENCE = timedelta(seconds=30)
_TITLES = titles_by_line()
_SAID = {
    "shown-something-else": "Nội dung đã thay đổi sau khi xem; chưa ký, chưa duyệt. Hãy xem bản mới.",
    "stale-version": "Việc đã thay đổi sau khi xem; chưa ký, chưa duyệt. Hãy xem bản mới.",
    "item-gone": "Việc đã có người xử lý hoặc đã được trả lại; chưa ký, chưa duyệt bản đã xem.",
    "validation": "Có điều kiện không còn đạt; hãy mở riêng hồ sơ để xem.",
}


@dataclass(frozen=True)
class RunRow:
    """One item of a run; `address` leads to what awaits a decision in that dossier now, or to the dossier."""

    code: str
    subject: str
    state: ItemOutcome
    words: str
    shown_hash: str
    address: str


@dataclass(frozen=True)
class RunPage:
    run: ApprovalRun
    title: str
    rows: list[RunRow]
    done: int
    refused: int
    waiting: int
    going: bool
    to_sign: str


@dataclass(frozen=True)
class RecentRun:
    id: UUID
    title: str
    run: ApprovalRun
    waiting: int


def find_run(inside: Inside, run_id: UUID) -> ApprovalRun:
    """This will give a run of one's own; anybody else's is not found."""
    run = inside.session.get(ApprovalRun, run_id)
    if run is None or run.staff_id != member(inside).id:
        raise Problem("not-found")
    return run


def recent_runs(inside: Inside) -> list[RecentRun]:
    """The last runs of who asks, those first that did not come to their end."""
    left = select(func.count()).where(
        ApprovalItem.run_id == ApprovalRun.id, ApprovalItem.state == ItemOutcome.WAITING, _seen(inside)
    )
    query = select(ApprovalRun, left.scalar_subquery()).where(ApprovalRun.staff_id == member(inside).id)
    query = query.order_by(ApprovalRun.ended_at.is_not(None), ApprovalRun.opened_at.desc()).limit(3)
    return [RecentRun(run.id, _title(run), run, waiting) for run, waiting in inside.session.execute(query)]


def run_page(inside: Inside, run: ApprovalRun) -> RunPage:
    query = (
        select(ApprovalItem, Dossier.code, Dossier.subject_name)
        .join(Dossier, Dossier.id == ApprovalItem.dossier_id)
        .where(ApprovalItem.run_id == run.id, _seen(inside))
        .order_by(ApprovalItem.place)
    )
    found = inside.session.execute(query).all()
    now_open = _now_open(inside, [item.dossier_id for item, _, _ in found])
    rows = [
        RunRow(
            code=code,
            subject=subject,
            state=item.state,
            words=_words(item, run.outcome),
            shown_hash=item.shown_hash,
            address=_address(now_open.get(item.dossier_id), code),
        )
        for item, code, subject in found
    ]
    count = {state: sum(row.state is state for row in rows) for state in ItemOutcome}
    return RunPage(
        run=run,
        title=_title(run),
        rows=rows,
        done=count[ItemOutcome.DONE],
        refused=count[ItemOutcome.REFUSED],
        waiting=count[ItemOutcome.WAITING],
        going=run.ended_at is None and inside.now - run.active_at < SILENCE,
        to_sign=_to_sign(run, list(now_open.values())),
    )


def _seen(inside: Inside) -> ColumnElement[bool]:
    """What was taken out of one's sight since, by a seal or new limits, is in no row and in no number of one's runs."""
    return ApprovalItem.work_item_id.in_(select(WorkItem.id).where(visible_items(inside.caller)))


def _now_open(inside: Inside, dossiers: list[UUID]) -> dict[UUID, WorkItem]:
    """What awaits the head in each of these dossiers at this moment."""
    query = select(WorkItem).where(
        WorkItem.dossier_id.in_(dossiers),
        WorkItem.state == ItemState.OPEN,
        WorkItem.role == Role.CHAIRMAN,
        WorkItem.aside.is_(False),
        visible_items(inside.caller),
    )
    return {item.dossier_id: item for item in inside.session.scalars(query)}


def _to_sign(run: ApprovalRun, now_open: list[WorkItem]) -> str:
    """Where to sign what was drawn up from these decisions, once it is there."""
    acts = sorted({item.act for item in now_open if find_act(item.act).signs and item.line != run.line})
    return Wanted(acts[0], run.procedure).address(f"{PATH}/xem-lai") if acts else ""


def _address(item: WorkItem | None, code: str) -> str:
    return address_of(item.id, code, item.act, Wanted()) if item else f"/ho-so/{code}"


def _words(item: ApprovalItem, outcome: str) -> str:
    if item.state is ItemOutcome.DONE:
        return "Đã ký" if outcome == "sign" else "Đã duyệt"
    if item.state is ItemOutcome.WAITING:
        return "Chưa làm"
    slug = item.refused_as or ""
    known = CATALOGUE.get(slug)
    return _SAID.get(slug) or (known.meaning if known else "Không thực hiện được.")


def _title(run: ApprovalRun) -> str:
    return phrase("{titles} · {title}", titles=_TITLES[run.line], title=find(run.procedure).title)
