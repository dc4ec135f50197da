"""A day that is not what its weekday says: a day off, or a day off that is worked to make up for another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """What becomes of the day."""

    OFF = "off"
    MAKE_UP = "make_up"


@dataclass(frozen=True)
class SpecialDay:
    """One row of the calendar as the government (or an agency) announced it, with the document that says so.

    `in_place_of` pairs the two days of a swap; a make-up day keeps the sessions of the weekday it is worked for.
    `foreseen` marks what follows from the law but has not been announced for that year yet.
    """

    on: date
    kind: DayKind
    name: str
    source: str
    in_place_of: date | None = None
    foreseen: bool = False
