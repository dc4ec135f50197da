"""The leg that something sent to another agency belongs to."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from engine.work import Work
from models.linkage.linked_leg import LinkedLeg
from models.progress.effect import Effect


def leg_of_effect(work: Work, reference: str) -> LinkedLeg:
    """This will give it by our reference; the request said which."""
    effect = work.session.scalars(select(Effect).where(Effect.reference == reference)).one()
    return work.session.get_one(LinkedLeg, UUID(effect.request["leg_id"]))


def settle_effect(work: Work, reference: str) -> None:
    """Nobody answers this by itself: what comes of it is told of the case."""
    work.session.scalars(select(Effect).where(Effect.reference == reference)).one().settled_at = work.now
