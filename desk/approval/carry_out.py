"""Doing what a run lists: each item looked at anew, signed and recorded in a small transaction of its own.

Whatever dies in between leaves each item either done, with its decision, or waiting, without; going on does the rest.
"""

from __future__ import annotations

from uuid import UUID

from models.acts.answer import lock_dossier
from models.acts.refusal import Refused
from models.approval.approval_run import ApprovalItem, ApprovalRun
from models.approval.run_through import lock_waiting, next_waiting, settle
from models.failpoint import failpoint
from web.answer_work_item import Answer, answer_inside, prepare_signature
from web.page_visit import LogInFirst, StaffVisit
from web.problem import Problem


def carry_out(visit: StaffVisit, run_id: UUID) -> None:
    """This will do what is left of the run, as long as who asked for it may still ask."""
    while (found := _next(visit, run_id)) is not None:
        row, outcome = found
        try:
            refused_as = _do(visit, row, outcome)
        except LogInFirst:
            return
        except Problem as problem:
            if problem.kind.slug != "not-found":
                return
            refused_as = problem.kind.slug
        if refused_as:
            _note_refusal(visit, row, refused_as)


def _next(visit: StaffVisit, run_id: UUID) -> tuple[ApprovalItem, str] | None:
    try:
        with visit.enter() as inside:
            row = next_waiting(inside.session, run_id)
            return (row, inside.session.get_one(ApprovalRun, run_id).outcome) if row else None
    except (LogInFirst, Problem):
        return None


def _do(visit: StaffVisit, row: ApprovalItem, outcome: str) -> str | None:
    """The name of the reason why it was refused, or none; the signature is made with no transaction open."""
    given = Answer(outcome, {}, row.version, row.shown_hash)
    try:
        signature = prepare_signature(visit, row.work_item_id, given)
        failpoint("approval.before_item")
        with visit.enter() as inside:
            lock_dossier(inside.session, row.dossier_id)
            waiting = lock_waiting(inside.session, row.run_id, row.work_item_id)
            if waiting is not None:
                answer_inside(inside, row.work_item_id, given, signature)
                settle(inside.session, waiting, inside.now)
                failpoint("approval.before_commit")
    except Refused as refused:
        return refused.slug
    failpoint("approval.after_item")
    return None


def _note_refusal(visit: StaffVisit, row: ApprovalItem, refused_as: str) -> None:
    with visit.enter() as inside:
        waiting = lock_waiting(inside.session, row.run_id, row.work_item_id)
        if waiting is not None:
            settle(inside.session, waiting, inside.now, refused_as)
