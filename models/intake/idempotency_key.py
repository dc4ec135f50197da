"""The answer once given to a client's key, given again whenever the key comes back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class IdempotencyKey(Base):
    """`keep_until` is null for dossiers, whose keys are kept for ever.

    The answer may hold a secret, so whoever writes it seals it.
    """

    __tablename__ = "idempotency_key"

    client: Mapped[str] = mapped_column(String(80), primary_key=True)
    route: Mapped[str] = mapped_column(String(120), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    answer: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    keep_until: Mapped[datetime | None]
