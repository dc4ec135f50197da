"""Asking for a dry run, and leading it on some dossiers at a time: whoever dies in between leaves it where it is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import NotYourAgency
from models.audit.audit_entry import record
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.clock.due_of_dossier import facts_of_many
from models.dossier import Dossier
from models.rules.dry_run import DryRun, DryRunRow, DryRunState
from models.rules.trial import Trial, try_dossier
from procedures.catalogue import UnknownProcedure, find
from procedures.procedure import UnknownEdition

AT_ONCE = 40
_TO_DO = (DryRunState.WAITING, DryRunState.RUNNING)


def ask_for_dry_run(
    session: Session, agency_id: UUID, procedure: str, trial: Trial, period: tuple[date, date], by: Actor, now: datetime
) -> DryRun:
    """This will put the run in the queue of the workers; it is about the dossiers accepted out of that period."""
    if by.staff_id is None:
        raise NotYourAgency
    run = DryRun(
        id=uuid4(),
        agency_id=agency_id,
        procedure=procedure,
        tried=trial.content(),
        first_day=period[0],
        last_day=period[1],
        state=DryRunState.WAITING,
        total=0,
        done=0,
        asked_by_id=by.staff_id,
        asked_at=now,
    )
    run.total = session.scalar(select(func.count()).select_from(_about(run).subquery())) or 0
    session.add(run)
    session.flush()
    record(session, by, "rules.dry_run_asked", now, agency_id=agency_id, run=run.id, procedure=procedure)
    return run


def carry_on(session: Session, now: datetime) -> int:
    """This will try some more dossiers of the run that waits longest; returns how many, 0 when there is nothing."""
    waiting = select(DryRun).where(DryRun.state.in_(_TO_DO)).order_by(DryRun.asked_at, DryRun.id).limit(1)
    run = session.scalars(waiting.with_for_update(skip_locked=True)).first()
    if run is None:
        return 0
    tried = exists().where(DryRunRow.run_id == run.id, DryRunRow.dossier_id == Dossier.id)
    some = session.scalars(_about(run).where(~tried).order_by(Dossier.id).limit(AT_ONCE)).all()
    if not some:
        run.state, run.ended_at, run.total = DryRunState.DONE, now, run.done
        return 1
    trial = Trial.of(run.tried)
    if not _is_known(run.procedure, trial.edition):
        run.state, run.ended_at = DryRunState.STOPPED, now
        return 1
    calendar, facts = load_calendar(session, run.agency_id), facts_of_many(session, run.agency_id, some)
    for dossier in some:
        row = try_dossier(session, trial, dossier, facts[dossier.id], calendar, now)
        row.run_id = run.id
        session.add(row)
    run.state, run.done = DryRunState.RUNNING, run.done + len(some)
    run.total = max(run.total, run.done)
    return len(some)


def _is_known(procedure: str, edition: str) -> bool:
    """Whether the programs still have what is tried; a run that waited while they were exchanged may outlive it."""
    try:
        return find(procedure).edition(edition).id == edition
    except (UnknownProcedure, UnknownEdition):
        return False


def stop(session: Session, run: DryRun, by: Actor, now: datetime) -> None:
    """This will leave the rest untried; what was tried stays to be read."""
    session.refresh(run, with_for_update=True)
    if run.state in _TO_DO:
        run.state, run.ended_at = DryRunState.STOPPED, now
        record(session, by, "rules.dry_run_stopped", now, agency_id=run.agency_id, run=run.id)


def _about(run: DryRun) -> Select[Dossier]:
    begin = datetime.combine(run.first_day, time(), VIETNAM)
    end = datetime.combine(run.last_day + timedelta(days=1), time(), VIETNAM)
    return select(Dossier).where(
        and_(
            Dossier.agency_id == run.agency_id,
            Dossier.procedure == run.procedure,
            Dossier.received_at >= begin,
            Dossier.received_at < end,
            Dossier.accepted_at.is_not(None),
        )
    )
