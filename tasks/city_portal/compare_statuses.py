"""The nightly comparison: how our dossiers of a day stand, against the portal's own ledger.

A dossier about which messages still wait is not judged: that is the lag, and it is shown as that. Whatever differs
stands on a list until a later comparison finds it gone, or a person has settled it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast
from uuid import UUID, uuid4

import structlog
from sqlalchemy import Select, and_, func, or_, select, text
from sqlalchemy.orm import Session

from engine.office import Office
from engine.running.present_office import present_office
from gateways.city_portal.city_portal import CityPortal
from gateways.gateway import GatewayError
from models.agency import Agency
from models.city_portal.portal_message import MessageState, PortalMessage
from models.city_portal.status_comparison import DifferenceKind, StatusComparison, StatusDifference
from models.city_portal.want_comparison import bounds_of, want_last_night
from models.dossier import Dossier
from models.progress.standing_of_dossier import national_code_of
from tasks.equipment import Equipment

log = structlog.get_logger("city_portal")

# What still waited to be sent is looked at again later; whatever waits longer than half a day shows by the lag.
LOOKS = 24
_CLAIM = text("""
UPDATE status_comparison SET look_at = now() + interval '10 minutes', looks = looks + 1
 WHERE id = (SELECT id FROM status_comparison WHERE look_at <= now() ORDER BY look_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
""")


@dataclass(frozen=True)
class _Ours:
    """How we have a dossier of the day; `waits` while something about it has not been sent."""

    dossier_id: UUID
    status: int
    waits: bool


@dataclass
class _Found:
    """What one look found: by code how we and how they have it."""

    theirs: dict[str, int] = field(default_factory=dict)
    # What the portal says moved on that day, whoever's it may be.
    moved: set[str] = field(default_factory=set)


def compare_due(office: Office, count: int = 10) -> int:
    """This will compare the days that are due, at most `count`, yesterday among them; returns how many were done."""
    portal = cast(Equipment, office.equipment).city_portal
    if portal is None:
        return 0
    with office.database.transaction() as session:
        want_last_night(session, office.clock.now())
    for done in range(count):
        with office.database.transaction() as session:
            row = session.execute(_CLAIM).first()
        if row is None or not _compare(office, portal, row[0]):
            return done
    return count


def _compare(office: Office, portal: CityPortal, comparison_id: UUID) -> bool:
    with office.database.transaction() as session:
        of = session.get_one(StatusComparison, comparison_id)
        agency = session.get_one(Agency, of.agency_id).code
        codes = sorted(_codes(session, of))
    try:
        found = _ask(portal, agency, of.day, codes)
    except GatewayError as trouble:
        log.warning("comparison in vain", trouble=type(trouble).__name__)
        with office.database.transaction() as session:
            session.get_one(StatusComparison, comparison_id).fault = type(trouble).__name__[:60]
        return False
    with office.database.transaction() as session:
        _write_down(session, session.get_one(StatusComparison, comparison_id, with_for_update=True), found, office)
    return True


def _ask(portal: CityPortal, agency: str, day: date, codes: list[str]) -> _Found:
    found = _Found()
    for standing in portal.of_day(agency, day):
        found.theirs[standing.code] = standing.status
        found.moved.add(standing.code)
    for standing in portal.find(agency, codes):
        found.theirs[standing.code] = standing.status
    return found


def _codes(session: Session, of: StatusComparison) -> set[str]:
    """The dossiers to be asked about: told or taken on that day, or on the list already."""
    began, ended = bounds_of(of.day)
    told = select(PortalMessage.dossier_id).where(
        PortalMessage.agency_id == of.agency_id,
        or_(
            and_(PortalMessage.written_at >= began, PortalMessage.written_at < ended),
            and_(PortalMessage.sent_at >= began, PortalMessage.sent_at < ended),
        ),
    )
    listed = select(StatusDifference.dossier_id).where(
        StatusDifference.agency_id == of.agency_id, StatusDifference.settled_at.is_(None)
    )
    ours = select(Dossier.code).where(or_(Dossier.id.in_(told), Dossier.id.in_(listed)))
    unknown = select(StatusDifference.code).where(
        StatusDifference.agency_id == of.agency_id, StatusDifference.settled_at.is_(None)
    )
    return {*session.scalars(ours), *session.scalars(unknown)}


def _write_down(session: Session, of: StatusComparison, found: _Found, office: Office) -> None:
    """Both sides as they are now: a dossier may have moved on while the portal was asked."""
    now = office.clock.now()
    codes = _codes(session, of) | found.moved
    ours = _ours(session, of.agency_id, codes)
    listed = {row.code: row for row in session.scalars(_open(of.agency_id))}
    differing = waiting = 0
    for code in sorted(codes):
        mine = ours.get(code)
        if mine is not None and mine.waits:
            waiting += 1
            continue
        kind = _kind(mine, found.theirs.get(code))
        differing += kind is not None
        _list(session, of, listed.pop(code, None), code, mine, found.theirs.get(code), kind, now)
    of.compared, of.differing, of.waiting = len(codes), differing, waiting
    of.done_at, of.fault = now, None
    again = waiting and of.looks < LOOKS
    of.look_at = session.scalar(select(func.now() + text("interval '30 minutes'"))) if again else None


def _kind(mine: _Ours | None, theirs: int | None) -> DifferenceKind | None:
    if mine is None:
        return None if theirs is None else DifferenceKind.UNKNOWN_HERE
    if theirs is None:
        return DifferenceKind.MISSING_THERE
    return None if theirs == mine.status else DifferenceKind.OTHER_STATUS


def _list(
    session: Session,
    of: StatusComparison,
    row: StatusDifference | None,
    code: str,
    mine: _Ours | None,
    theirs: int | None,
    kind: DifferenceKind | None,
    now: datetime,
) -> None:
    if kind is None:
        if row is not None:
            row.settled_at, row.settled_by = now, "system"
        return
    if row is None:
        row = StatusDifference(id=uuid4(), agency_id=of.agency_id, comparison_id=of.id, code=code, found_at=now)
        session.add(row)
    row.kind, row.ours, row.theirs = kind, mine.status if mine else None, theirs
    row.dossier_id = mine.dossier_id if mine else None


def _open(agency_id: UUID) -> Select[StatusDifference]:
    return select(StatusDifference).where(
        StatusDifference.agency_id == agency_id, StatusDifference.settled_at.is_(None)
    )


def _ours(session: Session, agency_id: UUID, codes: set[str]) -> dict[str, _Ours]:
    mine = session.scalars(select(Dossier).where(Dossier.agency_id == agency_id, Dossier.code.in_(codes)))
    waits = select(func.count()).where(PortalMessage.state == MessageState.WAITING)
    return {
        dossier.code: _Ours(
            dossier.id,
            national_code_of(session, dossier),
            bool(session.scalar(waits.where(PortalMessage.dossier_id == dossier.id))),
        )
        for dossier in mine
    }


def compare_in_this_office() -> int:
    """This will compare in the office that a bare process finds itself in; see `engine.running.present_office`."""
    return compare_due(present_office())
