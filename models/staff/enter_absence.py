"""Entering an absence and taking it back: twice the same days, or a deputy who is away too, is a slip of the hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, NotYourAgency
from models.audit.audit_entry import record
from models.staff.absence import Absence, AbsenceKind
from models.staff_member import StaffMember

# Longer leave ends a post; it is entered in parts by whoever really means it.
LONGEST = timedelta(days=190)


def enter_absence(
    session: Session,
    member: StaffMember,
    begins_at: datetime,
    ends_at: datetime,
    kind: AbsenceKind,
    deputy: StaffMember | None,
    actor: Actor,
    now: datetime,
) -> Absence:
    """This will note the absence, or raise `FormFaults` that name the field; the member's row is locked meanwhile."""
    if member.agency_id != actor.agency_id:
        raise NotYourAgency
    session.refresh(member, with_for_update=True)
    faults = [*_span_faults(session, member, begins_at, ends_at, now)]
    faults += _deputy_faults(session, member, deputy, begins_at, ends_at)
    if faults:
        raise FormFaults(faults)
    absence = Absence(
        id=uuid4(),
        agency_id=member.agency_id,
        staff_id=member.id,
        begins_at=begins_at,
        ends_at=ends_at,
        kind=kind,
        deputy_id=deputy.id if deputy else None,
        entered_by=actor.key,
        entered_at=now,
    )
    session.add(absence)
    record(session, actor, "absence.entered", now, absence=absence.id, staff=member.id)
    return absence


def withdraw_absence(session: Session, absence: Absence, actor: Actor, now: datetime) -> None:
    """This will take the absence back; one that was taken back already stays as it is."""
    if absence.agency_id != actor.agency_id:
        raise NotYourAgency
    session.refresh(absence, with_for_update=True)
    if absence.withdrawn_at is not None:
        return
    absence.withdrawn_at, absence.withdrawn_by = now, actor.key
    record(session, actor, "absence.withdrawn", now, absence=absence.id, staff=absence.staff_id)


def _span_faults(
    session: Session, member: StaffMember, begins_at: datetime, ends_at: datetime, now: datetime
) -> list[FormFault]:
    if ends_at <= begins_at:
        return [FormFault("/to", "Ngày cuối phải từ ngày đầu trở đi.")]
    if ends_at <= now:
        return [FormFault("/to", "Thời gian này đã qua; hãy ghi lịch vắng mặt từ hôm nay trở đi.")]
    if ends_at - begins_at > LONGEST:
        return [FormFault("/to", phrase("Một lần vắng mặt không quá {days} ngày.", days=LONGEST.days))]
    if _overlaps(session, member, begins_at, ends_at):
        return [FormFault("/from", "Người này đã có lịch vắng mặt trùng với những ngày đó.")]
    return []


def _deputy_faults(
    session: Session, member: StaffMember, deputy: StaffMember | None, begins_at: datetime, ends_at: datetime
) -> list[FormFault]:
    if deputy is None:
        return []
    if deputy.id == member.id or deputy.agency_id != member.agency_id or not deputy.active:
        return [FormFault("/deputy", "Hãy chọn một đồng nghiệp khác của cơ quan làm người thay.")]
    if _overlaps(session, deputy, begins_at, ends_at):
        return [FormFault("/deputy", "Người thay cũng vắng mặt trong những ngày đó.")]
    return []


def _overlaps(session: Session, member: StaffMember, begins_at: datetime, ends_at: datetime) -> bool:
    touching = select(Absence.id).where(
        Absence.staff_id == member.id,
        Absence.withdrawn_at.is_(None),
        Absence.begins_at < ends_at,
        Absence.ends_at > begins_at,
    )
    return session.scalars(touching.limit(1)).first() is not None
