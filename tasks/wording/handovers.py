"""The way a dossier took from desk to desk, as the control slip shows it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.contents.control_slip import Handover, Timeliness
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from tasks.wording.letterhead import staff_of


def handovers(session: Session, dossier: Dossier) -> tuple[Handover, ...]:
    """One row wherever the dossier went from one role to another; the applicant and partners are roles too."""
    ended = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id,
        WorkItem.aside.is_(False),
        WorkItem.state.in_([ItemState.ANSWERED, ItemState.LAPSED]),
    )
    items = session.scalars(ended.order_by(WorkItem.ended_at, WorkItem.opened_at)).all()
    return tuple(_rows(session, list(items)))


def _rows(session: Session, items: list[WorkItem]) -> Iterator[Handover]:
    for before, after in pairwise(items):
        if before.role != after.role:
            yield Handover(
                given_by_unit=Role(before.role).words,
                received_by_unit=Role(after.role).words,
                at=after.opened_at,
                given_by=_name(session, before),
                received_by=_name(session, after),
                timeliness=_timeliness(before),
                note=before.title,
            )


def _name(session: Session, item: WorkItem) -> str:
    member = staff_of(session, item.ended_by or "")
    return member.full_name if member else ""


def _timeliness(item: WorkItem) -> Timeliness:
    if item.due_at is None or item.ended_at is None:
        return ""
    if item.ended_at == item.due_at:
        return "Đúng hạn"
    return "Trước hạn" if item.ended_at < item.due_at else "Quá hạn"
