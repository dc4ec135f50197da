"""Activating, suspending and resuming another agency: what may pass then. Nothing that is owed is lost by it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from models.progress.wake_up import ring

SHORTEST_REASON = 10


def activate(session: Session, partner: PartnerAgency, by: Actor, at: datetime) -> None:
    """This will let everything pass from now on. Raises `FormFaults` for whoever added the agency himself."""
    if partner.active or partner.proposed_by is None or partner.activated_at is not None:
        raise FormFaults([FormFault("/partner", "Kết nối này không chờ kích hoạt; hãy tải lại trang.")])
    if partner.proposed_by == by.key:
        raise FormFaults([FormFault("/partner", "Người thêm kết nối không tự kích hoạt; cần người thứ hai.")])
    partner.active, partner.activated_by, partner.activated_at = True, by.key, at
    _let_in(session, partner, open_door=True)
    record(session, by, "partner.activated", at, partner=partner.code)
    ring(session)


def suspend(session: Session, partner: PartnerAgency, reason: str, by: Actor, at: datetime) -> None:
    """This will stop what passes both ways: our events and cases wait, theirs are turned away and come again."""
    if not partner.passes:
        raise FormFaults([FormFault("/partner", "Kết nối này không đang chạy; hãy tải lại trang.")])
    if len(reason) < SHORTEST_REASON:
        raise FormFaults(
            [FormFault("/reason", phrase("Hãy ghi lý do, ít nhất {shortest} ký tự.", shortest=SHORTEST_REASON))]
        )
    partner.suspended_at, partner.suspended_by, partner.suspend_reason = at, by.key, reason
    _let_in(session, partner, open_door=False)
    record(session, by, "partner.suspended", at, partner=partner.code)


def resume(session: Session, partner: PartnerAgency, by: Actor, at: datetime) -> None:
    """This will let everything pass again; what waited goes out in its order."""
    if partner.suspended_at is None:
        raise FormFaults([FormFault("/partner", "Kết nối này không bị tạm dừng; hãy tải lại trang.")])
    partner.suspended_at = None
    _let_in(session, partner, open_door=True)
    record(session, by, "partner.resumed", at, partner=partner.code)
    ring(session)


def _let_in(session: Session, partner: PartnerAgency, *, open_door: bool) -> None:
    if partner.client_id is not None:
        session.get_one(PartnerClient, partner.client_id).active = open_door
