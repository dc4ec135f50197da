"""Why a piece of work is due when it is: its own limit counted from its opening, or the promise of its dossier."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.clock.agency_calendar import load_calendar
from models.clock.due import derive_due
from models.clock.due_of_dossier import due_of_dossier
from models.clock.written_time import hour_weekday_and_day
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from procedures.limits import parse_limit


def explain_due(session: Session, item: WorkItem, now: datetime) -> tuple[str, ...]:
    """This will tell the derivation line by line; nothing for work that has no due time."""
    if item.limit is not None:
        return _of_limit(session, item, item.limit)
    dossier = session.get_one(Dossier, item.dossier_id)
    if item.due_at is None or dossier.accepted_at is None:
        return ()
    return due_of_dossier(session, dossier, now).lines


def _of_limit(session: Session, item: WorkItem, limit: str) -> tuple[str, ...]:
    due = derive_due(parse_limit(limit), item.opened_at, load_calendar(session, item.agency_id))
    # The first line tells the receipt and the last the return; of a wait they are its opening and its end.
    return (
        f"Tính từ {hour_weekday_and_day(item.opened_at)}.",
        *due.lines[1:-1],
        f"Chậm nhất: {hour_weekday_and_day(due.at)}.",
    )
