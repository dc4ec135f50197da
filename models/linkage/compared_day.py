"""What the night's comparison of a day with one agency found; compared again, the day's row is written anew."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base


class ComparedDay(Base):
    """`theirs` is None where the agency gave no answer; `untaken` are events of theirs that we have not taken."""

    __tablename__ = "compared_day"

    partner: Mapped[str] = mapped_column(String(35), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    compared_at: Mapped[datetime]
    ours: Mapped[int]
    theirs: Mapped[int | None]
    untaken: Mapped[int]
    asked_again: Mapped[int]
    agrees: Mapped[bool]


def keep_comparison(
    session: Session,
    partner: str,
    day: date,
    at: datetime,
    *,
    ours: int,
    theirs: int | None,
    untaken: int,
    asked_again: int,
    agrees: bool,
) -> None:
    """This will keep what was found, in place of what an earlier comparison of that day found."""
    found = {
        "compared_at": at,
        "ours": ours,
        "theirs": theirs,
        "untaken": untaken,
        "asked_again": asked_again,
        "agrees": agrees,
    }
    new = insert(ComparedDay).values(partner=partner, day=day, **found)
    session.execute(new.on_conflict_do_update(index_elements=[ComparedDay.partner, ComparedDay.day], set_=found))
