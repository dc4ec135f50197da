"""Which entries of the journal a page shows. Every choice stands in the address; what is searched for does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, false, literal_column, or_, select, tuple_

from desk.member import member
from models.audit.audit_entry import AuditEntry
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from web.access import visible_or_none
from web.note_reading import SEARCHED, searched_for
from web.tracking_secret import plain_code
from web.visit import Inside

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ONE = timedelta(microseconds=1)
# Written out, so that the database knows at planning that the index of searches holds all of them.
_SEARCHES = literal_column(f"(audit_entry.action = '{SEARCHED}')", Boolean)
READINGS, CHANGES = "xem", "lam"
# Lists of people that were taken along on paper or as a file: looking, as little as it is called so.
TAKEN_ALONG = ("incoming.printed", "post_sheet.printed", "report.downloaded")


@dataclass(frozen=True)
class TrailFilter:
    """`kind` is readings, changes or everything; `words` asks who has searched for exactly these."""

    code: str = ""
    staff: str = ""
    day: str = ""
    kind: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> TrailFilter:
        return cls(
            plain_code(query.get("ho-so", "")),
            query.get("nguoi", "")[:40],
            query.get("ngay", "")[:10],
            query.get("loai", "")[:5],
            query.get("tim", "")[:200].strip(),
        )

    @property
    def date(self) -> date | None:
        """The day as people write it, or as an address carries it; None when it is none."""
        parts = self.day.split("/")
        try:
            if len(parts) == 3:
                return date(int(parts[2]), int(parts[1]), int(parts[0]))
            return date.fromisoformat(self.day)
        except ValueError:
            return None

    @property
    def person(self) -> UUID | None:
        try:
            return UUID(self.staff)
        except ValueError:
            return None

    def page_after(self, mark: str) -> str:
        told = {"ho-so": self.code, "nguoi": self.staff, "ngay": self.day, "loai": self.kind, "sau": mark}
        return f"/nhat-ky?{urlencode({key: value for key, value in told.items() if value})}"

    def conditions(self, inside: Inside) -> list[ColumnElement[bool]]:
        """Entries of the reader's agency, about dossiers he may see or about none, as far as they are chosen."""
        parts = [
            AuditEntry.agency_id == member(inside).agency_id,
            visible_or_none(inside.caller, AuditEntry.dossier_id),
        ]
        if self.code:
            # By the dossier's id, which the index of its entries knows.
            parts.append(AuditEntry.dossier_id == select(Dossier.id).where(Dossier.code == self.code).scalar_subquery())
        if self.staff:
            parts.append(AuditEntry.actor == f"staff:{self.person}" if self.person else false())
        if self.day:
            parts.append(_on(self.date) if self.date else false())
        if self.kind in (READINGS, CHANGES):
            reading = or_(AuditEntry.action.like("%.read"), AuditEntry.action.in_(TAKEN_ALONG))
            parts.append(reading if self.kind == READINGS else ~reading)
        if self.words:
            parts += [_SEARCHES, AuditEntry.details.contains(searched_for(self.words))]
        return parts


def _on(day: date) -> ColumnElement[bool]:
    begins = datetime.combine(day, time(), VIETNAM).astimezone(UTC)
    return AuditEntry.at.between(begins, begins + timedelta(days=1) - _ONE)


def write_mark(at: datetime, entry_id: int) -> str:
    return f"{(at - _EPOCH) // _ONE}~{entry_id}"


def before_mark(mark: str) -> ColumnElement[bool] | None:
    """The condition for the entries after the mark in the list, the latest first; None for no mark of ours."""
    instant, _, identifier = mark.partition("~")
    try:
        place = (_EPOCH + int(instant) * _ONE, int(identifier))
    except (ValueError, OverflowError):
        return None
    return tuple_(AuditEntry.at, AuditEntry.id) < tuple_(*place)
