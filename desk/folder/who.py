"""Names for the opaque keys by which journal and audit know people; one query for a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk.words.partner_words import partner
from models.partner_client import PartnerClient
from models.staff_member import StaffMember

_PLAIN = {"applicant": "Người nộp", "system": "Hệ thống", "anonymous": "Người nộp trực tuyến"}


def names_of(session: Session, keys: Iterable[str | None]) -> Mapping[str, str]:
    """The name to show for each actor key."""
    wanted = {key for key in keys if key}
    staff_ids = [UUID(key.removeprefix("staff:")) for key in wanted if key.startswith("staff:")]
    client_ids = [key.removeprefix("client:") for key in wanted if key.startswith("client:")]
    names = {key: _plain_name(key) for key in wanted}
    if staff_ids:
        rows = session.execute(select(StaffMember.id, StaffMember.full_name).where(StaffMember.id.in_(staff_ids)))
        names |= {f"staff:{staff_id}": name for staff_id, name in rows}
    if client_ids:
        clients = select(PartnerClient.client_id, PartnerClient.name).where(PartnerClient.client_id.in_(client_ids))
        names |= {f"client:{client_id}": name for client_id, name in session.execute(clients)}
    return names


def _plain_name(key: str) -> str:
    kind, _, rest = key.partition(":")
    if kind == "partner":
        return partner(rest)
    return _PLAIN.get(key, "Hệ thống")
