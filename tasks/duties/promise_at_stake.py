"""When a promised hour of return will not be kept, as far as the office can tell without asking anybody."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import in_vietnam
from models.dossier import Dossier
from models.status import Status

APOLOGISE_AHEAD = "apologise_ahead"
APOLOGISE_LATE = "apologise_late"

# The promise may be moved once; not while the family is awaited, for that time is added to it anyway; not when the
# dossier is being stopped; and nobody is asked twice at the same time. What the leader has answered goes out.
_MAY_BE_MOVED = text("""
SELECT (SELECT j.written_at FROM journal_line j WHERE j.dossier_id = :dossier AND j.leg = 'duty/' || :line
                                                  AND j.line = 'promises_new_date' AND j.turn = 1),
       NOT EXISTS (SELECT FROM reappointment r WHERE r.dossier_id = :dossier)
   AND NOT EXISTS (SELECT FROM pause p WHERE p.dossier_id = :dossier AND p.until IS NULL)
   AND NOT EXISTS (SELECT FROM interruption i WHERE i.dossier_id = :dossier)
   AND NOT EXISTS (SELECT FROM work_item w WHERE w.dossier_id = :dossier AND w.state = 'open'
                      AND w.line = 'promises_new_date' AND w.leg <> 'duty/' || :line)
""")


def not_decided_a_day_before(session: Session, dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    """From the morning of the last working day before the due one, unless the time was too short for such a day."""
    if dossier.due_at is None or dossier.accepted_at is None:
        return None
    ahead = calendar.start_of_day(calendar.working_day_before(in_vietnam(dossier.due_at).date()))
    undecided = dossier.status is Status.IN_REVIEW and ahead > dossier.accepted_at
    return _owed(session, dossier, APOLOGISE_AHEAD, ahead if undecided else None)


def promise_broken(session: Session, dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    """At the due hour itself, when there is no result yet."""
    if dossier.due_at is None or dossier.accepted_at is None:
        return None
    return _owed(session, dossier, APOLOGISE_LATE, dossier.due_at if dossier.issued_at is None else None)


def _owed(session: Session, dossier: Dossier, line: str, at: datetime | None) -> datetime | None:
    answered_at, may_be_moved = session.execute(_MAY_BE_MOVED, {"dossier": dossier.id, "line": line}).one()
    if isinstance(answered_at, datetime):
        return answered_at
    open_still = dossier.is_open and dossier.status is not Status.REFUSED
    return at if may_be_moved and open_still else None
