"""Carrying a run on to its end: each piece in a transaction of its own, together with the note of what became of it.

Whoever dies in between leaves a run that is taken up where it ended; of two who carry on at once each takes other
pieces. The caller is identified anew for every piece, so a role that was taken away stops the rest.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select, update

from desk.folder.folder import read_folder
from desk.member import member
from desk.panels.every_panel import panel_of
from desk.worklist.bulk.plain_answers import plain_answer
from desk.worklist.may_hand_on import may_hand_on
from models.acts.answer import lock_dossier
from models.acts.refusal import HeldByColleague, Refused
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.hold_item import assign_item, claim_item, holder_of, put_back_item, release_item
from models.progress.work_item import ItemState, WorkItem
from models.staff_member import StaffMember
from models.work.bulk_run import BulkAct, BulkPiece, BulkRun, PieceState, RunState
from web.access import find_item
from web.answer_work_item import Answer, answer_inside
from web.page_visit import LogInFirst, StaffVisit
from web.problem import Problem
from web.visit import Inside

_AT_WORK = {RunState.RUNNING: PieceState.WAITING, RunState.UNDOING: PieceState.DONE}
_ENDS_AS = {RunState.RUNNING: RunState.DONE, RunState.UNDOING: RunState.UNDONE}


def carry_on(visit: StaffVisit, run_id: UUID, most: int | None = None) -> None:
    """This will do what is left of the run, at most so many pieces; where the caller may no longer, it stays."""
    done = 0
    try:
        while most is None or done < most:
            with visit.enter() as inside:
                if not _next(inside, visit.front.base_url, run_id):
                    return
                failpoint("bulk.before_commit")
            failpoint("bulk.after_commit")
            done += 1
    except (LogInFirst, Problem):
        # Logged out, or a role taken away: what is left is shown as left, with the button to go on.
        return


def _next(inside: Inside, base_url: str, run_id: UUID) -> bool:
    """One piece of the run; whether there was one."""
    # Others may work on the run at the same time, but none may stop or undo it in the middle of a piece.
    run = inside.session.get(BulkRun, run_id, with_for_update={"read": True, "key_share": True})
    if run is None or run.staff_id != member(inside).id or run.state not in _AT_WORK:
        return False
    due = select(BulkPiece).where(BulkPiece.run_id == run.id, BulkPiece.state == _AT_WORK[run.state])
    locked = due.order_by(BulkPiece.place).limit(1).with_for_update(skip_locked=True)
    piece = inside.session.scalars(locked).first()
    if piece is None:
        _end(inside, run)
        return False
    after = PieceState.DONE if run.state is RunState.RUNNING else PieceState.UNDONE
    piece.told = _try(inside, base_url, run, piece)
    untouched = PieceState.LEFT if run.state is RunState.RUNNING else PieceState.KEPT
    piece.state, piece.ended_at = untouched if piece.told else after, inside.now
    return True


def _end(inside: Inside, run: BulkRun) -> None:
    """The run is over when no piece waits, be it in another's hands; only one who sees that writes it down."""
    waits = select(BulkPiece.place).where(BulkPiece.run_id == run.id, BulkPiece.state == _AT_WORK[run.state])
    if inside.session.scalars(waits.limit(1)).first() is None:
        ended = update(BulkRun).where(BulkRun.id == run.id, BulkRun.state == run.state)
        inside.session.execute(ended.values(state=_ENDS_AS[run.state], ended_at=inside.now))


def _try(inside: Inside, base_url: str, run: BulkRun, piece: BulkPiece) -> str | None:
    """The slug of why the piece was left, None when it was done; what was half done of it is undone."""
    try:
        with inside.session.begin_nested():
            return _undo(inside, run, piece) if run.state is RunState.UNDOING else _do(inside, base_url, run, piece)
    except Refused as refused:
        return refused.slug
    except Problem as problem:
        return problem.kind.slug


def _do(inside: Inside, base_url: str, run: BulkRun, piece: BulkPiece) -> str | None:
    lock_dossier(inside.session, piece.dossier_id)
    item = _locked(inside, piece)
    if item.state is not ItemState.OPEN:
        return "item-gone"
    if item.version != piece.version:
        return "changed"
    if holder_of(item, inside.now) not in (piece.holder_id, None):
        return "task-already-claimed"
    if run.act is BulkAct.ANSWER:
        return _answer(inside, base_url, run, item)
    return _hold(inside, run, piece, item)


def _hold(inside: Inside, run: BulkRun, piece: BulkPiece, item: WorkItem) -> str | None:
    session, actor, now = inside.session, inside.caller.actor, inside.now
    reason = piece.note or run.reason or ""
    if run.act is BulkAct.CLAIM:
        claim_item(session, item, actor, now)
    elif run.act is BulkAct.RELEASE:
        if item.assignee_id is None:
            return "nobody-holds"
        release_item(session, item, actor, now, reason=run.reason or "", run_id=run.id)
    else:
        if not may_hand_on(inside, item):
            raise HeldByColleague
        to = session.get_one(StaffMember, piece.to_id)
        # What was written about this piece alone is told about this piece alone.
        assign_item(session, item, to, actor, now, reason=reason, run_id=None if piece.note else run.id)
    return None


def _answer(inside: Inside, base_url: str, run: BulkRun, item: WorkItem) -> str | None:
    form = plain_answer(item.act, run.outcome)
    if form is None:
        return "needs-its-own-answer"
    folder = read_folder(inside, inside.session.get_one(Dossier, item.dossier_id), base_url)
    if panel_of(item).hinders(folder, item, form):
        return "hindered"
    answer_inside(inside, item.id, Answer(form.name, {}, item.version))
    return None


def _undo(inside: Inside, run: BulkRun, piece: BulkPiece) -> str | None:
    """The piece is held again as it was, unless somebody has done anything with it since."""
    lock_dossier(inside.session, piece.dossier_id)
    item = _locked(inside, piece)
    if run.act is BulkAct.ANSWER or item.state is not ItemState.OPEN:
        return "item-gone"
    expected = {BulkAct.CLAIM: run.staff_id, BulkAct.RELEASE: None}.get(run.act, piece.to_id)
    if item.version != piece.version or holder_of(item, inside.now) != expected:
        return "changed"
    put_back_item(
        inside.session, item, piece.holder_id, piece.held_until, inside.caller.actor, inside.now, run_id=run.id
    )
    return None


def _locked(inside: Inside, piece: BulkPiece) -> WorkItem:
    """The piece as it stands now, if it may still be seen, under its lock."""
    item = find_item(inside.session, inside.caller, piece.item_id)
    inside.session.refresh(item, with_for_update=True)
    return item
