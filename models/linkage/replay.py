"""Putting events back into the outbox: whoever receives them knows each by its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from models.linkage.linked_case import LinkedCase
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.progress.wake_up import ring

_ANEW = {
    "state": EventState.WAITING,
    "attempts": 0,
    "not_before": func.now(),
    "claimed_until": None,
    # What goes out again has not been taken until it is taken again.
    "sent_at": None,
}


@dataclass(frozen=True)
class Wanted:
    """Which of an agency's events: those of one case, those written `since` an instant, up to another; by default those
    it has not taken."""

    client_id: UUID
    linkage_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    taken_too: bool = False

    def query(self) -> Select[OutgoingEvent]:
        """The events, the oldest first."""
        found = select(OutgoingEvent).where(OutgoingEvent.client_id == self.client_id)
        if self.linkage_id is not None:
            cases = select(LinkedCase.id).where(
                LinkedCase.client_id == self.client_id, LinkedCase.linkage_id == self.linkage_id
            )
            found = found.where(OutgoingEvent.case_id.in_(cases))
        if self.since is not None:
            found = found.where(OutgoingEvent.written_at >= self.since)
        if self.until is not None:
            found = found.where(OutgoingEvent.written_at <= self.until)
        if not self.taken_too:
            found = found.where(OutgoingEvent.state != EventState.SENT)
        return found.order_by(OutgoingEvent.written_at, OutgoingEvent.id)


def replay_events(session: Session, client_id: UUID, *, linkage_id: str | None = None, taken_too: bool = False) -> int:
    """This will have the client's events sent again from now on; gives how many. `taken_too` means those it took."""
    wanted = Wanted(client_id, linkage_id, taken_too=taken_too).query()
    return _again(session, wanted.with_only_columns(OutgoingEvent.id).order_by(None))


def replay_some(session: Session, wanted: Wanted, most: int) -> int:
    """The same for the oldest of those wanted, at most so many."""
    return _again(session, wanted.query().with_only_columns(OutgoingEvent.id).limit(most))


def replay_one(session: Session, client_id: UUID, event_id: UUID) -> bool:
    """The same for one event; False when the agency has none of that id."""
    mine = select(OutgoingEvent.id).where(OutgoingEvent.client_id == client_id, OutgoingEvent.id == event_id)
    return _again(session, mine) == 1


def _again(session: Session, ids: Select[UUID]) -> int:
    again = update(OutgoingEvent).where(OutgoingEvent.id.in_(ids)).values(**_ANEW)
    changed: Sequence[object] = session.execute(again.returning(OutgoingEvent.id)).all()
    ring(session)
    return len(changed)
