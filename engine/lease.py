"""The lease: the only lock on a dossier while it is read. Times are the database's own."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, text
from sqlalchemy.orm import Session

from engine.signals import FenceLost

MAX_FAILURES = 5


@dataclass(frozen=True)
class Lease:
    """`failures` counts this very attempt; `orphaned` says that the holder before died without a word."""

    dossier_id: UUID
    holder: str
    fence: int
    failures: int
    orphaned: bool

    @property
    def worn_out(self) -> bool:
        return self.failures > MAX_FAILURES


def holder_here(part: str) -> str:
    """This will name a holder so that a neighbour on the same host can tell whether it still lives."""
    return f"{socket.gethostname()}:{os.getpid()}:{part}"


_CLAIM = text("""
WITH before AS (SELECT holder FROM reading_lease WHERE dossier_id = :dossier)
INSERT INTO reading_lease AS lease (dossier_id, holder, fence, until, failures, not_before)
VALUES (:dossier, :holder, 1, now() + make_interval(secs => :seconds), 1, now())
ON CONFLICT (dossier_id) DO UPDATE
   SET holder = :holder, fence = lease.fence + 1, failures = lease.failures + 1,
       until = now() + make_interval(secs => :seconds)
 WHERE lease.until <= now() AND lease.not_before <= now() AND lease.incident_at IS NULL
RETURNING fence, failures, (SELECT holder FROM before)
""")


def claim(session: Session, dossier_id: UUID, holder: str, seconds: float) -> Lease | None:
    """This will take the lease, counting one failure ahead that only a good end takes back; None when it is held."""
    row = session.execute(_CLAIM, {"dossier": dossier_id, "holder": holder, "seconds": seconds}).first()
    return None if row is None else Lease(dossier_id, holder, row[0], row[1], row[2] is not None)


_RENEW = text("""
UPDATE reading_lease SET until = now() + make_interval(secs => :seconds)
 WHERE dossier_id = :dossier AND fence = :fence AND holder IS NOT NULL
RETURNING EXISTS (SELECT FROM interruption WHERE dossier_id = :dossier)
""")


def hold(session: Session, dossier_id: UUID, fence: int, seconds: float) -> bool:
    """This will prolong the lease, or raise `FenceLost` when somebody else has it: nothing of ours may be written.

    It tells whether the dossier has been withdrawn or stopped; the caller has locked it.
    """
    row = session.execute(_RENEW, {"dossier": dossier_id, "fence": fence, "seconds": seconds}).first()
    if row is None:
        raise FenceLost
    return bool(row[0])


_RELEASE = text("""
UPDATE reading_lease
   SET holder = NULL, until = now(), failures = CASE WHEN :counts THEN failures WHEN :well THEN 0 ELSE failures - 1 END,
       not_before = now() + make_interval(secs => :wait)
 WHERE dossier_id = :dossier AND fence = :fence
""")


def release(session: Session, lease: Lease, *, well: bool, counts: bool = False, wait_s: float = 0.0) -> bool:
    """This will give the lease back. `well` clears the failures, `counts` keeps this one, neither takes it back."""
    values = {"dossier": lease.dossier_id, "fence": lease.fence, "well": well, "counts": counts, "wait": wait_s}
    return _rows(session.execute(_RELEASE, values)) == 1


def backoff_s(failures: int) -> float:
    """This will give the wait after so many failures: half a second, doubling, at most five minutes."""
    return float(min(0.5 * 2 ** max(failures - 1, 0), 300.0))


_FREE_DEAD = text("""
UPDATE reading_lease SET until = now()
 WHERE holder = :holder AND until > now()
""")
_HOLDERS = text("SELECT DISTINCT holder FROM reading_lease WHERE holder LIKE :host AND until > now()")


def free_leases_of_the_dead(session: Session) -> int:
    """This will end the leases of processes of this host that no longer live, so that nobody waits for the expiry."""
    host = socket.gethostname()
    freed = 0
    for (holder,) in session.execute(_HOLDERS, {"host": f"{host}:%"}).all():
        pid = int(holder.split(":")[1])
        if not _lives(pid):
            freed += _rows(session.execute(_FREE_DEAD, {"holder": holder}))
    return freed


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _rows(result: Any) -> int:
    return result.rowcount if isinstance(result, CursorResult) else 0
