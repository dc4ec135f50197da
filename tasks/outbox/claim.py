"""What the outboxes of letters and of replies have in common: one row is claimed at a time, tried again, given up.

Each names its own failpoints and does its own recording; the events of agencies, which may be refused by the hour and
are never asked about, have a claim of their own (`send_events`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import Session

from models.delivery.letter import Letter, LetterState
from models.incoming.reply import IncomingReply
from tasks.outbox.fate import Attempt

Row = TypeVar("Row", Letter, IncomingReply)

# Whoever holds a claim longer than this has died, and may have sent it: its next holder asks first.
_CLAIM = """
UPDATE {outbox}
   SET claimed_until = now() + interval '90 seconds', attempts = attempts + 1,
       in_doubt = in_doubt OR claimed_until IS NOT NULL
 WHERE id = (SELECT id FROM {outbox}
              WHERE state = 'waiting' AND not_before <= now() AND (claimed_until IS NULL OR claimed_until <= now())
              ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def claim_next(session: Session, outbox: type[Row]) -> Row | None:
    """This will claim the row whose time came first; None when nothing is due."""
    claimed = session.scalar(text(_CLAIM.format(outbox=outbox.__tablename__)))
    return None if claimed is None else session.get_one(outbox, claimed)


def is_ours(row: Letter | IncomingReply, attempts: int) -> bool:
    """False when another worker took it over meanwhile; that one asks before it sends."""
    return row.state is LetterState.WAITING and row.attempts == attempts


def is_given_up(session: Session, row: Row) -> bool:
    """Whether its time is over, by the clock of the database."""
    outbox = type(row)
    return session.scalar(select(outbox.give_up_at <= func.now()).where(outbox.id == row.id)) or False


def try_later(row: Letter | IncomingReply, pauses_s: Sequence[int], attempt: Attempt) -> None:
    """This will put the row off, after the last of the pauses by that one again and again."""
    pause = pauses_s[min(row.attempts, len(pauses_s)) - 1]
    row.not_before = after(max(pause, attempt.retry_after_s))


def after(seconds: float) -> ColumnElement[datetime]:
    """So many seconds from now, by the clock of the database."""
    return func.now() + func.make_interval(0, 0, 0, 0, 0, 0, seconds)
