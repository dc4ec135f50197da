"""Why a piece of work is due when it is: its own limit counted from its opening, or the promise of its dossier."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from language.phrase import phrase
from models.clock.agency_calendar import load_calendar
from models.clock.due import DueDate, derive_due
from models.clock.due_of_dossier import due_of_dossier
from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import hour_weekday_and_day
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from procedures.limits import Limit, parse_limit


def explain_due(session: Session, item: WorkItem, now: datetime) -> tuple[str, ...]:
    """This will tell the derivation line by line; nothing for work that has no due time."""
    dossier = session.get_one(Dossier, item.dossier_id)
    promise = due_of_dossier(session, dossier, now) if dossier.accepted_at else None
    return explain_item(item, load_calendar(session, item.agency_id), promise)


def explain_item(item: WorkItem, calendar: WorkingCalendar, promise: DueDate | None) -> tuple[str, ...]:
    """The same of a dossier whose promise is known already; None before it was accepted."""
    if item.limit is not None:
        return explain_wait(parse_limit(item.limit), item.opened_at, calendar)
    if item.due_at is None or promise is None:
        return ()
    if item.due_at != promise.at and promise.paused is None:
        return (phrase("Đã thống nhất: {at}.", at=hour_weekday_and_day(item.due_at)),)
    return promise.lines


def explain_wait(limit: Limit, opened_at: datetime, calendar: WorkingCalendar) -> tuple[str, ...]:
    """How the end of a wait follows from its opening; the first line of a receipt and the last of a return differ."""
    due = derive_due(limit, opened_at, calendar)
    return (
        phrase("Tính từ {at}.", at=hour_weekday_and_day(opened_at)),
        *due.lines[1:-1],
        phrase("Chậm nhất: {at}.", at=hour_weekday_and_day(due.at)),
    )
