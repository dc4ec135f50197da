"""A pattern made ready for copying: for every table one template, and what has to be worked out to fill it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from models.clock.office_hours import Session
from models.every_table import METADATA
from models.sealed import SealedText
from operations.demo.volume.blanks import Blanks
from operations.demo.volume.derived import Derived, derivations, derived_blank
from operations.demo.volume.outline import NUMBERED, Numbered, day_of, days_between, days_of, numbers_of, words_of
from operations.demo.volume.taken import Row, Taken

# Columns that go by the database's own time, and the blank each becomes: the moment of copying, or some time after.
DATABASE_TIME = {
    ("effect", "asked_at"): "spread",
    ("letter", "not_before"): "now",
    ("letter", "give_up_at"): "later",
    ("payment_intent", "expires_at"): "later",
    ("payment_intent", "look_at"): "later",
    ("portal_message", "not_before"): "now",
    ("reading_lease", "not_before"): "now",
    ("reading_lease", "until"): "now",
    ("refund", "not_before"): "later",
}
# What a partner dates by its own clock is taken to have happened when our own clock stood last.
PARTNERS_TIME = frozenset(
    (("parcel_event", "happened_at"), ("online_payment", "paid_at"), ("refund", "gateway_paid_at"))
)
YEARS = {"cash_receipt": "year", "refund": "payout_year", "register_entry": "year"}
NULL = "\\N"
# The city's portal is told of a dossier under way by the office itself, so that it knows it when the next step comes.
UNTOLD = {
    ("portal_message", "state"): "waiting",
    ("portal_message", "attempts"): "0",
    ("portal_message", "sent_at"): NULL,
}


@dataclass(frozen=True)
class Mould:
    """`texts` are the templates by table; `blanks` what they use, and what stood there; `derived` comes after them.

    `first` and `last` are the days between which everything lies, `looks_at` the next time anything happens by itself.
    """

    name: str
    agency_code: str
    weight: int
    ended: bool
    received_on: date
    first: date
    last: date
    stands_at: datetime
    looks_at: datetime | None
    sessions: tuple[tuple[Session, ...], ...]
    texts: dict[str, str]
    rows: dict[str, int]
    derived: list[Derived]
    blanks: dict[str, str]
    numbers: list[Numbered]
    files: frozenset[str]

    @property
    def row_count(self) -> int:
        return sum(self.rows.values())


def mould(taken: Taken) -> Mould:
    """This will make the pattern ready; raises `LookupError` where a number of it belongs to no known series."""
    return _Maker(taken).make()


class _Maker:
    def __init__(self, taken: Taken) -> None:
        self.taken = taken
        self.derived: list[Derived] = []
        self.ended = all(row["ending"] is not None for row in taken.each("dossier"))
        self.numbers = list(numbers_of(taken))
        self._values = frozenset(number.value for number in self.numbers)
        fixed = {identifier: f"s{role}" for identifier, (role, _) in taken.staff.items()}
        self.blanks = Blanks(words_of(taken), {**fixed, taken.agency_id: "agency"}, taken.received_on)

    def make(self) -> Mould:
        taken, blanks = self.taken, self.blanks
        self.derived, known = derivations(taken, blanks)
        blanks.know(known)
        left_out = () if self.ended else ("exchange",)
        texts = {table: self._lines(table) for table in taken.rows if taken.each(table) and table not in left_out}
        for number in self.numbers:
            blanks.number(number.value)
        self._refuse_unknown_numbers()
        first, last = days_of(taken)
        dossiers = taken.each("dossier")
        looks = [row["next_look_at"] for row in dossiers if row["next_look_at"] is not None]
        return Mould(
            name=taken.name,
            agency_code=taken.agency_code,
            weight=len(dossiers),
            ended=self.ended,
            received_on=taken.received_on,
            first=first,
            last=last,
            stands_at=taken.stands_at,
            looks_at=min(looks, default=None),
            sessions=tuple(taken.calendar.sessions(on) for on in days_between(first, last)),
            texts=texts,
            rows={table: len(taken.each(table)) for table in texts},
            derived=self.derived,
            blanks=blanks.used,
            numbers=self.numbers,
            files=frozenset(_files(taken)),
        )

    def _refuse_unknown_numbers(self) -> None:
        unknown = {int(blank[1:]) for blank in self.blanks.used if blank[0] == "n" and blank[1:].isdigit()}
        if unknown - self._values:
            raise LookupError(f"{self.taken.name} has numbers of no known series: {sorted(unknown - self._values)}")

    def _lines(self, table: str) -> str:
        columns = columns_of(table)
        return "".join(
            "\t".join(self._written(table, row, column) for column in columns) + "\n" for row in self.taken.each(table)
        )

    def _written(self, table: str, row: Row, column: Column[Any]) -> str:
        value, place = row[column.name], (table, column.name)
        if not self.ended and place in UNTOLD:
            return UNTOLD[place]
        if value is None:
            return NULL
        if place in DATABASE_TIME:
            return f"%({DATABASE_TIME[place]})s"
        if place in PARTNERS_TIME:
            value = self.taken.stands_at
        if column.name == YEARS.get(table):
            return self.blanks.day(day_of(row[NUMBERED[table]]), "y")
        if place == ("document", "series"):
            return self._series(row)
        derived = self._derived(table, row, column, value)
        return derived if derived is not None else self._plain(value)

    def _series(self, row: Row) -> str:
        prefix, _, year = row["series"].rpartition(":")
        day = self.blanks.day(day_of(row["reserved_at"]), "y")
        return self.blanks.template(prefix, for_copy=True) + f":{day if year.isdigit() else year}"

    def _derived(self, table: str, row: Row, column: Column[Any], value: Any) -> str | None:
        """The blank of what cannot be written before other blanks are filled in; None for everything else."""
        known = derived_blank(table, row, column.name)
        if known is not None:
            return f"%({known})s"
        if not isinstance(column.type, SealedText):
            return None
        blank = f"b{len(self.derived)}"
        self.derived.append(Derived(blank, "seal", self.blanks.template(value), place=column.type.place))
        return f"%({blank})s"

    def _plain(self, value: Any) -> str:
        match value:
            case bool():
                return str(value)[0].lower()
            case UUID():
                return self.blanks.identifier(value)
            case datetime():
                at = value.astimezone(UTC)
                return f"{self.blanks.day(at.date())} {at:%H:%M:%S.%f}+00"
            case date():
                return self.blanks.day(value)
            case str():
                return self.blanks.template(value, for_copy=True)
        return self.blanks.number(value) if value in self._values else str(value)


def columns_of(table: str) -> list[Column[Any]]:
    """The columns that are written; the database itself numbers entries and names its transactions."""
    columns = METADATA.tables[table].columns
    return [column for column in columns if column.identity is None and column.name != "transaction"]


def _files(taken: Taken) -> Iterator[str]:
    for row in taken.each("document"):
        yield from (row[column] for column in ("sha256", "drawn_sha256") if row[column])
    for row in taken.each("stored_file"):
        yield row["sha256"]
