"""Writing the copies: batches, each one transaction in which every number is taken and every row is there.

A kill between two batches leaves an office with fewer dossiers, and nothing else amiss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import psycopg
from psycopg import sql

from models.audit.chain import seal_entries
from models.database import Database
from models.every_table import METADATA
from models.failpoint import failpoint
from models.linkage.exchange_chain import seal_exchanges
from operations.demo.volume.belonging import Kind, tables_of
from operations.demo.volume.filler import Copy, Filler
from operations.demo.volume.mould import columns_of
from operations.demo.volume.office_here import OfficeHere, WardHere
from operations.demo.volume.outline import Numbered
from operations.demo.volume.plan import Planned
from operations.plain_error import PlainError

BATCH = 200
SEALED_AT_ONCE = 5_000
LATER = timedelta(hours=12)
_LOCK = 0x566F6C  # "Vol": one generation at a time, for serial numbers are counted from what is there.
_TABLES = tables_of(Kind.COPIED, Kind.BY_REFERENCE)
_TAKE = """
INSERT INTO counter (agency_id, series, last) VALUES (%s, %s, %s)
    ON CONFLICT (agency_id, series) DO UPDATE SET last = counter.last + excluded.last
RETURNING last
"""
Series = tuple[str, str]


@dataclass
class Poured:
    """How much has been written so far."""

    dossiers: int = 0
    rows: Counter[str] = field(default_factory=Counter)

    @property
    def row_count(self) -> int:
        return sum(self.rows.values())


@dataclass
class Pourer:
    """`address` is where citizens reach this office; `moment` is the machine's time, by which the database goes."""

    url: str
    here: OfficeHere
    address: str
    moment: datetime
    batch: int = BATCH
    poured: Poured = field(default_factory=Poured)
    _fillers: dict[tuple[int, frozenset[str]], Filler] = field(default_factory=dict)

    def pour(self, planned: Sequence[Planned], tell: Callable[[Poured], None]) -> Poured:
        """This will write all of it, batch by batch."""
        with psycopg.connect(self.url.replace("+psycopg", ""), options="-c timezone=UTC") as connection:
            if connection.execute("SELECT pg_try_advisory_lock(%s)", (_LOCK,)).fetchone() != (True,):
                raise PlainError("Đang có một lệnh khác tạo hàng loạt hồ sơ; hãy chờ nó xong (already generating).")
            connection.commit()
            for start in range(0, len(planned), self.batch):
                batch = planned[start : start + self.batch]
                with connection.transaction():
                    self._write(connection, batch)
                    failpoint("volume.before_commit")
                tell(self.poured)
        return self.poured

    def _write(self, connection: psycopg.Connection, batch: Sequence[Planned]) -> None:
        numbers = _take_numbers(connection, [(one, self._ward(one)) for one in batch])
        lines: dict[str, list[str]] = {}
        for one, taken in zip(batch, numbers, strict=True):
            serial = self.here.dossiers + self.poured.dossiers
            filler = self._filler(one)
            copy = Copy(serial, timedelta(days=one.days), taken, self._fixed(one, serial))
            for table, text in filler.fill(copy).items():
                lines.setdefault(table, []).append(text)
                self.poured.rows[table] += one.mould.rows[table]
            self.poured.dossiers += one.mould.weight
        with connection.cursor() as cursor:
            for table in _TABLES:
                if table in lines:
                    with cursor.copy(_copy_into(table)) as stream:
                        stream.write("".join(lines[table]))

    def _ward(self, one: Planned) -> WardHere:
        return self.here.wards[one.mould.agency_code]

    def _filler(self, one: Planned) -> Filler:
        key = (id(one.mould), one.without)
        if key not in self._fillers:
            self._fillers[key] = Filler(one.mould, without=one.without)
        return self._fillers[key]

    def _fixed(self, one: Planned, serial: int) -> dict[str, str]:
        """What is the same for all copies: the ward, its people, and the moment of writing."""
        ward = self._ward(one)
        fixed = {
            "agency": str(ward.id),
            "address": self.address,
            "now": self.moment.isoformat(),
            "later": (self.moment + LATER).isoformat(),
            # Whoever waits for partners is not asked about all at once.
            "spread": (self.moment + timedelta(seconds=serial * 37 % 43_200)).isoformat(),
        }
        for role, people in ward.people.items():
            identifier, name = people[one.colleague % len(people)]
            fixed |= {f"s{role}": identifier, f"s{role}name": name}
        return fixed


def _take_numbers(
    connection: psycopg.Connection, batch: Sequence[tuple[Planned, WardHere]]
) -> Iterator[dict[int, int]]:
    """This will take all numbers of a batch at once, and give each copy its own, in the order of the batch."""
    wanted: Counter[Series] = Counter()
    for one, ward in batch:
        wanted.update(_series(number, one, ward) for number in one.mould.numbers)
    upcoming: dict[Series, int] = {}
    for series in sorted(wanted):
        row = connection.execute(_TAKE, (*series, wanted[series])).fetchone()
        assert row is not None
        upcoming[series] = row[0] - wanted[series]
    for one, ward in batch:
        taken = {}
        for number in one.mould.numbers:
            series = _series(number, one, ward)
            upcoming[series] += 1
            taken[number.value] = upcoming[series]
        yield taken


def _series(number: Numbered, one: Planned, ward: WardHere) -> Series:
    return str(ward.id), number.series(timedelta(days=one.days))


def _copy_into(table: str) -> sql.Composed:
    columns = sql.SQL(", ").join(sql.Identifier(column.name) for column in columns_of(table))
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)


def measure_tables(url: str) -> int:
    """This will have the database count its tables anew, for its plans are made for an empty office; how many."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        for table in METADATA.tables:
            connection.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))
    return len(METADATA.tables)


def seal_all(database: Database) -> int:
    """This will chain whatever has been written, as the workers do bit by bit; returns how many entries."""
    sealed = 0
    for seal in (seal_entries, seal_exchanges):
        while True:
            with database.transaction() as session:
                done = seal(session, SEALED_AT_ONCE)
            if not done:
                break
            sealed += done
    return sealed
