"""One day of an agency's money, for its cashier: receipts by kind and way, money given back, what awaits somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.money.fee import CashReceipt, ReceiptLine
from models.money.refund import Refund, RefundState
from models.progress.work_item import ItemState, WorkItem
from procedures.tariff import FeeKind

WAYS = {"cash": "Tiền mặt", "online": "Trực tuyến", "cod": "Bưu điện thu hộ"}
KINDS = {kind.value: kind.words for kind in FeeKind}
_UNDER_WAY = (RefundState.OPENED, RefundState.PROPOSED, RefundState.AGREED, RefundState.SENT)
MOST = 500


@dataclass(frozen=True)
class ReceiptRow:
    """A receipt with what of it is lệ phí, phí and cước, in đồng."""

    receipt: CashReceipt
    code: str
    by_kind: dict[str, int]


@dataclass(frozen=True)
class RefundRow:
    """`item` is the open work about it, where a person has to do something."""

    refund: Refund
    code: str
    item: UUID | None = None


@dataclass(frozen=True)
class DayBook:
    """`taken[way][kind]` and `given[way]` in đồng; `open` are the refunds under way, whatever day they began."""

    day: date
    receipts: Sequence[ReceiptRow]
    refunds: Sequence[RefundRow]
    open: Sequence[RefundRow]
    taken: dict[str, Counter[str]] = field(default_factory=dict)
    given: Counter[str] = field(default_factory=Counter)

    @property
    def total_taken(self) -> int:
        return sum(sum(kinds.values()) for kinds in self.taken.values())

    @property
    def total_given(self) -> int:
        return self.given.total()


def day_book(session: Session, agency_id: UUID, day: date, seen: ColumnElement[bool]) -> DayBook:
    """This will read the day (Vietnam time); at most so many rows that a page can show them. `seen` is the condition
    for the dossiers the reader may see: neither rows nor sums tell of others."""
    begins = datetime.combine(day, time(), VIETNAM).astimezone(UTC)
    ends = begins + timedelta(days=1)
    receipts = _receipts(session, begins, ends, CashReceipt.agency_id == agency_id, seen)
    taken: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
    for row in receipts:
        taken[row.receipt.way].update(row.by_kind)
    paid = select(Refund, Dossier.code).join(Dossier, Dossier.id == Refund.dossier_id)
    paid = paid.where(Refund.agency_id == agency_id, Refund.paid_at >= begins, Refund.paid_at < ends, seen)
    refunds = [RefundRow(refund, code) for refund, code in session.execute(paid.order_by(Refund.paid_at).limit(MOST))]
    given: Counter[str] = Counter()
    for one in refunds:
        given[one.refund.way] += one.refund.amount
    return DayBook(day, receipts, refunds, _under_way(session, agency_id, seen), taken, given)


def _receipts(session: Session, begins: datetime, ends: datetime, *which: ColumnElement[bool]) -> list[ReceiptRow]:
    of_the_day = select(CashReceipt, Dossier.code).join(Dossier, Dossier.id == CashReceipt.dossier_id)
    of_the_day = of_the_day.where(CashReceipt.taken_at >= begins, CashReceipt.taken_at < ends, *which)
    rows = session.execute(of_the_day.order_by(CashReceipt.year, CashReceipt.number).limit(MOST)).all()
    kinds: dict[UUID, Counter[str]] = {receipt.id: Counter() for receipt, _ in rows}
    lines = select(ReceiptLine).where(ReceiptLine.receipt_id.in_(kinds), ReceiptLine.amount > 0)
    for line in session.scalars(lines) if kinds else ():
        kinds[line.receipt_id][line.kind] += line.amount
    return [ReceiptRow(receipt, code, dict(kinds[receipt.id])) for receipt, code in rows]


def _under_way(session: Session, agency_id: UUID, seen: ColumnElement[bool]) -> list[RefundRow]:
    wanted = (
        select(Refund, Dossier.code, WorkItem.id)
        .join(Dossier, Dossier.id == Refund.dossier_id)
        .outerjoin(
            WorkItem,
            (WorkItem.dossier_id == Refund.dossier_id)
            & (WorkItem.subject_id == Refund.id)
            & (WorkItem.state == ItemState.OPEN),
        )
        .where(Refund.agency_id == agency_id, Refund.state.in_(_UNDER_WAY), seen)
    )
    return [
        RefundRow(refund, code, item)
        for refund, code, item in session.execute(wanted.order_by(Refund.opened_at, Refund.id).limit(MOST))
    ]
