"""One look of a supervisor: at which moment, with which calendar, and at what he may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import text

from desk.member import member
from models.clock.agency_calendar import load_calendar
from models.clock.working_calendar import WorkingCalendar
from models.supervision.moment import Moment
from models.supervision.scope import Scope
from web.access import visible_dossiers, visible_items
from web.visit import Inside

# Counting a hundred thousand rows fits into this memory, and compiling the question would take longer than asking it.
_FOR_COUNTING = text("SELECT set_config('jit', 'off', true), set_config('work_mem', '48MB', true)")


@dataclass(frozen=True)
class Look:
    """`scope` is the one filter of every number and every list on these pages."""

    inside: Inside
    moment: Moment
    scope: Scope
    calendar: WorkingCalendar

    @property
    def now(self) -> datetime:
        return self.moment.now


def look(inside: Inside, day: date | None = None) -> Look:
    """This will look as of now; `day` is the one whose events are asked for, today when none is named."""
    inside.session.execute(_FOR_COUNTING)
    calendar = load_calendar(inside.session, member(inside).agency_id)
    scope = Scope(visible_dossiers(inside.caller), visible_items(inside.caller))
    return Look(inside, Moment.of(inside.now, calendar, day), scope, calendar)
