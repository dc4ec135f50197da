"""The results that wait here to be fetched: since when, who was told of it and how, what is still to be paid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from desk.delivery.page_of_rows import Mark, PageOfRows, write_mark
from language.phrase import one_after_another
from models.clock.clock import VIETNAM
from models.delivery.letter import Letter, LetterState
from models.dossier import Dossier
from models.money.fee import CashReceipt, FeeLine
from models.money.refund import Refund
from models.progress.work_item import ItemState, WorkItem
from procedures.catalogue import find
from web.access import visible_items
from web.visit import Inside

RECEIVES, NEW_WAY = "receives", "agrees_new_way"
HERE = ("receives", "receives:couple", "receives:online")
_CHANNELS = {"e-mail": "thư điện tử", "sms": "tin nhắn"}
_STATES = {LetterState.WAITING: "đang gửi", LetterState.SENT: "đã gửi", LetterState.UNDELIVERABLE: "không gửi được"}


@dataclass(frozen=True)
class Told:
    """One letter that says the result is ready; `words` how it went, `failed` when it reached nobody."""

    words: str
    at: datetime | None
    failed: bool


@dataclass(frozen=True)
class ShelfRow:
    """`days` are whole calendar days since the result lay ready; `owed` in đồng."""

    code: str
    subject: str
    applicant: str
    procedure: str
    since: datetime
    days: int
    told: Sequence[Told]
    owed: int
    online: bool
    couple: bool


def ready(inside: Inside) -> list[ColumnElement[bool]]:
    """The conditions for work that waits for somebody to fetch a result."""
    return [_open(inside), WorkItem.line == RECEIVES, WorkItem.act.in_(HERE)]


def came_back(inside: Inside) -> list[ColumnElement[bool]]:
    """The conditions for work that waits for another way to be agreed."""
    return [_open(inside), WorkItem.line == NEW_WAY]


def _open(inside: Inside) -> ColumnElement[bool]:
    return visible_items(inside.caller) & (WorkItem.state == ItemState.OPEN)


def count_items(inside: Inside, conditions: list[ColumnElement[bool]]) -> int:
    return inside.session.scalar(select(func.count()).select_from(WorkItem).where(*conditions)) or 0


def items_page(
    inside: Inside, conditions: list[ColumnElement[bool]], most: int, after: Mark | None
) -> tuple[list[tuple[WorkItem, Dossier]], str]:
    """At most so many of the items with their dossiers, the one that has waited longest first, and the mark after."""
    wanted = select(WorkItem, Dossier).join(Dossier, Dossier.id == WorkItem.dossier_id).where(*conditions)
    if after:
        wanted = wanted.where(tuple_(WorkItem.opened_at, WorkItem.id) > tuple_(*after))
    found = inside.session.execute(wanted.order_by(WorkItem.opened_at, WorkItem.id).limit(most + 1)).all()
    rows = [(item, dossier) for item, dossier in found[:most]]
    more = len(found) > most
    return rows, write_mark(rows[-1][0].opened_at, rows[-1][0].id) if more else ""


def shelf_page(inside: Inside, most: int, after: Mark | None) -> PageOfRows[ShelfRow]:
    rows, mark = items_page(inside, ready(inside), most, after)
    ids = [dossier.id for _, dossier in rows]
    told, owing = _told(inside.session, ids), owed_of_each(inside.session, ids)
    today = inside.now.astimezone(VIETNAM).date()
    return PageOfRows(
        [
            ShelfRow(
                code=dossier.code,
                subject=dossier.subject_name,
                applicant=dossier.applicant_name,
                procedure=find(dossier.procedure).title,
                since=item.opened_at,
                days=(today - item.opened_at.astimezone(VIETNAM).date()).days,
                told=told.get(dossier.id, ()),
                owed=owing[dossier.id],
                online=item.act == "receives:online",
                couple=item.act == "receives:couple",
            )
            for item, dossier in rows
        ],
        mark,
    )


def _told(session: Session, ids: Collection[UUID]) -> dict[UUID, list[Told]]:
    """The last word on each channel that a result is ready."""
    columns = (Letter.dossier_id, Letter.channel, Letter.state, Letter.sent_at)
    letters = select(*columns).where(Letter.dossier_id.in_(ids), Letter.notice == "result_ready")
    last: dict[tuple[UUID, str], Told] = {}
    for row in session.execute(letters.order_by(Letter.written_at)) if ids else ():
        words = one_after_another(" ", (_CHANNELS.get(row.channel, "chưa có địa chỉ"), _STATES[LetterState(row.state)]))
        last[row.dossier_id, row.channel] = Told(words, row.sent_at, row.state == LetterState.UNDELIVERABLE)
    found: dict[UUID, list[Told]] = {}
    for (dossier_id, _), told in last.items():
        found.setdefault(dossier_id, []).append(told)
    return found


def owed_of_each(session: Session, ids: Collection[UUID]) -> Counter[UUID]:
    """What is still to be paid for each of the dossiers, in đồng, in three queries however many there are."""
    owing: Counter[UUID] = Counter()
    if not ids:
        return owing
    charged = select(FeeLine.dossier_id, func.sum(FeeLine.amount)).where(FeeLine.dossier_id.in_(ids))
    paid = select(CashReceipt.dossier_id, func.sum(CashReceipt.amount)).where(CashReceipt.dossier_id.in_(ids))
    set_aside = select(Refund.dossier_id, func.sum(Refund.amount)).where(
        Refund.dossier_id.in_(ids), Refund.receipt_id.is_not(None)
    )
    for sign, sums in (
        (1, charged.group_by(FeeLine.dossier_id)),
        (-1, paid.group_by(CashReceipt.dossier_id)),
        (1, set_aside.group_by(Refund.dossier_id)),
    ):
        for dossier_id, amount in session.execute(sums):
            owing[dossier_id] += sign * int(amount)
    return owing
