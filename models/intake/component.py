"""What is handed in with a dossier, and what the desk found of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified


class Verdict(StrEnum):
    UNSEEN = "unseen"
    IN_PROGRESS = "in_progress"
    MISSING = "missing"
    GOOD = "good"
    NOT_NEEDED = "not_needed"

    @property
    def words(self) -> str:
        return {
            Verdict.UNSEEN: "Chưa xem",
            Verdict.IN_PROGRESS: "Đang làm dở",
            Verdict.MISSING: "Thiếu",
            Verdict.GOOD: "Đạt",
            Verdict.NOT_NEEDED: "Không áp dụng",
        }[self]

    @property
    def is_finished(self) -> bool:
        """Only what was found good, or is not needed, lets the step finish."""
        return self in (Verdict.GOOD, Verdict.NOT_NEEDED)


class Component(Identified, Base):
    """One row a component handed in; a supplement adds rows, it never overwrites one (`replaced_at`).

    `compared` says that somebody of the desk held the copy against the original, which need not be brought again.
    """

    __tablename__ = "component"
    __table_args__ = (CheckConstraint("sheets IS NULL OR sheets > 0", name="some_sheets"),)

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    code: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(40))
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))
    original_kept: Mapped[bool] = mapped_column(default=False)
    sheets: Mapped[int | None] = mapped_column(
        comment="how many sheets of paper were handed in, where they were counted"
    )
    compared: Mapped[bool] = mapped_column(default=False, server_default="false")
    handed_in_at: Mapped[datetime]
    supplement_id: Mapped[UUID | None] = mapped_column(ForeignKey("supplement_request.id"))
    replaced_at: Mapped[datetime | None]
    verdict: Mapped[Verdict] = mapped_column(Coded(Verdict), default=Verdict.UNSEEN)
    verdict_note: Mapped[str | None] = mapped_column(String(1000))

    @property
    def original_to_be_shown(self) -> bool:
        """Whether it was sent as a picture only, so that its original is shown when the result is collected."""
        return self.kind == "scan" and not self.compared
