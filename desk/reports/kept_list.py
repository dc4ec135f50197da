"""The reports that were kept: which, for which period, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from models.reports.kept_report import KeptReport
from models.staff_member import StaffMember

MOST = 30
BY_ITSELF = "Tự động theo lịch"


@dataclass(frozen=True)
class KeptRow:
    id: UUID
    form: str
    title: str
    period: str
    at: datetime
    made_at: datetime
    made_by: str
    checksum: str


def kept_list(session: Session, agency_id: UUID) -> list[KeptRow]:
    """The latest of the agency, without their figures."""
    latest = select(KeptReport).where(KeptReport.agency_id == agency_id).options(defer(KeptReport.figures))
    ordered = latest.order_by(KeptReport.made_at.desc(), KeptReport.last.desc(), KeptReport.id).limit(MOST)
    found = session.scalars(ordered).all()
    names = makers(session, {row.made_by for row in found})
    return [_row(row, names) for row in found]


def makers(session: Session, keys: set[str]) -> dict[str, str]:
    """The names behind the actors' keys; the schedule has none of its own."""
    ids = [UUID(key.partition(":")[2]) for key in keys if key.startswith("staff:")]
    named = session.execute(select(StaffMember.id, StaffMember.full_name).where(StaffMember.id.in_(ids)))
    return {f"staff:{staff_id}": name for staff_id, name in named}


def _row(row: KeptReport, names: dict[str, str]) -> KeptRow:
    return KeptRow(
        id=row.id,
        form=row.kind.form,
        title=row.kind.words,
        period=row.period.words,
        at=row.at,
        made_at=row.made_at,
        made_by=names.get(row.made_by, BY_ITSELF),
        checksum=row.checksum,
    )
