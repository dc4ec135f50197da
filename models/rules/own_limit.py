"""An agency's own limit of a procedure: shorter than the law's, from a day on, by a document that says so.

Provinces have their wards promise less time than the law allows; the budgets of the steps go with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Identified


class OwnLimit(Identified, Base):
    """Of the dossiers received from `valid_from` on, in that edition; limits as `procedures.limits` writes them.

    `steps` is the hours of each step in the order of the edition, null where they stay. Rows are only added, and hold
    for the future only: what was promised already does not move.
    """

    __tablename__ = "own_limit"
    __table_args__ = (
        CheckConstraint("valid_from > published_on", name="holds_for_the_future_only"),
        CheckConstraint("source <> ''", name="has_a_source"),
        Index("ix_own_limit_of_agency", "agency_id", "procedure", "valid_from"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    procedure: Mapped[str] = mapped_column(String(20))
    edition: Mapped[str] = mapped_column(String(40))
    limit: Mapped[str] = mapped_column(String(40))
    verified_limit: Mapped[str | None] = mapped_column(String(40))
    steps: Mapped[Any] = mapped_column(JSONB, nullable=True)
    source: Mapped[str] = mapped_column(String(300))
    valid_from: Mapped[date]
    published_on: Mapped[date]
    published_at: Mapped[datetime]
    change_id: Mapped[UUID] = mapped_column(ForeignKey("rule_change.id"), unique=True)


def own_limits(session: Session, agency_id: UUID, procedure: str | None = None) -> Sequence[OwnLimit]:
    """This will give the agency's rows, of one procedure or of all, in the order in which they begin to hold."""
    found = select(OwnLimit).where(OwnLimit.agency_id == agency_id)
    if procedure is not None:
        found = found.where(OwnLimit.procedure == procedure)
    return session.scalars(found.order_by(OwnLimit.valid_from, OwnLimit.published_at, OwnLimit.id)).all()


def own_steps(rows: Iterable[OwnLimit], on: date) -> dict[tuple[str, str], list[int]]:
    """The hours of the steps that the office gave itself, by procedure and edition, as they hold on that day."""
    return {(row.procedure, row.edition): row.steps for row in rows if row.steps and row.valid_from <= on}


def own_limit_on(rows: Iterable[OwnLimit], procedure: str, edition: str, on: date) -> OwnLimit | None:
    """Which of the rows, in their order, holds for a dossier of the edition received on that day."""
    held = [row for row in rows if (row.procedure, row.edition) == (procedure, edition) and row.valid_from <= on]
    return held[-1] if held else None
