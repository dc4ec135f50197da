"""What a change would do, counted before anybody publishes it; bound by a hash to what the publisher saw."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from models.agency import Agency
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.clock.working_calendar import NoWorkingDay
from models.rules.calendar_change import CalendarChange
from models.rules.in_its_way import in_the_way
from models.rules.limit_change import LimitChange
from models.rules.moves import Moves, moves_by
from models.rules.own_limit import own_limits
from models.rules.price_change import PriceChange, PriceRow, price_rows
from models.rules.published import Published
from models.rules.refusals import NoDayLeft, NothingKnownOfIt, TooLateToHold
from models.rules.rule_change import ChangeKind, ChangeState, RuleChange
from models.rules.start_change import StartChange, days_of_editions, fault_of_start


@dataclass(frozen=True)
class Effect:
    """`moves` of a change of the calendar; `prices` of one of a fee; `days` of the editions' days before it.

    `mark` tells two effects apart; it holds what would be written and what it replaces.
    """

    mark: str
    moves: Moves | None = None
    prices: tuple[PriceRow, ...] = ()
    days: tuple[tuple[str, date], ...] = ()

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.mark.encode()).hexdigest()


def effect_of(session: Session, change: RuleChange, now: datetime) -> Effect:
    """This will count what publishing the change would do as of now, and what was published in its way meanwhile."""
    effect = effect_of_content(session, change.agency_id, change.kind, change.content, now)
    others = in_the_way(session, change.agency_id, change.kind, change.touches, change.proposed_at, change.id)
    published = [str(one.id) for one in others if one.state is ChangeState.PUBLISHED]
    mark = "\n".join([str(change.id), effect.mark, *published])
    return Effect(mark, effect.moves, effect.prices, effect.days)


def effect_of_content(session: Session, agency_id: UUID, kind: ChangeKind, content: Any, now: datetime) -> Effect:
    """This will count the same of something that is not proposed yet; nothing is written."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False)
    if kind is ChangeKind.CALENDAR:
        moves = _moves(session, agency_id, CalendarChange.of(content), now)
        return Effect(f"{written}\n{moves.mark}", moves=moves)
    if kind is ChangeKind.PRICE:
        province = session.get_one(Agency, agency_id).province_code
        rows = tuple(price_rows(session, agency_id, province, PriceChange.of(content)))
        held = "\n".join(f"{row.channel.value} {row.before.amount if row.before else ''}" for row in rows)
        return Effect(f"{written}\n{held}", prices=rows)
    if kind is ChangeKind.START:
        _, days = days_of_editions(session, agency_id, StartChange.of(content).procedure)
        return Effect(f"{written}\n{sorted(days.items())}", days=tuple(days.items()))
    limits = own_limits(session, agency_id, LimitChange.of(content).procedure)
    return Effect("\n".join([written, *(str(row.id) for row in limits)]))


def _moves(session: Session, agency_id: UUID, change: CalendarChange, now: datetime) -> Moves:
    calendar = change.over(load_calendar(session, agency_id))
    try:
        return moves_by(session, agency_id, calendar, change.first_day, now)
    except NoWorkingDay:
        raise NoDayLeft from None


def must_hold(session: Session, change: RuleChange, now: datetime) -> None:
    """Raises why the change can no longer be put in force: its day has come, or its edition holds already."""
    if change.kind is ChangeKind.CALENDAR:
        return
    today = now.astimezone(VIETNAM).date()
    if change.first_day <= today:
        raise TooLateToHold
    if change.kind is ChangeKind.START:
        start = StartChange.of(change.content)
        _, days = days_of_editions(session, change.agency_id, start.procedure)
        if start.edition not in days:
            raise NothingKnownOfIt
        if fault_of_start(days, start.edition, start.valid_from, today):
            raise TooLateToHold


def put_in_force(session: Session, change: RuleChange, published: Published) -> None:
    """This will write what everybody counts by from then on."""
    if change.kind is ChangeKind.CALENDAR:
        CalendarChange.of(change.content).enter(session, change.agency_id, published.by, published.at)
        return
    row = _row_of(change)
    row.enter(session, change.agency_id, change.source, change.id, published)


def _row_of(change: RuleChange) -> PriceChange | LimitChange | StartChange:
    if change.kind is ChangeKind.PRICE:
        return PriceChange.of(change.content)
    return LimitChange.of(change.content) if change.kind is ChangeKind.LIMIT else StartChange.of(change.content)
