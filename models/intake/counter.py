"""Running numbers without gaps, taken in the transaction that uses them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base


class Counter(Base):
    """`series` names what is numbered and for when, such as "dossier:261127" or "PBS:2026"."""

    __tablename__ = "counter"

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    series: Mapped[str] = mapped_column(String(60), primary_key=True)
    last: Mapped[int]


def next_number(session: Session, agency_id: UUID, series: str) -> int:
    """This will take the next number; a rollback of the caller's transaction gives it back."""
    statement = insert(Counter).values(agency_id=agency_id, series=series, last=1)
    upsert = statement.on_conflict_do_update(
        index_elements=[Counter.agency_id, Counter.series], set_={"last": Counter.last + 1}
    ).returning(Counter.last)
    return session.execute(upsert).scalar_one()
