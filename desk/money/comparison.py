"""How the books of an agency's day compare with those of the gateway and the post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.money.reconciliation import Channel, Reconciliation, ReconciliationDifference


@dataclass(frozen=True)
class DifferenceRow:
    difference: ReconciliationDifference
    day: date
    channel: Channel
    code: str | None


@dataclass(frozen=True)
class Comparison:
    """`done` by partner, None where the day has not been compared; `open` are differences of all days."""

    done: dict[Channel, Reconciliation | None]
    open: Sequence[DifferenceRow]
    settled: Sequence[DifferenceRow]


def comparison(session: Session, agency_id: UUID, day: date, seen: ColumnElement[bool]) -> Comparison:
    """This will read what was found, newest day first; `seen` is the condition for the rows the reader may see."""
    of_the_day = select(Reconciliation).where(Reconciliation.agency_id == agency_id, Reconciliation.day == day)
    found = {one.channel: one for one in session.scalars(of_the_day)}
    rows = _differences(session, agency_id, seen)
    return Comparison(
        {channel: found.get(channel) for channel in Channel},
        [row for row in rows if row.difference.settled_at is None],
        [row for row in rows if row.difference.settled_at is not None and row.day == day],
    )


def _differences(session: Session, agency_id: UUID, seen: ColumnElement[bool]) -> list[DifferenceRow]:
    wanted = (
        select(ReconciliationDifference, Reconciliation.day, Reconciliation.channel, Dossier.code)
        .join(Reconciliation, Reconciliation.id == ReconciliationDifference.reconciliation_id)
        .outerjoin(Dossier, Dossier.id == ReconciliationDifference.dossier_id)
        .where(Reconciliation.agency_id == agency_id, seen)
        .order_by(Reconciliation.day.desc(), ReconciliationDifference.entry)
        .limit(500)
    )
    return [DifferenceRow(*row) for row in session.execute(wanted)]
