"""The partner agency a page is about."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from web.problem import Problem

LONGEST_CODE = 35


def find_partner(session: Session, code: str, *, lock: bool = False) -> PartnerAgency:
    """This will give the agency of that code, whatever its state. Raises `not-found`."""
    wanted = select(PartnerAgency).where(PartnerAgency.code == code[:LONGEST_CODE])
    found = session.scalars(wanted.with_for_update() if lock else wanted).one_or_none()
    if found is None:
        raise Problem("not-found")
    return found


def client_of(session: Session, partner: PartnerAgency) -> PartnerClient | None:
    return session.get(PartnerClient, partner.client_id) if partner.client_id else None
