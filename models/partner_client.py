"""Another agency's machine that may call us."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified

# The verb of whoever may send official documents: every agency we are linked with, for nothing comes of one before a
# clerk has looked at it.
SEND_DOCUMENTS = "document:send"


class PartnerClient(Identified, Base):
    """`scopes` are verb:procedure, such as "case:create:1.001193".

    A client has a public key or, in the demo, a secret.
    """

    __tablename__ = "partner_client"

    client_id: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"))
    secret_hash: Mapped[str | None] = mapped_column(String(200))
    public_jwk: Mapped[str | None] = mapped_column(Text)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String(80)))
    active: Mapped[bool] = mapped_column(default=True)
