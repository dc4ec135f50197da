"""When a dossier is due, with its derivation: the clock's arithmetic fed with what is known of the dossier now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.agency_calendar import load_calendar
from models.clock.due import Cause, DueDate, Extension, Interval, NewAppointment, derive_due
from models.clock.same_day_as_answers import same_day_as_answers
from models.dossier import Dossier
from models.progress.pause import Pause
from models.progress.reappointment import Reappointment
from procedures.catalogue import find
from procedures.limits import CalendarDays
from procedures.procedure import Edition


def due_of_dossier(session: Session, dossier: Dossier, now: datetime, *, verified: bool | None = None) -> DueDate:
    """The due instant as of now: by the pinned edition, the agency's present calendar, the pauses and the restart.

    A supplement asked for at intake restarts the count when it comes; other pauses prolong it. When another office
    had to be asked, the edition's longer limit applies; `verified` asks what it would be if so. Once all have
    answered, the day of the last answer counts.
    """
    longer = dossier.verified_longer if verified is None else verified
    edition = find(dossier.procedure).edition(dossier.edition)
    limit, verified_limit = edition.limits_for(dossier.channel)
    pauses = session.scalars(select(Pause).where(Pause.dossier_id == dossier.id).order_by(Pause.since)).all()
    restarts = [pause.until for pause in pauses if pause.restarts and pause.until is not None]
    calendar = load_calendar(session, dossier.agency_id)
    given = session.get(Reappointment, dossier.id)
    resumed = [Interval(pause.since, pause.until, Cause(pause.cause)) for pause in pauses if not pause.restarts]
    due = derive_due(
        limit,
        dossier.received_at,
        calendar,
        pauses=resumed,
        restarted_at=restarts[-1] if restarts else None,
        extension=_new_appointment(given) or _announcement(edition, dossier),
        verified_limit=verified_limit if longer else None,
        as_of=now,
    )
    if dossier.answered_at is None or (given is not None and given.given_at >= dossier.answered_at):
        return due
    return same_day_as_answers(due, dossier.answered_at, calendar, pauses=resumed, as_of=now)


def _new_appointment(given: Reappointment | None) -> NewAppointment | None:
    """What was promised instead stands whatever the limit was before; only answers that come later may hasten it."""
    return None if given is None else NewAppointment(given.until, given.reason, given.given_at)


def _announcement(edition: Edition, dossier: Dossier) -> Extension | None:
    """A foundling's notice hangs first; the limit then has its own day after the last day of the notice."""
    if edition.announcement is None or not dossier.filing_facts.get("child_was_found"):
        return None
    days = CalendarDays(edition.announcement.days + 1)
    return Extension(days, "niêm yết việc trẻ bị bỏ rơi trước khi giải quyết")
