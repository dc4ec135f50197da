"""What lets another agency's machine in for some minutes, and the proofs it has already used."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class ClientToken(Base):
    """Known by the hash of the token, so that the table lets nobody in. `scopes` are those asked for and allowed."""

    __tablename__ = "client_token"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    client_id: Mapped[UUID] = mapped_column(ForeignKey("partner_client.id"), index=True)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String(80)))
    opened_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None]


class UsedAssertion(Base):
    """A signed proof of identity (RFC 7523) counts once; its `jti` is kept until it would have run out anyway."""

    __tablename__ = "used_assertion"

    client_id: Mapped[UUID] = mapped_column(ForeignKey("partner_client.id"), primary_key=True)
    jti: Mapped[str] = mapped_column(String(120), primary_key=True)
    until: Mapped[datetime] = mapped_column(index=True)
