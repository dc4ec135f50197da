"""Beginning a run over many items, and settling them one by one; a run never holds more than one kind of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.approval.approval_run import ApprovalItem, ApprovalRun, ItemOutcome
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.progress.work_item import WorkItem


@dataclass(frozen=True)
class Seen:
    """An item as the review page showed it."""

    item_id: UUID
    version: int
    shown_hash: str


def open_run(
    session: Session, actor: Actor, run_id: UUID, outcome: str, seen: Sequence[Seen], now: datetime
) -> ApprovalRun:
    """This will write down what is to be done before any of it is done; a run begun already is given as it stands.

    Raises `FormFaults` when the items are not all of one act and one procedure.
    """
    begun = session.get(ApprovalRun, run_id)
    if begun is not None:
        return begun
    kinds = _kinds(session, seen)
    if len({(item.act, dossier.procedure) for item, dossier in kinds.values()}) != 1:
        raise FormFaults([FormFault("/viec", "Mỗi lần chỉ duyệt, ký hồ sơ của một thủ tục và một bước.")])
    item, dossier = next(iter(kinds.values()))
    run = ApprovalRun(
        id=run_id,
        agency_id=item.agency_id,
        staff_id=actor.staff_id,
        procedure=dossier.procedure,
        line=item.line,
        outcome=outcome,
        opened_at=now,
        active_at=now,
    )
    session.add(run)
    session.flush()
    session.add_all(_item(run, place, one, kinds[one.item_id][1]) for place, one in enumerate(seen, start=1))
    record(session, actor, "approval.many", now, agency_id=run.agency_id, run=run.id, items=len(seen), line=run.line)
    return run


def _kinds(session: Session, seen: Sequence[Seen]) -> dict[UUID, tuple[WorkItem, Dossier]]:
    ids = [one.item_id for one in seen]
    rows = select(WorkItem, Dossier).join(Dossier, Dossier.id == WorkItem.dossier_id).where(WorkItem.id.in_(ids))
    return {item.id: (item, dossier) for item, dossier in session.execute(rows)}


def _item(run: ApprovalRun, place: int, seen: Seen, dossier: Dossier) -> ApprovalItem:
    return ApprovalItem(
        run_id=run.id,
        work_item_id=seen.item_id,
        dossier_id=dossier.id,
        place=place,
        version=seen.version,
        shown_hash=seen.shown_hash,
        state=ItemOutcome.WAITING,
    )


def next_waiting(session: Session, run_id: UUID) -> ApprovalItem | None:
    waiting = select(ApprovalItem).where(ApprovalItem.run_id == run_id, ApprovalItem.state == ItemOutcome.WAITING)
    return session.scalars(waiting.order_by(ApprovalItem.place).limit(1)).first()


def lock_waiting(session: Session, run_id: UUID, item_id: UUID) -> ApprovalItem | None:
    """This will lock the row of an item nobody has settled yet; two who go on with one run do each item once."""
    row = session.get_one(ApprovalItem, (run_id, item_id), with_for_update=True, populate_existing=True)
    return row if row.state is ItemOutcome.WAITING else None


def settle(session: Session, row: ApprovalItem, now: datetime, refused_as: str | None = None) -> None:
    """This will note what became of the item, in the transaction that did it; the last one ends the run."""
    row.state = ItemOutcome.REFUSED if refused_as else ItemOutcome.DONE
    row.refused_as, row.settled_at = refused_as, now
    session.flush()
    run = session.get_one(ApprovalRun, row.run_id)
    run.active_at = now
    if next_waiting(session, row.run_id) is None:
        run.ended_at = now
