"""Who is reading a dossier, and what became of each reading. Lease times are the database's, not the office's."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class ReadingLease(Base):
    """The only lock on a dossier. `holder` is null when released in order; an expired one with a holder died."""

    __tablename__ = "reading_lease"
    __table_args__ = (
        Index("ix_reading_lease_held", "holder", postgresql_where=text("holder IS NOT NULL")),
        Index("ix_reading_lease_incident", "incident_at", postgresql_where=text("incident_at IS NOT NULL")),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    holder: Mapped[str | None] = mapped_column(String(80))
    fence: Mapped[int] = mapped_column(default=0)
    until: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    incident_at: Mapped[datetime | None] = mapped_column(comment="set while the dossier is an incident")


class Reading(Identified, Base):
    """One advance, as we know it ourselves; Prefect's own state of the run is only telemetry."""

    __tablename__ = "reading"
    __table_args__ = (
        Index("ix_reading_unended", "started_at", postgresql_where=text("ended_at IS NULL")),
        Index("ix_reading_ended", "ended_as", "ended_at"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    fence: Mapped[int]
    holder: Mapped[str] = mapped_column(String(80))
    flow_run_id: Mapped[str | None] = mapped_column(String(40))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_as: Mapped[str | None] = mapped_column(
        String(30), comment="ended, waiting, partner, failed, incident, overtaken, died"
    )
    awaiting: Mapped[str | None] = mapped_column(String(200))
    lines_written: Mapped[int] = mapped_column(default=0)
    error_code: Mapped[str | None] = mapped_column(String(60))
