"""What has happened in a dossier, one line a step: the only record by which it advances."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

MAIN = ""
# The leg of its own in which a withdrawn or stopped dossier is brought to its end.
INTERRUPTED_LEG = "interrupted"
# Below it every standing duty has a leg of its own.
DUTY_LEG = "duty"


class JournalLine(Base):
    """`line` is the verb's own name, `turn` how often this leg has met it, `sequence` its place in the leg from 1."""

    __tablename__ = "journal_line"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    leg: Mapped[str] = mapped_column(String(120), primary_key=True)
    line: Mapped[str] = mapped_column(String(80), primary_key=True)
    turn: Mapped[int] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20), comment="step, outward, answer, limit, marker")
    title: Mapped[str] = mapped_column(String(200))
    outcome: Mapped[str] = mapped_column(Text, comment="the outcome model as JSON, no personal data")
    actor: Mapped[str] = mapped_column(String(80))
    written_at: Mapped[datetime]
    fence: Mapped[int | None] = mapped_column(comment="of the reading that wrote it; null for an answer")
    taken_in_at: Mapped[datetime | None] = mapped_column(comment="when a reading first passed this answer")
