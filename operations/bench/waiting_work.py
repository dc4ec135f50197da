"""What waits for somebody, as the tables say: how the automatic staff finds its work without crowding the pages."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.delivery.identity import applicant_named
from models.dossier import Dossier
from models.money.owed import owed
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from operations.bench.probe_dossiers import AGENCY

PEOPLE = [role for role in Role if role.is_staff or role is Role.APPLICANT]


@dataclass(frozen=True)
class Waiting:
    """One open wait of a procedure; `owed` is what must be paid before a result is handed over, in đồng.

    `shown` is the number on the paper of whoever fetches it.
    """

    item_id: UUID
    dossier_id: UUID
    dossier: str
    agency: str
    line: str
    role: str
    version: int
    shown_hash: str | None
    owed: int
    shown: str


def waiting_work(session: Session, lines: frozenset[str], count: int) -> list[Waiting]:
    """This will give the oldest open waits of these names that a person answers."""
    query = (
        select(WorkItem, Dossier.code, Agency.code)
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .join(Agency, Agency.id == WorkItem.agency_id)
        .where(
            WorkItem.state == ItemState.OPEN,
            WorkItem.aside.is_(False),
            WorkItem.line.in_(lines),
            WorkItem.role.in_(PEOPLE),
        )
        .order_by(WorkItem.opened_at, WorkItem.id)
        .limit(count)
    )
    return [_waiting(session, *row) for row in session.execute(query)]


def open_dossiers(session: Session) -> int:
    """This will count the dossiers under way at real agencies: nobody brings a probe to its end."""
    under_way = Dossier.ended_at.is_(None) & Dossier.code.not_like(f"{AGENCY}%")
    return session.scalar(select(func.count()).select_from(Dossier).where(under_way)) or 0


def _waiting(session: Session, item: WorkItem, code: str, agency: str) -> Waiting:
    due, shown = 0, ""
    if item.line == "receives":
        due = owed(session, item.dossier_id)
        shown = next(iter(applicant_named(session.get_one(Dossier, item.dossier_id)).numbers), "")
    return Waiting(
        item.id, item.dossier_id, code, agency, item.line, str(item.role), item.version, item.shown_hash, due, shown
    )
