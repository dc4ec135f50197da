"""Putting events back into the outbox: whoever receives them knows each by its id."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.linkage.linked_case import LinkedCase
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.progress.wake_up import ring


def replay_events(session: Session, client_id: UUID, *, linkage_id: str | None = None, taken_too: bool = False) -> int:
    """This will have the client's events sent again from now on; gives how many. `taken_too` means those it took."""
    again = update(OutgoingEvent).where(OutgoingEvent.client_id == client_id)
    if linkage_id is not None:
        cases = select(LinkedCase.id).where(LinkedCase.client_id == client_id, LinkedCase.linkage_id == linkage_id)
        again = again.where(OutgoingEvent.case_id.in_(cases))
    if not taken_too:
        again = again.where(OutgoingEvent.state != EventState.SENT)
    anew = {"state": EventState.WAITING, "attempts": 0, "not_before": func.now(), "claimed_until": None}
    changed = session.execute(again.values(**anew).returning(OutgoingEvent.id)).all()
    ring(session)
    return len(changed)
