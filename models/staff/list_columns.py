"""Which of the columns that may be left out somebody wants to see in lists of work."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base


class ListColumns(Base):
    """Who never chose has no row and sees what is usual; the names are the page's own."""

    __tablename__ = "list_columns"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), primary_key=True)
    columns: Mapped[list[str]] = mapped_column(ARRAY(String(20)))


def choose_columns(session: Session, staff_id: UUID, columns: Iterable[str]) -> None:
    """This will keep the choice in the place of the one before."""
    new = insert(ListColumns).values(staff_id=staff_id, columns=list(columns))
    again = new.on_conflict_do_update(index_elements=["staff_id"], set_={"columns": new.excluded.columns})
    session.execute(again)
