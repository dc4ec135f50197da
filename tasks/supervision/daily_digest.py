"""Every day that is over is counted for each agency, once; whoever comes first does it, and the others find it done."""

from __future__ import annotations

from datetime import date

from engine.office import Office
from engine.running.present_office import present_office
from models.clock.clock import VIETNAM
from models.supervision.digest import make_digests


class DailyDigests:
    """One of a worker's chores: it looks once a day, and again after a restart, which does no harm."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._done: date | None = None

    def __call__(self) -> int:
        """This will count the days that are still to be counted; returns how many it kept."""
        today = self._office.clock.now().astimezone(VIETNAM).date()
        if self._done == today:
            return 0
        made = make_due_digests(self._office)
        self._done = today
        return made


def make_due_digests(office: Office) -> int:
    with office.database.transaction() as session:
        return make_digests(session, office.clock.now())


def digest_this_office() -> int:
    """This will count in the office that a bare process finds itself in; see `engine.running.present_office`."""
    return make_due_digests(present_office())
