"""A new price from a day on: what it says, what last quarter's dossiers would have paid by it, how it is entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.money.fee import FeeLine
from models.rules.published import Published
from models.rules.stored_price import StoredPrice, tariff_of
from procedures.civil_words import Channel
from procedures.tariff import Price, UnknownPrice, price


@dataclass(frozen=True)
class PriceChange:
    """`fee` is the code of the tariff; no channel means all of them; `amount` in đồng."""

    fee: str
    channel: Channel | None
    amount: int
    valid_from: date
    valid_to: date | None = None

    @property
    def touches(self) -> list[str]:
        return [f"phi:{self.fee}"]

    def content(self) -> dict[str, Any]:
        return {
            "fee": self.fee,
            "channel": self.channel.value if self.channel else None,
            "amount": self.amount,
            "valid_from": self.valid_from.isoformat(),
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
        }

    @classmethod
    def of(cls, content: Any) -> PriceChange:
        return cls(
            content["fee"],
            Channel.read(content["channel"]) if content["channel"] else None,
            content["amount"],
            date.fromisoformat(content["valid_from"]),
            date.fromisoformat(content["valid_to"]) if content["valid_to"] else None,
        )

    def as_price(self, source: str) -> Price:
        return Price(
            fee=self.fee,
            amount=self.amount,
            source=source,
            channel=self.channel,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            entered_here=True,
        )

    def enter(self, session: Session, agency_id: UUID, source: str, change_id: UUID, published: Published) -> None:
        """This will make it a row of the agency's tariff."""
        session.add(
            StoredPrice(
                id=uuid4(),
                agency_id=agency_id,
                fee=self.fee,
                channel=self.channel.value if self.channel else None,
                amount=self.amount,
                source=source,
                valid_from=self.valid_from,
                valid_to=self.valid_to,
                published_on=published.on,
                published_at=published.at,
                change_id=change_id,
            )
        )


@dataclass(frozen=True)
class PriceRow:
    """One way of handing in: what is charged that day now, and what would be; None where no price is known."""

    channel: Channel
    before: Price | None
    after: Price | None

    @property
    def changes(self) -> bool:
        before, after = self.before, self.after
        return (before and before.amount) != (after and after.amount)


@dataclass(frozen=True)
class Quarter:
    """What dossiers of a quarter were charged for this fee, and would have been; exempt ones pay nothing either way."""

    first: date
    last: date
    dossiers: int
    exempt: int
    before: int
    after: int


def price_rows(session: Session, agency_id: UUID, province: str, change: PriceChange) -> list[PriceRow]:
    """This will compare the two tariffs on the first day of the change, way by way."""
    tariff = tariff_of(session, agency_id)
    changed = (change.as_price("-"), *tariff)
    return [
        PriceRow(
            way,
            _price(change.fee, province, way, change.valid_from, tariff),
            _price(change.fee, province, way, change.valid_from, changed),
        )
        for way in Channel
    ]


def _price(fee: str, province: str, way: Channel, on: date, tariff: tuple[Price, ...]) -> Price | None:
    try:
        return price(fee, province=province, channel=way, on=on, tariff=tariff)
    except UnknownPrice:
        return None


def quarter_before(today: date) -> tuple[date, date]:
    """The first and last day of the calendar quarter that ended last."""
    first_of_this = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    last = first_of_this - timedelta(days=1)
    return date(last.year, last.month - 2, 1), last


def last_quarter(session: Session, change: PriceChange, today: date, whose: ColumnElement[bool]) -> Quarter:
    """This will count the lines of that fee on dossiers received in the quarter that ended last; none of them moves."""
    first, last = quarter_before(today)
    begin = datetime.combine(first, time(), VIETNAM)
    end = datetime.combine(last + timedelta(days=1), time(), VIETNAM)
    exempt = FeeLine.exempt_by.is_not(None)
    lines = (
        select(exempt, func.count(), func.sum(FeeLine.amount), func.sum(FeeLine.quantity))
        .join(Dossier, Dossier.id == FeeLine.dossier_id)
        .where(FeeLine.code == change.fee, Dossier.received_at >= begin, Dossier.received_at < end, whose)
        .group_by(exempt)
    )
    if change.channel is not None:
        lines = lines.where(Dossier.channel == change.channel.value)
    found = {bool(row[0]): row for row in session.execute(lines)}
    paying, spared = found.get(False), found.get(True)
    return Quarter(
        first,
        last,
        dossiers=(paying[1] if paying else 0) + (spared[1] if spared else 0),
        exempt=spared[1] if spared else 0,
        before=int(paying[2]) if paying else 0,
        after=int(paying[3]) * change.amount if paying else 0,
    )
