"""Carrying the paper book of a year on: the first number here is the one after the last there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.clock.written_time import in_vietnam
from models.incoming.grades import Book
from models.incoming.register import series_of
from models.intake.counter import Counter

MOST = 99_999


def open_series(session: Session, agency_id: UUID, book: Book, last: int, actor: Actor, now: datetime) -> None:
    """This will have the book of this year go on after `last`. Raises `FormFaults` once any number was given here.

    The audit entry is what the doctor knows of it.
    """
    if not 1 <= last <= MOST:
        said = phrase("Ghi số đến cuối cùng trong sổ giấy, từ 1 đến {most}.", most=MOST)
        raise FormFaults([FormFault("/last", said)])
    year = in_vietnam(now).year
    begun = insert(Counter).values(agency_id=agency_id, series=series_of(book, year), last=last)
    if session.scalar(begun.on_conflict_do_nothing().returning(Counter.last)) is None:
        raise FormFaults([FormFault("/last", "Sổ năm nay đã có số trên hệ thống nên không đặt lại được.")])
    record(session, actor, "incoming.series_opened", now, book=book, year=year, last=last)
