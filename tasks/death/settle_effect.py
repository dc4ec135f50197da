"""A partner that has said it is done is not asked about it again."""

from __future__ import annotations

from sqlalchemy import select

from engine.work import Work
from models.progress.effect import Effect


def settle_effect(work: Work, reference: str) -> None:
    """This will note that nobody awaits more of the partner about this reference."""
    effect = work.session.scalars(select(Effect).where(Effect.reference == reference)).one()
    effect.settled_at = work.now
