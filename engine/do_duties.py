"""Every reading begins with what the office owes the dossier at this hour."""

from __future__ import annotations

from engine.reading import DUTY_LEG, Reading
from engine.signals import PartnerUnavailable
from engine.slip import Slip
from models.clock.agency_calendar import load_calendar
from models.dossier import Dossier


def do_duties(reading: Reading, slip: Slip) -> None:
    """This will do each duty that is owed now, in a leg of its own, and remember when the next one will be."""
    pending = [duty for duty in reading.office.duties if not reading.has_line(f"{DUTY_LEG}/{duty.line}", duty.line)]
    if not pending:
        return
    with reading.office.database.transaction() as session:
        dossier = session.get_one(Dossier, reading.dossier_id)
        calendar = load_calendar(session, dossier.agency_id)
        owed_at = [(duty, duty.when(session, dossier, calendar)) for duty in pending]
    now = reading.office.clock.now()
    for duty, at in owed_at:
        if at is None:
            continue
        if at > now:
            reading.looks.append(at)
            continue
        try:
            with reading.in_leg(f"{DUTY_LEG}/{duty.line}"):
                duty.step(slip)
        except PartnerUnavailable:
            reading.looks.append(now)
