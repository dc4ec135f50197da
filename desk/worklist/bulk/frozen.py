"""The list of a run, frozen when it is shown: every matching piece of work, not only those of the visible page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, insert, select

from desk.lists.agency_time import gone_from
from desk.lists.work_filter import WorkFilter, chosen
from desk.member import member
from desk.worklist.bulk.shared_out import share_out
from models.dossier import Dossier
from models.progress.hold_item import GIVES_OUT
from models.progress.work_item import ItemState, WorkItem
from models.staff.reach import reach_of
from models.staff_member import StaffMember
from models.work.bulk_run import BulkAct, BulkPiece, BulkRun, PieceState
from web.access import visible_items
from web.place_in_list import RANK
from web.visit import Inside


@dataclass(frozen=True)
class Wanted:
    """What somebody wants done with many: the act, to whom, as what answer, and why."""

    act: BulkAct
    colleague: StaffMember | None = None
    outcome: str | None = None
    reason: str = ""
    notes: Mapping[UUID, str] | None = None


def freeze(inside: Inside, wanted: Wanted, items: Sequence[Row[Any]], *, chosen_by: str, back_to: str) -> BulkRun:
    """This will write the run with its pieces; those of which it is clear now that they will be left say why."""
    me, colleague = member(inside), wanted.colleague
    run = BulkRun(
        id=uuid4(),
        agency_id=me.agency_id,
        staff_id=me.id,
        act=wanted.act,
        colleague_id=colleague.id if colleague else None,
        outcome=wanted.outcome,
        reason=wanted.reason or None,
        chosen_by=chosen_by,
        back_to=back_to,
        made_at=inside.now,
    )
    inside.session.add(run)
    inside.session.flush()
    to = _receivers(inside, wanted, items)
    pieces = [_piece(inside, run.id, place, wanted, row, to.get(row.id)) for place, row in enumerate(items, start=1)]
    if pieces:
        inside.session.execute(insert(BulkPiece), pieces)
    return run


def _receivers(inside: Inside, wanted: Wanted, items: Sequence[Any]) -> Mapping[UUID, UUID]:
    """Who is to get each piece: the one colleague, or those the work nobody holds is shared out among.

    What lies out of the colleague's reach goes to nobody.
    """
    if wanted.act is BulkAct.SHARE:
        return share_out(inside, [row for row in items if held_by(inside, row) is None])
    if wanted.colleague is None:
        return {}
    reach = reach_of(inside.session, wanted.colleague, inside.now)
    return {row.id: wanted.colleague.id for row in items if reach.lets_do(row)}


def held_by(inside: Inside, row: Row[Any]) -> UUID | None:
    """Who holds it at this moment; somebody who is no longer at work holds nothing."""
    held = row.claimed_until is not None and row.claimed_until > inside.now and row.assignee_id not in gone_from(inside)
    holder: UUID | None = row.assignee_id
    return holder if held else None


def matching(inside: Inside, wanted: WorkFilter) -> Sequence[Row[Any]]:
    """All the filter shows, in the order of the list, however many pages that is."""
    return inside.session.execute(_columns().where(chosen(inside, wanted)).order_by(RANK, WorkItem.id)).all()


def ticked(inside: Inside, ids: Collection[UUID]) -> Sequence[Row[Any]]:
    """Those of the ids that may be seen and are still to be done."""
    seen = _columns().where(WorkItem.id.in_(ids), visible_items(inside.caller), WorkItem.state == ItemState.OPEN)
    return inside.session.execute(seen.order_by(RANK, WorkItem.id)).all()


def _columns() -> Any:
    columns = (WorkItem.id, WorkItem.dossier_id, WorkItem.version, WorkItem.assignee_id, WorkItem.claimed_until)
    asked = (WorkItem.act, WorkItem.line, WorkItem.role, WorkItem.also_role, WorkItem.territory, WorkItem.sealed)
    query = select(*columns, *asked, Dossier.procedure, Dossier.edition)
    return query.join(Dossier, Dossier.id == WorkItem.dossier_id)


def _piece(inside: Inside, run_id: UUID, place: int, wanted: Wanted, row: Row[Any], to: UUID | None) -> dict[str, Any]:
    holder = held_by(inside, row)
    told = _not_shared(holder, to) if wanted.act is BulkAct.SHARE else _foreseen(inside, wanted, row, holder, to)
    return {
        "run_id": run_id,
        "place": place,
        "item_id": row.id,
        "dossier_id": row.dossier_id,
        "version": row.version,
        "holder_id": holder,
        "held_until": row.claimed_until if holder else None,
        "to_id": to,
        "note": (wanted.notes or {}).get(row.id) or None,
        "state": PieceState.LEFT if told else PieceState.WAITING,
        "told": told or None,
    }


def _not_shared(holder: UUID | None, to: UUID | None) -> str:
    if holder:
        return "task-already-claimed"
    return "" if to else "nobody-has-the-role"


def _foreseen(inside: Inside, wanted: Wanted, row: Row[Any], holder: UUID | None, to: UUID | None) -> str:
    """The slug of why the piece will be left; empty where nothing speaks against it now."""
    me = member(inside)
    able = bool(inside.caller.roles & {row.role, row.also_role})
    if wanted.act is BulkAct.RELEASE:
        return _release(inside, row.assignee_id, me.id)
    if wanted.act is BulkAct.ASSIGN:
        return _assign(inside, wanted, row, holder, to)
    if not able:
        return "not-your-role"
    if holder not in (None, me.id):
        return "task-already-claimed"
    return "already-yours" if wanted.act is BulkAct.CLAIM and holder == me.id else ""


def _release(inside: Inside, holder: UUID | None, me: UUID) -> str:
    """A claim that has run out, or of somebody who has left, still stands under a name, and may be taken off it."""
    if holder is None:
        return "nobody-holds"
    return "" if holder == me or inside.caller.roles & GIVES_OUT else "task-already-claimed"


def _assign(inside: Inside, wanted: Wanted, row: Row[Any], holder: UUID | None, to: UUID | None) -> str:
    colleague = wanted.colleague
    if colleague is None or not {row.role, row.also_role} & set(colleague.roles):
        return "not-their-role"
    if to is None:
        return "outside-reach"
    if holder == to:
        return "already-theirs"
    return "" if inside.caller.roles & GIVES_OUT or holder == member(inside).id else "not-yours-to-give"
