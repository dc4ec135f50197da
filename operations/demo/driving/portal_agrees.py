"""After the last sample has ended: everything is sent to the city's portal, and both sides must stand the same."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.office import Office
from engine.running.plain_runner import PlainRunner
from models.city_portal.portal_message import MessageState, PortalMessage
from models.city_portal.status_comparison import StatusComparison, StatusDifference
from models.city_portal.want_comparison import want_comparison
from models.clock.clock import VIETNAM
from models.database import Database
from models.dossier import Dossier
from operations.reading_office import open_office
from operations.settings import Settings
from tasks.city_portal.compare_statuses import compare_due

PATIENCE_S = 120.0


@dataclass(frozen=True)
class Agreement:
    """`sent` messages reached the portal, `left` did not; `compared` dossiers, of which `differing` stand otherwise."""

    sent: int
    left: int
    compared: int
    differing: int

    @property
    def agrees(self) -> bool:
        return not self.left and not self.differing

    @property
    def words(self) -> str:
        sent = f"Đồng bộ trạng thái: cổng đã nhận {self.sent} tin, còn {self.left} tin chưa nhận"
        return f"{sent}; đối soát {self.compared} hồ sơ, {self.differing} sai lệch."


def settle_with_portal(settings: Settings, database: Database) -> Agreement:
    """This will wait until the workers have sent everything, and compare every day on which anything was told."""
    ends_at = time.monotonic() + PATIENCE_S
    while _count(database, MessageState.WAITING) and time.monotonic() < ends_at:
        time.sleep(0.2)
    _compare(open_office(settings, database, PlainRunner(), threads=1))
    with database.transaction() as session:
        differing = session.scalar(
            select(func.count()).select_from(StatusDifference).where(StatusDifference.settled_at.is_(None))
        )
        unseen = session.scalar(select(func.count()).where(StatusComparison.done_at.is_(None)))
        dossiers = session.scalar(select(func.count()).select_from(Dossier))
    left = _count(database, MessageState.WAITING) + _count(database, MessageState.REFUSED)
    return Agreement(_count(database, MessageState.SENT), left + (unseen or 0), dossiers or 0, differing or 0)


def _compare(office: Office) -> None:
    with office.database.transaction() as session:
        _want_every_day(session)
    while compare_due(office):
        pass


def _want_every_day(session: Session) -> None:
    told = session.execute(select(PortalMessage.agency_id, PortalMessage.written_at)).all()
    for agency_id, day in sorted({(row[0], row[1].astimezone(VIETNAM).date()) for row in told}):
        want_comparison(session, agency_id, day)


def _count(database: Database, state: MessageState) -> int:
    with database.transaction() as session:
        return session.scalar(select(func.count()).where(PortalMessage.state == state)) or 0
