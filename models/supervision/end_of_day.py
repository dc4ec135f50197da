"""How things were when a day ended, told from facts that stay: whoever counts again later comes to the same.

A due time is known as of now only. It moves after the day by a new appointment, whose former hour is kept, or while the
promise is still unbroken; so whether it was broken when the day ended is told by either alike.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from models.dossier import Dossier
from models.progress.pause import Pause
from models.progress.reappointment import Reappointment
from models.supervision.moment import Moment


def was_open(moment: Moment) -> ColumnElement[bool]:
    """Filed by the end of the day and not ended before it."""
    not_ended = or_(Dossier.ended_at.is_(None), Dossier.ended_at >= moment.day_ends)
    return and_(Dossier.received_at < moment.day_ends, not_ended)


def was_late(moment: Moment) -> ColumnElement[bool]:
    """Open, without a result, nobody else awaited, and past what had been promised by then."""
    no_result = or_(Dossier.issued_at.is_(None), Dossier.issued_at >= moment.day_ends)
    return and_(was_open(moment), no_result, ~_was_paused(moment), _deadline(moment) < moment.day_ends)


def was_paused(moment: Moment) -> ColumnElement[bool]:
    return and_(was_open(moment), _was_paused(moment))


def _was_paused(moment: Moment) -> ColumnElement[bool]:
    return exists().where(
        Pause.dossier_id == Dossier.id,
        Pause.since < moment.day_ends,
        or_(Pause.until.is_(None), Pause.until >= moment.day_ends),
    )


def _deadline(moment: Moment) -> ColumnElement[object]:
    before = select(Reappointment.instead_of).where(
        Reappointment.dossier_id == Dossier.id, Reappointment.given_at >= moment.day_ends
    )
    promised = func.coalesce(before.scalar_subquery(), Dossier.due_at)
    accepted = and_(Dossier.accepted_at.is_not(None), Dossier.accepted_at < moment.day_ends)
    return case((accepted, promised), else_=Dossier.react_by)
