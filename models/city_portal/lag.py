"""How far the portal is behind us: what waits, since when, what was refused, and when it last took anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from models.city_portal.portal_message import MessageState, PortalMessage
from models.clock.agency_calendar import load_calendar
from models.clock.due import derive_due
from models.dossier import Dossier
from procedures.limits import WorkingHours

# NĐ 63/2024/NĐ-CP Đ7.4: acknowledged within two working hours, else somebody is alerted.
ACKNOWLEDGED_WITHIN = WorkingHours(2)
MOST = 100


@dataclass(frozen=True)
class Lag:
    """`behind` once the oldest waits longer than the decree allows."""

    waiting: int
    dossiers: int
    refused: int
    oldest: datetime | None
    last_taken: datetime | None
    behind: bool


@dataclass(frozen=True)
class Stuck:
    """One message that waits or was refused, with its dossier's code."""

    code: str
    message: PortalMessage


def lag_of(session: Session, agency_id: UUID, now: datetime, seen: ColumnElement[bool] | None = None) -> Lag:
    """This will reckon the agency's lag as of now; `seen` is the condition for the dossiers the reader may see."""
    mine = true() if seen is None else PortalMessage.dossier_id.in_(select(Dossier.id).where(seen))
    waits = select(
        func.count(), func.count(PortalMessage.dossier_id.distinct()), func.min(PortalMessage.written_at)
    ).where(PortalMessage.agency_id == agency_id, PortalMessage.state == MessageState.WAITING, mine)
    waiting, dossiers, oldest = session.execute(waits).one()
    refused = select(func.count()).where(
        PortalMessage.agency_id == agency_id, PortalMessage.state == MessageState.REFUSED, mine
    )
    last = select(func.max(PortalMessage.sent_at)).where(PortalMessage.agency_id == agency_id)
    late = oldest is not None and now > derive_due(ACKNOWLEDGED_WITHIN, oldest, load_calendar(session, agency_id)).at
    return Lag(waiting, dossiers, session.scalar(refused) or 0, oldest, session.scalar(last), late)


def stuck_messages(session: Session, agency_id: UUID, seen: ColumnElement[bool]) -> list[Stuck]:
    """This will give what was refused and what failed at least once, oldest first, at most a hundred; `seen` is the
    condition for the dossiers the reader may see."""
    troubled = (
        select(Dossier.code, PortalMessage)
        .join(Dossier, Dossier.id == PortalMessage.dossier_id)
        .where(
            PortalMessage.agency_id == agency_id,
            PortalMessage.state.in_((MessageState.WAITING, MessageState.REFUSED)),
            PortalMessage.fault.is_not(None),
            seen,
        )
        .order_by(PortalMessage.written_at, PortalMessage.sequence)
    )
    return [Stuck(code, message) for code, message in session.execute(troubled.limit(MOST))]
