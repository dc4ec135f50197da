"""From which day an edition holds here, where a document says another day than the programs know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Identified
from procedures.procedure import Edition, Procedure


class EditionStart(Identified, Base):
    """Of two rows for one edition the later published holds. Both the old and the new day lay in the future then."""

    __tablename__ = "edition_start"
    __table_args__ = (
        CheckConstraint("valid_from > published_on", name="holds_for_the_future_only"),
        CheckConstraint("source <> ''", name="has_a_source"),
        Index("ix_edition_start_of_agency", "agency_id", "procedure", "published_at"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    procedure: Mapped[str] = mapped_column(String(20))
    edition: Mapped[str] = mapped_column(String(40))
    valid_from: Mapped[date]
    source: Mapped[str] = mapped_column(String(300))
    published_on: Mapped[date]
    published_at: Mapped[datetime]
    change_id: Mapped[UUID] = mapped_column(ForeignKey("rule_change.id"), unique=True)


def edition_starts(session: Session, agency_id: UUID, procedure: str) -> Sequence[EditionStart]:
    """This will give the days published here for the editions of the procedure, the last published last."""
    found = select(EditionStart).where(EditionStart.agency_id == agency_id, EditionStart.procedure == procedure)
    return session.scalars(found.order_by(EditionStart.published_at, EditionStart.id)).all()


def starts_here(procedure: Procedure, rows: Iterable[EditionStart]) -> dict[str, date]:
    """From which day each edition holds by these rows, by its id; the programs' own day where none speaks of it."""
    days = {edition.id: edition.valid_from for edition in procedure.editions}
    days.update({row.edition: row.valid_from for row in rows if row.edition in days})
    return days


def edition_in_force(session: Session, agency_id: UUID, procedure: Procedure, on: date) -> Edition:
    """This will give the edition under which the agency takes a dossier in on that day.

    A procedure of one edition needs no question: nothing could be put off.
    """
    if len(procedure.editions) == 1:
        return procedure.editions[0]
    days = starts_here(procedure, edition_starts(session, agency_id, procedure.code))
    begun = [edition for edition in procedure.editions if days[edition.id] <= on]
    return begun[-1] if begun else procedure.editions[0]
