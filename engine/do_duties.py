"""Every reading begins with what the office owes the dossier at this hour, and ends knowing when it owes more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from engine.duty import Duty
from engine.reading import Reading
from engine.signals import PartnerUnavailable, Waiting
from engine.slip import Slip
from models.clock.agency_calendar import load_calendar
from models.dossier import Dossier


def do_duties(reading: Reading, slip: Slip) -> None:
    """This will do each duty that is owed now, in a leg of its own, as far as it goes; a duty may wait for somebody.

    The timer was set when the dossier was last looked at: before its time none is owed, and what has become owed since
    then by what people did is found when the timer is set anew. A duty that was begun is read every time, as the legs
    of the story are; when it is owed no longer, whoever was awaited for it is awaited no longer.
    """
    now = reading.office.clock.now()
    pending = [duty for duty in reading.office.duties if not _done(reading, duty)]
    if reading.quiet_until is not None and now < reading.quiet_until:
        pending = [duty for duty in pending if reading.has_leg(duty.leg)]
    if not pending:
        return
    with reading.office.database.transaction() as session:
        dossier = session.get_one(Dossier, reading.dossier_id)
        calendar = load_calendar(session, dossier.agency_id)
        owed = [duty for duty in pending if _reached(duty.when(session, dossier, calendar), now)]
    for duty in owed:
        try:
            with reading.in_leg(duty.leg):
                duty.step(slip)
        except Waiting:
            continue
        except PartnerUnavailable:
            reading.looks.append(now)


def looks_for_duties(session: Session, reading: Reading, dossier: Dossier) -> list[datetime]:
    """This will give when the duties still open will be owed, as things stand at the end of the reading."""
    pending = [duty for duty in reading.office.duties if not _done(reading, duty)]
    if not pending:
        return []
    calendar, now = load_calendar(session, dossier.agency_id), reading.office.clock.now()
    owed_at = [(duty.when(session, dossier, calendar), reading.has_leg(duty.leg)) for duty in pending]
    return [at for at, begun in owed_at if at is not None and is_to_come(at, now, begun=begun)]


def is_to_come(owed_at: datetime, now: datetime, *, begun: bool) -> bool:
    """Whether time will call for it: what was begun and is owed now waits for a person, not for the hour."""
    return owed_at > now or not begun


def _done(reading: Reading, duty: Duty) -> bool:
    return reading.has_line(duty.leg, duty.line)


def _reached(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now
