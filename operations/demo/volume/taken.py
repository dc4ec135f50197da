"""The rows of one driven sample, as they stand in the pattern office, opened where they are sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.every_table import METADATA
from models.sealed import SealedText, unseal
from models.staff_member import StaffMember
from operations.demo.volume.belonging import Kind, tables_of
from operations.demo.volume.drive_pattern import NotReached
from operations.demo.volume.pattern_office import PatternOffice

Row = dict[str, Any]
# A pattern is copied at rest: nothing of it may be half done.
_AT_WORK = {
    "a wake-up": "SELECT FROM wake_up",
    "a letter": "SELECT FROM letter WHERE state = 'waiting'",
    "a message": "SELECT FROM inbox_message WHERE state = 'new'",
    "a status": "SELECT FROM portal_message WHERE state = 'waiting'",
    "a reader": "SELECT FROM reading_lease WHERE holder IS NOT NULL",
    "an entry that was ended": "SELECT FROM register_entry WHERE ends IS NOT NULL AND ends NOT LIKE 'entry:%'",
}
# Of what passed with partners only what the city's portal was told is evidence that somebody looks for.
_ONLY = {"exchange": "partner = 'city-portal'", "audit_entry": "dossier_id IS NOT NULL"}
_IN_ORDER = {"exchange": "id", "audit_entry": "id", "journal_line": "leg, sequence"}


@dataclass(frozen=True)
class Taken:
    """`rows` by table, sealed columns as their plain text; `staff` are the people's role and name by their id."""

    name: str
    ward: int
    rows: dict[str, list[Row]]
    staff: dict[UUID, tuple[str, str]]
    agency_id: UUID
    agency_code: str
    address: str
    calendar: WorkingCalendar
    stands_at: datetime

    def each(self, table: str) -> list[Row]:
        return self.rows.get(table, [])

    @property
    def received_on(self) -> date:
        first: datetime = min(row["received_at"] for row in self.each("dossier"))
        return first.astimezone(VIETNAM).date()


def take(office: PatternOffice, name: str, ward: int) -> Taken:
    """This will read everything of the one dossier the office holds; raises `NotReached` when it is not at rest."""
    with office.database.transaction() as session:
        for what, query in _AT_WORK.items():
            if session.execute(text(f"{query} LIMIT 1")).first() is not None:
                raise NotReached(f"{what} is under way")
        if any(True for table in tables_of(Kind.OF_AGENCIES) for _ in _rows(session, table)):
            raise NotReached("another agency began it")
        rows = {table: list(_rows(session, table)) for table in tables_of(Kind.COPIED, Kind.BY_REFERENCE)}
        staff = {one.id: (one.roles[0], one.full_name) for one in session.scalars(select(StaffMember))}
        agency_id = rows["dossier"][0]["agency_id"]
        calendar = load_calendar(session, agency_id)
        code = session.execute(text("SELECT code FROM agency WHERE id = :id"), {"id": agency_id}).scalar_one()
    address = office.settings.citizens_address
    return Taken(name, ward, rows, staff, agency_id, code, address, calendar, office.clock.now())


def _rows(session: Session, table: str) -> Iterator[Row]:
    where, order = _ONLY.get(table, "true"), _IN_ORDER.get(table, "1")
    found = session.execute(text(f'SELECT * FROM "{table}" WHERE {where} ORDER BY {order}'))  # noqa: S608
    for row in found.mappings():
        opened = dict(row)
        for column in METADATA.tables[table].columns:
            if isinstance(column.type, SealedText) and opened[column.name] is not None:
                opened[column.name] = unseal(opened[column.name], column.type.place)
        yield opened
