"""Which of the samples this office has taken in already."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.intake.idempotency_key import IdempotencyKey
from operations.demo.dossier_file import KEYS

CREATED = 201


def filed_keys(session: Session) -> frozenset[str]:
    """The keys of samples that were answered with a dossier; they stand in the transaction that filed it."""
    kept = select(IdempotencyKey.key).where(IdempotencyKey.key.startswith(KEYS), IdempotencyKey.status == CREATED)
    return frozenset(session.scalars(kept))
