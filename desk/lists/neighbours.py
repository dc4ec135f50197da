"""The work before and after this one, in the order of one's own list: [ and ] lead there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Subquery, select

from desk.lists.ranked_items import ranked_items
from desk.lists.work_filter import WorkFilter
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from web.place_in_list import RANK
from web.visit import Inside


@dataclass(frozen=True)
class Neighbours:
    """Addresses; empty at the ends of the list."""

    before: str
    after: str


def neighbours(inside: Inside, item: WorkItem) -> Neighbours:
    """A dossier with two pieces of work is no neighbour of itself, so two rows each way are looked at."""
    place = (item.due_at or item.opened_at, item.id)
    before = ranked_items(inside, WorkFilter(), 2, before=place)
    after = ranked_items(inside, WorkFilter(), 2, after=place)
    return Neighbours(_nearest(inside, item, before, last=True), _nearest(inside, item, after, last=False))


def _nearest(inside: Inside, item: WorkItem, ids: Subquery, *, last: bool) -> str:
    query = select(WorkItem.id, Dossier.code).join(ids, ids.c.id == WorkItem.id)
    query = query.join(Dossier, Dossier.id == WorkItem.dossier_id).where(WorkItem.dossier_id != item.dossier_id)
    order = (RANK.desc(), WorkItem.id.desc()) if last else (RANK, WorkItem.id)
    found = inside.session.execute(query.order_by(*order).limit(1)).first()
    return f"/ho-so/{found.code}?viec={found.id}" if found else ""
