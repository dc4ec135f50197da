"""The work before and after this one, in the order of one's own list: [ and ] lead there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, tuple_

from desk.lists.work_filter import WorkFilter, chosen
from desk.lists.work_list import RANK
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from web.visit import Inside


@dataclass(frozen=True)
class Neighbours:
    """Addresses; empty at the ends of the list."""

    before: str
    after: str


def neighbours(inside: Inside, item: WorkItem) -> Neighbours:
    place = tuple_(item.due_at or item.opened_at, item.id)
    mine = select(WorkItem.id, Dossier.code).join(Dossier, Dossier.id == WorkItem.dossier_id)
    mine = mine.where(chosen(inside, WorkFilter()), WorkItem.dossier_id != item.dossier_id).limit(1)
    here = tuple_(RANK, WorkItem.id)
    after = inside.session.execute(mine.where(here > place).order_by(RANK, WorkItem.id)).first()
    before = inside.session.execute(mine.where(here < place).order_by(RANK.desc(), WorkItem.id.desc())).first()
    return Neighbours(*(f"/ho-so/{one.code}?viec={one.id}" if one else "" for one in (before, after)))
