"""Writing a personal number into an entry of the book: once, and never one that another person bears."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.register.register_entry import RegisterEntry
from models.sealed import find_key


class TakenNumber(Exception):
    """The number is malformed, belongs to another entry, or this entry already has a different one."""


def take_number(session: Session, entry: RegisterEntry, number: str, at: datetime, *, note: str | None = None) -> None:
    """This will write the number; the same number a second time changes nothing."""
    if entry.personal_number == number:
        return
    key = find_key(number)
    other = session.scalars(select(RegisterEntry.id).where(RegisterEntry.personal_number_key == key)).first()
    if not re.fullmatch(r"\d{12}", number) or other is not None or entry.personal_number is not None:
        raise TakenNumber
    entry.personal_number = number
    entry.personal_number_key = key
    entry.number_added_at = at
    entry.number_note = note
