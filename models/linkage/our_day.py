"""What we sent to one agency on a day, reckoned the way the other side reckons it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.linkage.linked_leg import LinkedLeg
from models.linkage.reconcile import Tally, tally
from models.progress.effect import Effect

_LONG_AGO = text("now() - interval '1 day'")


def our_cases(session: Session, partner: str, day: date) -> Tally:
    """Counts and hashes our references of the cases that agency took on that day in Việt Nam."""
    return tally(_references(session, partner, day))


def ask_about_all(session: Session, partner: str, day: date) -> int:
    """This will have every case of that day asked about again; whatever one side lost comes right by it."""
    about = update(Effect).where(Effect.reference.in_(_references(session, partner, day)), Effect.settled_at.is_(None))
    asked = session.execute(about.values(asked_at=_LONG_AGO).returning(Effect.id))
    return len(asked.all())


def _references(session: Session, partner: str, day: date) -> list[str]:
    """Parts of groups, and questions about what stands in their books: both are cases there."""
    began = datetime.combine(day, time(), VIETNAM)
    ended = began + timedelta(days=1)
    parts = select(LinkedLeg.reference).where(
        LinkedLeg.partner == partner, LinkedLeg.sent_at >= began, LinkedLeg.sent_at < ended
    )
    # What they would not take is settled in the moment in which it was said.
    questions = select(Effect.reference).where(
        Effect.partner == partner,
        Effect.kind == "query",
        Effect.confirmed_at >= began,
        Effect.confirmed_at < ended,
        Effect.settled_at.is_distinct_from(Effect.confirmed_at),
    )
    return [reference for reference in session.scalars(parts.union(questions)) if reference is not None]
