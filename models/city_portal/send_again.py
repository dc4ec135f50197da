"""Sending a dossier to the portal again: what waits goes now, what was refused is told anew, as it stands today."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.actor import Actor
from models.audit.audit_entry import record
from models.city_portal.portal_message import MessageState, PortalMessage, Service
from models.city_portal.status_comparison import DifferenceKind, StatusDifference
from models.city_portal.tell_portal import owe_again, owe_dossier
from models.dossier import Dossier
from models.progress.standing_of_dossier import national_code_of

# The portal's word for "I have no such dossier".
UNKNOWN_THERE = "3"


def send_again(session: Session, dossier: Dossier, actor: Actor, now: datetime) -> int:
    """This will owe the whole dossier once more, and every refused step behind it; the dossier must be locked.

    An old message is never put back: it would overtake what was told since. While something waits, only its pause is
    cut short, for whatever waits tells the rest. Gives how many messages will go.
    """
    hurried = _hurry(session, dossier)
    refused = _refused(session, dossier)
    listed = _listed(session, dossier)
    if refused or not hurried:
        _owe_anew(session, dossier, refused, listed, now)
    for row in listed:
        row.sent_again_at = now
    record(session, actor, "portal.sent_again", now, dossier_id=dossier.id, agency_id=dossier.agency_id)
    return hurried + len(refused) + 1


def send_everything_again(session: Session, agency_id: UUID) -> int:
    """This will cut short the pauses of all that waits for this agency; gives how many messages those are."""
    waiting = update(PortalMessage).where(
        PortalMessage.agency_id == agency_id, PortalMessage.state == MessageState.WAITING
    )
    return len(session.execute(waiting.values(not_before=func.now()).returning(PortalMessage.id)).all())


def _hurry(session: Session, dossier: Dossier) -> int:
    waiting = update(PortalMessage).where(
        PortalMessage.dossier_id == dossier.id, PortalMessage.state == MessageState.WAITING
    )
    return len(session.execute(waiting.values(not_before=func.now()).returning(PortalMessage.id)).all())


def _refused(session: Session, dossier: Dossier) -> list[PortalMessage]:
    refused = select(PortalMessage).where(
        PortalMessage.dossier_id == dossier.id, PortalMessage.state == MessageState.REFUSED
    )
    return list(session.scalars(refused.order_by(PortalMessage.sequence)))


def _listed(session: Session, dossier: Dossier) -> list[StatusDifference]:
    still_open = select(StatusDifference).where(
        StatusDifference.dossier_id == dossier.id, StatusDifference.settled_at.is_(None)
    )
    return list(session.scalars(still_open))


def _owe_anew(
    session: Session, dossier: Dossier, refused: list[PortalMessage], listed: list[StatusDifference], now: datetime
) -> None:
    owe_dossier(
        session,
        dossier,
        national_code_of(session, dossier),
        now,
        updating=_is_known_there(refused, listed),
    )
    for message in refused:
        message.state = MessageState.SUPERSEDED
        if message.service is Service.PROGRESS:
            owe_again(session, dossier, message, now)


def _is_known_there(refused: list[PortalMessage], listed: list[StatusDifference]) -> bool:
    """A dossier that the portal does not have is sent as a new one: it would refuse the change of what is not there."""
    unknown = any(message.fault == UNKNOWN_THERE for message in refused)
    return not unknown and all(row.kind is not DifferenceKind.MISSING_THERE for row in listed)
