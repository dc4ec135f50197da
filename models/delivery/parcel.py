"""A result on its way by post, and everything the post said of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class Parcel(Identified, Base):
    """`reference` is ours (the effect's); `cod_amount` in đồng is asked for at the door."""

    __tablename__ = "parcel"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    turn: Mapped[int]
    reference: Mapped[str] = mapped_column(String(60), unique=True)
    tracking_code: Mapped[str] = mapped_column(String(60))
    cod_amount: Mapped[int] = mapped_column(default=0)
    booked_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]
    cod_collected_at: Mapped[datetime | None]
    cod_remitted_at: Mapped[datetime | None]


class ParcelEvent(Identified, Base):
    """One message of the post about a parcel, in the order in which it happened there.

    `note` is why it came back, or into whose hands it went; `proof` names the post's own record of the signature;
    `amount` in đồng is what a message about money says.
    """

    __tablename__ = "parcel_event"
    __table_args__ = (UniqueConstraint("parcel_id", "event_id"),)

    parcel_id: Mapped[UUID] = mapped_column(ForeignKey("parcel.id"), index=True)
    event_id: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(40))
    happened_at: Mapped[datetime]
    note: Mapped[str | None] = mapped_column(String(200))
    proof: Mapped[str | None] = mapped_column(String(60))
    amount: Mapped[int | None]
