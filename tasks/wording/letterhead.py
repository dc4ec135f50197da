"""The heads of the office's documents, and who signs them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory
from models.agency import Agency
from models.approval.signature_block import position_of_answer
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.progress.journal import author_of
from models.staff_member import StaffMember


def agency_of(session: Session, dossier: Dossier) -> Agency:
    return session.get_one(Agency, dossier.agency_id)


def slip_number(number: int, symbol: str) -> str:
    """The number of a slip with the symbol of TT 03/2025/TT-VPCP: "07/PBS-TTPVHCC"."""
    return f"{number:02d}/{symbol}-TTPVHCC"


def desk_head(agency: Agency, number: str, now: datetime) -> Letterhead:
    """The head of what the one-stop desk issues."""
    return Letterhead(
        superior=agency.name,
        agency=agency.one_stop_name,
        number=number,
        place=agency.place,
        issued_on=now.astimezone(VIETNAM).date(),
    )


def committee_head(agency: Agency, number: str, now: datetime) -> Letterhead:
    """The head of what the people's committee itself issues."""
    return Letterhead(agency=agency.name, number=number, place=agency.place, issued_on=now.astimezone(VIETNAM).date())


def author(session: Session, dossier: Dossier, line: str) -> StaffMember | None:
    """The member of staff who last answered this line; None when it was somebody else, or nobody yet."""
    key = author_of(session, dossier.id, line) or ""
    return staff_of(session, key)


def staff_of(session: Session, actor_key: str) -> StaffMember | None:
    kind, _, identifier = actor_key.partition(":")
    if kind != "staff":
        return None
    return session.get(StaffMember, UUID(identifier))


def signs_for(session: Session, dossier: Dossier, line: str, position: str, *, capacity: str = "") -> Signatory:
    """Whoever answered that line: in his own name, or in the head's place where it was delegated to him."""
    member = author(session, dossier, line)
    return signatory(member, position_of_answer(session, dossier.id, line, position), capacity=capacity)


def signatory(member: StaffMember | None, position: str, *, capacity: str = "") -> Signatory:
    return Signatory(capacity=capacity, position=position, name=member.full_name if member else "")
