"""The page of the delivery desk: what waits, in five groups, each with its number and its own longer list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from desk.delivery.page_of_rows import PageOfRows, read_mark
from desk.delivery.parcel_rows import AWAY, CASH, HERE, Happened, count_parcels, events_of, parcels_page
from desk.delivery.shelf import came_back, count_items, items_page, ready, shelf_page
from desk.lists.agency_time import calendar_of
from models.delivery.parcel import Parcel
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from web.visit import Inside

READY, BACK = "san-sang", "hoan-ve"
GROUPS = {
    READY: "Sẵn sàng trả tại quầy",
    HERE: "Cần giao cho bưu điện",
    AWAY: "Bưu điện đang phát",
    BACK: "Hoàn về, cần cách trả mới",
    CASH: "Chờ bưu điện nộp tiền thu hộ",
}
A_FEW, MANY = 10, 40


@dataclass(frozen=True)
class BackRow:
    """A result that came back: why the post says it did, and where it lies now."""

    item: WorkItem
    code: str
    applicant: str
    since: datetime
    parcel: Parcel | None
    why: Happened | None


def desk_content(inside: Inside, group: str, mark: str) -> dict[str, Any]:
    """The content of the page; one group alone is shown longer, and page by page."""
    chosen = group if group in GROUPS else ""
    pages = {name: _page(inside, name, chosen, mark) for name in GROUPS if chosen in ("", name)}
    return {"groups": GROUPS, "chosen": chosen, "numbers": _numbers(inside), "pages": pages, "first": not mark}


def _numbers(inside: Inside) -> dict[str, int]:
    items = {READY: count_items(inside, ready(inside)), BACK: count_items(inside, came_back(inside))}
    return items | {which: count_parcels(inside, which) for which in (HERE, AWAY, CASH)}


def _page(inside: Inside, name: str, chosen: str, mark: str) -> PageOfRows[Any]:
    most, after = (MANY, read_mark(mark)) if chosen else (A_FEW, None)
    if name == READY:
        return shelf_page(inside, most, after)
    if name == BACK:
        rows, next_mark = items_page(inside, came_back(inside), most, after)
        return PageOfRows(_back_rows(inside, rows), next_mark)
    return parcels_page(inside, name, calendar_of(inside), most, after)


def _back_rows(inside: Inside, rows: Sequence[tuple[WorkItem, Dossier]]) -> list[BackRow]:
    ids = [dossier.id for _, dossier in rows]
    of_these = select(Parcel).where(Parcel.dossier_id.in_(ids)).order_by(Parcel.turn)
    parcels = {parcel.dossier_id: parcel for parcel in inside.session.scalars(of_these)} if ids else {}
    told = events_of(inside.session, [parcel.id for parcel in parcels.values()])
    return [_back_row(item, dossier, parcels.get(dossier.id), told) for item, dossier in rows]


def _back_row(item: WorkItem, dossier: Dossier, parcel: Parcel | None, told: Mapping[UUID, list[Happened]]) -> BackRow:
    """Where no parcel came back the applicant wants another way, or the post would not take it."""
    back = parcel if parcel is not None and parcel.returned_at is not None else None
    said = told.get(back.id, []) if back else []
    return BackRow(item, dossier.code, dossier.applicant_name, item.opened_at, back, said[-1] if said else None)
