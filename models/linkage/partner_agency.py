"""Another agency's own installation: where it is, how its word is known, and what each may file with the other."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class PartnerAgency(Identified, Base):
    """`motcua partner add` writes it; both sides need each other's row before anything passes between them.

    `code` is the partner's name on both sides: its client id with us, and the source its messages are kept under.
    `event_keys` are the `whpk_` keys its events are signed with, `our_client_id` is who we are at its door.
    `client_id` is the client it calls us by; its scopes say what it may file here. `files_there` are the procedures we
    may file there, `answers_for` the communes (by unit code, "*" for any other) out of whose books it answers.
    `networks` are the private networks (CIDR) in which we may call it; public addresses always may be.
    One that was added from the page (`proposed_by`) is not `active` until a second person has activated it. While
    `suspended_at` is set nothing passes either way, and what we owe it waits.
    """

    __tablename__ = "partner_agency"

    code: Mapped[str] = mapped_column(String(35), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    base_url: Mapped[str] = mapped_column(String(300))
    event_keys: Mapped[list[str]] = mapped_column(ARRAY(String(80)))
    our_client_id: Mapped[str] = mapped_column(String(80))
    client_id: Mapped[UUID | None] = mapped_column(ForeignKey("partner_client.id"), unique=True)
    files_there: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    answers_for: Mapped[list[str]] = mapped_column(ARRAY(String(5)), default=list, server_default="{}")
    networks: Mapped[list[str]] = mapped_column(ARRAY(String(50)))
    active: Mapped[bool] = mapped_column(default=True)
    added_at: Mapped[datetime]
    proposed_by: Mapped[str | None] = mapped_column(String(80))
    activated_by: Mapped[str | None] = mapped_column(String(80))
    activated_at: Mapped[datetime | None]
    suspended_at: Mapped[datetime | None]
    suspended_by: Mapped[str | None] = mapped_column(String(80))
    suspend_reason: Mapped[str | None] = mapped_column(Text)

    @property
    def passes(self) -> bool:
        """Whether anything passes between the two at all."""
        return self.active and self.suspended_at is None
