"""What of a pattern is needed to plan with it: its words, its numbers, and the days between which it lies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models.clock.clock import VIETNAM
from operations.demo.volume.taken import Row, Taken

# A running number, the day on which it was taken, and what its series is called.
NUMBERED = {
    "dossier": "received_at",
    "cash_receipt": "taken_at",
    "document": "reserved_at",
    "refund": "paid_at",
    "register_entry": "entered_on",
}
_UNIQUE_WORDS = {
    "dossier": ("tracking_secret",),
    "linked_leg": ("their_code",),
    "online_payment": ("gateway_ref",),
    "parcel": ("tracking_code",),
    "refund": ("gateway_ref",),
}
_NAMES = frozenset(("full_name", "recipient"))


@dataclass(frozen=True)
class Numbered:
    """A number of the pattern and where it was taken: in a series of each year, or of each day, on that day."""

    value: int
    prefix: str
    on: date

    def series(self, shift: timedelta) -> str:
        on = self.on + shift
        return f"{self.prefix}:{on:%y%m%d}" if self.prefix == "dossier" else f"{self.prefix}:{on.year}"


def day_of(at: date) -> date:
    return at.astimezone(VIETNAM).date() if isinstance(at, datetime) else at


def numbers_of(taken: Taken) -> Iterator[Numbered]:
    """This will give every running number that was taken, in the order of the tables."""
    for table, dated in NUMBERED.items():
        for row in taken.each(table):
            found = _number(table, row)
            if found is not None:
                yield Numbered(found[0], found[1], day_of(row[dated]))


def _number(table: str, row: Row) -> tuple[int, str] | None:
    match table:
        case "dossier":
            return int(row["code"].rpartition("-")[2]), "dossier"
        case "document":
            return row["number"], row["series"].rpartition(":")[0]
        case "register_entry":
            return row["number"], f"so-{row['book']}"
        case "cash_receipt":
            return row["number"], "bien-lai"
        case _:
            return None if row["payout_number"] is None else (row["payout_number"], "phieu-chi")


def words_of(taken: Taken) -> dict[str, str]:
    """Exact words and the blanks they become: codes, names of people, and whatever must be unique."""
    words = {row["code"]: f"k{number}" for number, row in enumerate(taken.each("dossier"))}
    words |= {row["code"].replace("-", "").replace(".", ""): f"k{n}flat" for n, row in enumerate(taken.each("dossier"))}
    words |= {name: f"p{place}" for place, name in enumerate(sorted(_names(taken)))}
    for table, columns in _UNIQUE_WORDS.items():
        for row in taken.each(table):
            words |= {row[column]: f"t{row[column]}" for column in columns if row[column]}
    words |= {name: f"s{role}name" for role, name in taken.staff.values()}
    return words | {taken.address: "address"}


def _names(taken: Taken) -> set[str]:
    found: set[str] = set()
    for row in taken.each("dossier"):
        for column in ("applicant", "declaration", "delivery"):
            found |= set(_names_in(json.loads(row[column])))
    return {name for name in found if len(name.split()) > 1}


def _names_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            if key in _NAMES and isinstance(held, str):
                yield held
            yield from _names_in(held)
    elif isinstance(value, list):
        for held in value:
            yield from _names_in(held)


def days_of(taken: Taken) -> tuple[date, date]:
    """The first and the last day of which anything in the rows speaks: receipts, promises and limits to come."""
    said = [day_of(row[column]) for table, column in _DATED for row in taken.each(table) if row[column] is not None]
    return min(said), max([*said, day_of(taken.stands_at)])


def days_between(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


_DATED = (
    ("dossier", "received_at"),
    ("dossier", "counted_from"),
    ("dossier", "react_by"),
    ("dossier", "due_at"),
    ("dossier", "ended_at"),
    ("dossier", "next_look_at"),
    ("work_item", "opened_at"),
    ("work_item", "due_at"),
    ("pause", "since"),
    ("pause", "until"),
    ("reappointment", "until"),
    ("linked_leg", "their_due_at"),
    ("journal_line", "written_at"),
)
