"""A wait: met in one transaction, answered in another by whoever is awaited, taken in by the next reading."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from engine.limit_of_wait import limit_reached
from engine.reading import Place, Reading, present_reading
from engine.signals import Waiting
from engine.slip import Slip
from engine.work import Work, find_line, in_transaction, open_work, write
from models.acts.act import Act
from models.acts.outcome import Outcome
from models.city_portal.tell_portal import tell_portal
from models.failpoint import failpoint
from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.journal_line import DUTY_LEG, JournalLine
from models.progress.pause import end_pauses_when_last
from models.progress.wake_up import ring
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from procedures.limits import Limit, write_limit

O = TypeVar("O", bound=Outcome)  # noqa: E741


def wait_for(
    slip: Slip,
    act: Act[O],
    *,
    within: Limit | None = None,
    about: UUID | None = None,
    shown_hash: str | None = None,
    reference: str | None = None,
    by: datetime | None = None,
) -> O:
    """This will give the answer if there is one, and otherwise end this leg of the reading until there is.

    `within` is the time after which the act's `on_limit` stands as the answer, or which is only shown when it has
    none; `by` is an hour that was agreed instead. `about` is the id of what the answer is about, `shown_hash` what must
    have been seen, `reference` ours at the partner who is awaited.
    """
    reading = present_reading()
    place = reading.next_place(act.line)
    line = reading.written(place)
    if line is None:
        reading.stop_if_interrupted()
        asked = _Asked(act, within, about, shown_hash, reference, by)
        line = in_transaction(reading, lambda session: _meet(session, reading, slip, place, asked))
        if line is None:
            failpoint(f"wait.after_meeting:{act.line}")
            raise Waiting
        reading.note(line)
    if line.taken_in_at is None:
        _take_in(reading, slip, place, act)
    return act.outcome.model_validate_json(line.outcome)


class _Asked:
    """What the flow asks for at this wait."""

    def __init__(
        self,
        act: Act[Any],
        within: Limit | None,
        about: UUID | None,
        shown_hash: str | None,
        reference: str | None,
        by: datetime | None,
    ) -> None:
        self.act = act
        self.within = within
        self.about = about
        self.shown_hash = shown_hash
        self.reference = reference
        self.by = by


def _meet(session: Session, reading: Reading, slip: Slip, place: Place, asked: _Asked) -> JournalLine | None:
    work = open_work(session, reading, slip, place)
    written = find_line(work)
    if written is not None:
        return written
    item = _open(work, asked)
    reached = _reached(work, item, asked)
    if reached is not None:
        return reached
    _call_parked_message(work, item)
    # That it has reached somebody may be news by itself: a dossier accepted becomes one that is being handled.
    tell_portal(session, reading.dossier_id, work.now)
    reading.met.add(item.id)
    if not item.aside:
        reading.awaiting.append(asked.act.awaiting)
    if item.due_at is not None and asked.act.on_limit is not None:
        reading.looks.append(item.due_at)
    return None


def _open(work: Work, asked: _Asked) -> WorkItem:
    """This will open the wait, or find it open already: filing opens the first one, and readings repeat."""
    place, act = work.place, asked.act
    new = insert(WorkItem).values(
        id=uuid4(),
        dossier_id=work.dossier.id,
        agency_id=work.dossier.agency_id,
        leg=place.leg,
        line=place.line,
        turn=place.turn,
        act=act.key,
        role=act.role,
        also_role=act.also_role,
        title=act.title,
        opened_at=work.now,
        limit=write_limit(asked.within) if asked.within else None,
        reference=asked.reference,
        subject_id=asked.about,
        shown_hash=asked.shown_hash,
        # A duty of the office stands beside the story, which goes on meanwhile.
        aside=place.leg.startswith(DUTY_LEG),
        state=ItemState.OPEN,
        version=1,
    )
    work.session.execute(new.on_conflict_do_nothing())
    same_place = select(WorkItem).where(
        WorkItem.dossier_id == work.dossier.id,
        WorkItem.leg == place.leg,
        WorkItem.line == place.line,
        WorkItem.turn == place.turn,
    )
    item = work.session.scalars(same_place).one()
    item.limit = write_limit(asked.within) if asked.within else None
    if item.state is ItemState.SUPERSEDED:
        # A reading by other rules closed it as not met; it is met now, and somebody must be awaited. What he is to see
        # may be more than it was by those rules.
        item.subject_id, item.shown_hash = asked.about, asked.shown_hash
        item.reopen(work.now)
    return item


def _reached(work: Work, item: WorkItem, asked: _Asked) -> JournalLine | None:
    """This will journal the outcome that time alone brings about, once the limit derived anew lies behind us."""
    if asked.within is None:
        _show_when_due(work, item, asked.by)
        return None
    item.due_at, over = limit_reached(asked.within, item.opened_at, work.calendar, work.now)
    if not over or asked.act.on_limit is None:
        return None
    if item.role is Role.APPLICANT:
        end_pauses_when_last(work.session, item, work.now)
    item.end(ItemState.LAPSED, "system", work.now)
    return write(work, asked.act.on_limit, kind="limit", title=asked.act.title)


def _show_when_due(work: Work, item: WorkItem, by: datetime | None) -> None:
    """Work of the office without a limit of its own is due when the dossier is; the work lists are in that order."""
    if by is not None:
        item.due_at = by
    elif Role(item.role).is_staff:
        item.due_at = work.dossier.due_at or work.dossier.react_by


def _call_parked_message(work: Work, item: WorkItem) -> None:
    """An answer may have come before the question was written down; it is then taken up again at once."""
    if item.reference is None:
        return
    early = update(InboxMessage).where(
        InboxMessage.reference == item.reference, InboxMessage.state == InboxState.PARKED
    )
    work.session.execute(early.values(state=InboxState.NEW, settled_at=None))
    ring(work.session)


def _take_in(reading: Reading, slip: Slip, place: Place, act: Act[Any]) -> None:
    """This will show the answered wait as a step in the engine, once."""

    def note(session: Session) -> None:
        work = open_work(session, reading, slip, place, finishing=True)
        line = find_line(work)
        if line is not None and line.taken_in_at is None:
            line.taken_in_at = work.now
            reading.lines_written += 1

    reading.office.runner.run(act.line, lambda: in_transaction(reading, note))
    failpoint(f"wait.after_taking_in:{act.line}")
