"""How things were when a day ended, told from facts that stay: whoever counts again later comes to the same."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from models.clock.promise import Promise
from models.dossier import Dossier
from models.progress.pause import stood_still
from models.supervision.moment import Moment


def was_open(moment: Moment) -> ColumnElement[bool]:
    """Filed by the end of the day and not ended before it."""
    not_ended = or_(Dossier.ended_at.is_(None), Dossier.ended_at >= moment.day_ends)
    return and_(Dossier.received_at < moment.day_ends, not_ended)


def was_late(moment: Moment) -> ColumnElement[bool]:
    """Without a result, past what had been promised by then, and nobody else awaited before that."""
    deadline = func.coalesce(_promised(moment), Dossier.react_by)
    return and_(_without_result(moment), deadline < moment.day_ends, ~_was_still(moment))


def was_paused(moment: Moment) -> ColumnElement[bool]:
    return and_(_without_result(moment), _was_still(moment))


def _without_result(moment: Moment) -> ColumnElement[bool]:
    return and_(was_open(moment), or_(Dossier.issued_at.is_(None), Dossier.issued_at >= moment.day_ends))


def _was_still(moment: Moment) -> ColumnElement[bool]:
    return stood_still(moment.day_ends, _promised(moment))


def _promised(moment: Moment) -> ColumnElement[datetime]:
    """The hour that had been promised last when the day ended; null for what was not taken in yet."""
    said = select(Promise.due_at).where(Promise.dossier_id == Dossier.id, Promise.said_at < moment.day_ends)
    return said.order_by(Promise.said_at.desc(), Promise.id.desc()).limit(1).correlate(Dossier).scalar_subquery()
