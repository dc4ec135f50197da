"""Two changes about the same thing: who proposes or publishes one is told of the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.rules.rule_change import ChangeKind, ChangeState, RuleChange


def in_the_way(
    session: Session,
    agency_id: UUID,
    kind: ChangeKind,
    touches: Sequence[str],
    since: datetime,
    besides: UUID | None = None,
) -> Sequence[RuleChange]:
    """This will give the changes about one of the same things: those that wait, and those published since then."""
    published_since = (RuleChange.state == ChangeState.PUBLISHED) & (RuleChange.ended_at >= since)
    others = select(RuleChange).where(
        RuleChange.agency_id == agency_id,
        RuleChange.kind == kind,
        RuleChange.touches.overlap(list(touches)),
        or_(RuleChange.state == ChangeState.PROPOSED, published_since),
    )
    if besides is not None:
        others = others.where(RuleChange.id != besides)
    return session.scalars(others.order_by(RuleChange.proposed_at, RuleChange.id)).all()
