"""One transaction of a reading: the dossier locked, the fence checked, the moment fixed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from engine.lease import hold
from engine.reading import Place, Reading
from engine.slip import Slip
from models.acts.answer import lock_dossier
from models.acts.outcome import Outcome
from models.clock.agency_calendar import load_calendar
from models.clock.working_calendar import WorkingCalendar
from models.delivery.document import Document
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.journal import write_line
from models.progress.journal_line import JournalLine

T = TypeVar("T")

# Serialisation failure, deadlock, and a lock not had in time: the whole transaction may simply be tried again.
_TRANSIENT = {"40001", "40P01", "55P03"}
_ATTEMPTS = 3


@dataclass(frozen=True)
class Work:
    """What a step works with. `document` is the one that was drawn up for this step beforehand, if it draws one."""

    session: Session
    dossier: Dossier
    slip: Slip
    place: Place
    now: datetime
    fence: int
    equipment: Any
    document: Document | None = None

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The agency's calendar as of now; loaded only by the steps that count time."""
        return load_calendar(self.session, self.dossier.agency_id)

    def drawn(self) -> Document:
        """This will give the document of a step that draws one."""
        if self.document is None:
            raise LookupError("this step draws no document")
        return self.document


def open_work(session: Session, reading: Reading, slip: Slip, place: Place, *, finishing: bool = False) -> Work:
    """This will lock the dossier and see that this reading may still write; the first thing in every transaction.

    `finishing` lets a call that is already out be confirmed although the dossier was withdrawn meanwhile.
    """
    dossier = lock_dossier(session, reading.dossier_id)
    if hold(session, reading.dossier_id, reading.fence, reading.office.lease_s):
        reading.interrupted = True
    if not finishing:
        reading.stop_if_interrupted()
    return Work(
        session=session,
        dossier=dossier,
        slip=slip,
        place=place,
        now=reading.office.clock.now(),
        fence=reading.fence,
        equipment=reading.office.equipment,
    )


def in_transaction(reading: Reading, body: Callable[[Session], T]) -> T:
    """This will run the body in one transaction, again at once when the database itself asks for it."""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            with reading.office.database.transaction() as session:
                return body(session)
        except (OperationalError, DBAPIError) as error:
            if attempt == _ATTEMPTS or not may_be_tried_again(error):
                raise
            # Two that ran into each other should not do so again.
            time.sleep(random.uniform(0.05, 0.25))  # noqa: S311
    raise AssertionError("unreachable")


def may_be_tried_again(error: DBAPIError) -> bool:
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) in _TRANSIENT


def find_line(work: Work) -> JournalLine | None:
    """This will look whether the line has been written since the journal was loaded."""
    place = work.place
    return work.session.get(JournalLine, (work.dossier.id, place.leg, place.line, place.turn))


def write(work: Work, outcome: Outcome, *, kind: str, title: str, actor: str = "system") -> JournalLine:
    """This will write the line of this place."""
    line = write_line(
        work.session,
        work.dossier.id,
        work.place.leg,
        work.place.line,
        work.place.turn,
        kind=kind,
        title=title,
        outcome=outcome,
        actor=actor,
        at=work.now,
        fence=work.fence,
    )
    work.session.flush()
    failpoint(f"{kind}.before_commit:{work.place.line}")
    return line
