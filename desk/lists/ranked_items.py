"""The ids of the most urgent items of a list: a few of each branch, merged, so that no list is sorted whole."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Subquery, select, tuple_, union_all

from desk.lists.work_filter import WorkFilter, branches
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from web.place_in_list import RANK
from web.visit import Inside


def ranked_items(
    inside: Inside,
    wanted: WorkFilter,
    most: int,
    *,
    after: tuple[datetime, UUID] | None = None,
    before: tuple[datetime, UUID] | None = None,
    only_lists: bool = False,
) -> Subquery:
    """A subquery with `id` and `rank` of at most so many rows, those next to `after` or `before` if one is given."""
    place = tuple_(RANK, WorkItem.id)
    order = (RANK.desc(), WorkItem.id.desc()) if before else (RANK, WorkItem.id)
    found = []
    for branch in branches(inside, wanted, only_lists=only_lists):
        rows = select(WorkItem.id, RANK.label("rank")).where(branch).order_by(*order).limit(most)
        if wanted.words or ((wanted.procedure or wanted.channel) and not only_lists):
            rows = rows.join(Dossier, Dossier.id == WorkItem.dossier_id)
        rows = rows.where(place > tuple_(*after)) if after else rows
        rows = rows.where(place < tuple_(*before)) if before else rows
        found.append(select(rows.subquery()))
    merged = union_all(*found).subquery()
    first = (merged.c.rank.desc(), merged.c.id.desc()) if before else (merged.c.rank, merged.c.id)
    return select(merged).order_by(*first).limit(most).subquery()
