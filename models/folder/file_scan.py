"""Giving scanned pages to the component they belong to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.checks_components import CHECKS_COMPONENTS
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.intake.component import Component, Verdict
from models.intake.stored_file import StoredFile
from models.progress.work_item import ItemState, WorkItem


def file_scan(
    session: Session, dossier: Dossier, component: str, file: StoredFile, actor: Actor, now: datetime
) -> Component:
    """This will make the file the scan of what was handed in; the dossier must be locked by the caller.

    A scan that is there already gives way only while the components are still being checked, and is then judged anew;
    the earlier file stays with the dossier. Raises `FormFaults` naming the component otherwise.
    """
    row = _present(session, dossier, component)
    if row is None or not dossier.is_open:
        raise FormFaults([FormFault(f"/{component}", "Hồ sơ chưa nhận thành phần này hoặc đã kết thúc.")])
    earlier = row.file_id
    if earlier is not None:
        if not _being_checked(session, dossier):
            raise FormFaults([FormFault(f"/{component}", "Đã có bản quét và việc kiểm tra đã xong; không thay nữa.")])
        row.verdict, row.verdict_note = Verdict.UNSEEN, None
    file.dossier_id = dossier.id
    row.file_id = file.id
    record(
        session,
        actor,
        "scan.filed",
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        component=component,
        file=file.id,
        earlier=earlier,
    )
    return row


def _present(session: Session, dossier: Dossier, component: str) -> Component | None:
    """Of several files of one component the one still without a scan comes first."""
    rows = select(Component).where(
        Component.dossier_id == dossier.id, Component.code == component, Component.replaced_at.is_(None)
    )
    return session.scalars(rows.order_by(Component.file_id.is_not(None), Component.handed_in_at).limit(1)).first()


def _being_checked(session: Session, dossier: Dossier) -> bool:
    check = select(WorkItem.id).where(
        WorkItem.dossier_id == dossier.id,
        WorkItem.line == CHECKS_COMPONENTS.line,
        WorkItem.state == ItemState.OPEN,
    )
    return session.scalars(check).first() is not None
