"""When a dossier is due, with its derivation: the clock's arithmetic fed with what is known of the dossier now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.clock.due import Cause, DueDate, Extension, Interval, NewAppointment, derive_due
from models.clock.limits_here import Limits, limits_here
from models.clock.same_day_as_answers import same_day_as_answers
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.pause import Pause
from models.progress.reappointment import Reappointment
from models.rules.own_limit import OwnLimit, own_limit_on, own_limits
from procedures.catalogue import find
from procedures.limits import CalendarDays
from procedures.procedure import Edition


@dataclass(frozen=True)
class DueFacts:
    """What is known of a dossier beside its own row: its pauses, the one new date it was given, the office's limit."""

    pauses: Sequence[Pause]
    given: Reappointment | None
    own: OwnLimit | None


def due_of_dossier(
    session: Session,
    dossier: Dossier,
    now: datetime,
    *,
    verified: bool | None = None,
    instead: NewAppointment | None = None,
) -> DueDate:
    """The due instant as of now: by the pinned edition, the agency's present calendar, the pauses and the restart.

    A supplement asked for at intake restarts the count when it comes; other pauses prolong it. When another office
    had to be asked, the edition's longer limit applies; `verified` asks what it would be if so. Once all have
    answered, the day of the last answer counts. `instead` asks what it would be after a letter not yet sent.
    """
    pauses = session.scalars(select(Pause).where(Pause.dossier_id == dossier.id).order_by(Pause.since)).all()
    own = own_limits(session, dossier.agency_id, dossier.procedure)
    facts = DueFacts(pauses, session.get(Reappointment, dossier.id), own_limit_of(own, dossier))
    calendar = load_calendar(session, dossier.agency_id)
    return due_by_facts(dossier, facts, calendar, now, verified=verified, instead=instead)


def facts_of_many(session: Session, agency_id: UUID, dossiers: Sequence[Dossier]) -> dict[UUID, DueFacts]:
    """This will give the same of many dossiers of one agency in three questions."""
    ids = [dossier.id for dossier in dossiers]
    pauses: dict[UUID, list[Pause]] = {one: [] for one in ids}
    for pause in session.scalars(select(Pause).where(Pause.dossier_id.in_(ids)).order_by(Pause.since)):
        pauses[pause.dossier_id].append(pause)
    new_dates = session.scalars(select(Reappointment).where(Reappointment.dossier_id.in_(ids)))
    given = {row.dossier_id: row for row in new_dates}
    own = own_limits(session, agency_id)
    return {one.id: DueFacts(pauses[one.id], given.get(one.id), own_limit_of(own, one)) for one in dossiers}


def own_limit_of(rows: Sequence[OwnLimit], dossier: Dossier) -> OwnLimit | None:
    """Which of the office's own limits holds for the dossier: the one of the day it was received."""
    received_on = dossier.received_at.astimezone(VIETNAM).date()
    return own_limit_on(rows, dossier.procedure, dossier.edition, received_on)


def due_by_facts(
    dossier: Dossier,
    facts: DueFacts,
    calendar: WorkingCalendar,
    now: datetime,
    *,
    verified: bool | None = None,
    instead: NewAppointment | None = None,
    tried: tuple[Edition, Limits] | None = None,
) -> DueDate:
    """The arithmetic alone; `tried` is what another edition, and its limits, would make of the dossier."""
    longer = dossier.verified_longer if verified is None else verified
    edition = tried[0] if tried else find(dossier.procedure).edition(dossier.edition)
    limits = tried[1] if tried else limits_here(edition, dossier.channel, facts.own)
    restarts = [pause.until for pause in facts.pauses if pause.restarts and pause.until is not None]
    resumed = [Interval(pause.since, pause.until, Cause(pause.cause)) for pause in facts.pauses if not pause.restarts]
    due = derive_due(
        limits.ordinary,
        dossier.received_at,
        calendar,
        pauses=resumed,
        restarted_at=restarts[-1] if restarts else None,
        extension=instead or _new_appointment(facts.given) or _announcement(edition, dossier),
        verified_limit=limits.verified if longer else None,
        as_of=now,
    )
    due = replace(due, lines=(due.lines[0], *limits.told, *due.lines[1:]))
    given = facts.given
    if (
        dossier.answered_at is None
        or instead is not None
        or (given is not None and given.given_at >= dossier.answered_at)
    ):
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
