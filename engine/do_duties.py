"""Every reading begins with what the office owes the dossier at this hour, and ends knowing when it owes more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from engine.duty import Duty
from engine.reading import DUTY_LEG, Reading
from engine.signals import PartnerUnavailable
from engine.slip import Slip
from models.clock.agency_calendar import load_calendar
from models.dossier import Dossier


def do_duties(reading: Reading, slip: Slip) -> None:
    """This will do each duty that is owed now, in a leg of its own.

    The timer was set when the dossier was last looked at: before its time none is owed, and what has become owed since
    then by what people did is found when the timer is set anew.
    """
    now = reading.office.clock.now()
    pending = [duty for duty in reading.office.duties if not _done(reading, duty)]
    if not pending or (reading.quiet_until is not None and now < reading.quiet_until):
        return
    with reading.office.database.transaction() as session:
        dossier = session.get_one(Dossier, reading.dossier_id)
        calendar = load_calendar(session, dossier.agency_id)
        owed = [duty for duty in pending if _reached(duty.when(session, dossier, calendar), now)]
    for duty in owed:
        try:
            with reading.in_leg(f"{DUTY_LEG}/{duty.line}"):
                duty.step(slip)
        except PartnerUnavailable:
            reading.looks.append(now)


def looks_for_duties(session: Session, reading: Reading, dossier: Dossier) -> list[datetime]:
    """This will give when the duties still open will be owed, as things stand at the end of the reading."""
    pending = [duty for duty in reading.office.duties if not _done(reading, duty)]
    if not pending:
        return []
    calendar = load_calendar(session, dossier.agency_id)
    owed_at = [duty.when(session, dossier, calendar) for duty in pending]
    return [at for at in owed_at if at is not None]


def _done(reading: Reading, duty: Duty) -> bool:
    return reading.has_line(f"{DUTY_LEG}/{duty.line}", duty.line)


def _reached(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now
