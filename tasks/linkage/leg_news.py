"""What other agencies say of the cases we sent them. Their messages are thin: how a case stands is asked for.

Asked how a case stands, an agency gives its newest state with the number of its last event; older news coming later,
or twice, changes nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.linkage.linked_leg import LinkedLeg
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage
from models.progress.open_aside import close_asides
from models.progress.wake_up import ring

# So long ago, by the database's time, that the next round of asking begins with it.
_LONG_AGO = text("now() - interval '1 day'")


def ask_soon(session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime) -> None:
    """There is news of a case: how it stands is asked for at the next round, with no transaction open."""
    about = update(Effect).where(Effect.reference == message.reference, Effect.settled_at.is_(None))
    session.execute(about.values(asked_at=_LONG_AGO))
    ring(session)


def take_standing(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    """How a case stands is taken into its leg; whoever was to find out why nobody answered need not any more."""
    wanted = select(LinkedLeg).where(LinkedLeg.reference == message.reference)
    leg = session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if leg is None or not leg.take(data, now):
        return
    if leg.acknowledged_at is not None:
        close_asides(session, dossier.id, f"silence/{leg.name}", f"partner:{message.source}", now)
    session.flush()
