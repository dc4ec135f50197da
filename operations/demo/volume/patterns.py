"""All patterns of one generation, driven and ready for copying."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from documents.file_store import FileStore
from models.agency import Agency
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.database import Database
from operations.demo.volume.aims import endings, standings
from operations.demo.volume.drive_pattern import Aim, NotReached, drive_pattern
from operations.demo.volume.mould import Mould, mould
from operations.demo.volume.pattern_office import PatternOffice, pattern_office
from operations.demo.volume.taken import take

SEED = 20261122
# Nothing is a holiday for so long after the patterns begin, where the calendar has such weeks.
QUIET = timedelta(days=45)


@dataclass(frozen=True)
class Pattern:
    """A mould, and how often it is copied compared with the others of its kind."""

    mould: Mould
    weight: float


def make_patterns(
    personal_key: str,
    now: datetime,
    files: FileStore,
    tell: Callable[[int, int, str], None],
    wanted: Callable[[Aim], bool] = lambda aim: True,
) -> list[Pattern]:
    """This will drive every sample in an office of its own, and bring what it drew up into the file store given.

    `tell` is called with how many are done, of how many, and what became of the last. `wanted` leaves some out.
    """
    with pattern_office(personal_key) as office:
        aims = [(aim, weight) for aim, weight in _aims(office.database, now) if wanted(aim)]
        made: list[Pattern] = []
        chance = random.Random(SEED)  # noqa: S311 - the same patterns every time, for no secret hangs on it.
        for place, (aim, weight) in enumerate(aims, start=1):
            try:
                made.append(Pattern(_driven(office, aim, chance, files), weight))
                tell(place, len(aims), aim.name)
            except NotReached as missed:
                tell(place, len(aims), f"{aim.name}: {missed}")
    return made


def _driven(office: PatternOffice, aim: Aim, chance: random.Random, files: FileStore) -> Mould:
    drive_pattern(office, aim, chance)
    made = mould(take(office, aim.name, aim.sample.ward))
    drawn = FileStore(office.settings.folder / "files")
    for sha256 in made.files:
        files.put(drawn.get(sha256))
    return made


def _aims(database: Database, now: datetime) -> Iterable[tuple[Aim, float]]:
    with database.transaction() as session:
        first = session.scalars(select(Agency).order_by(Agency.code)).all()[0]
        calendar = load_calendar(session, first.id)
    yield from standings(now, calendar)
    yield from endings(_quiet_weeks(calendar, now), calendar)


def _quiet_weeks(calendar: WorkingCalendar, now: datetime) -> date:
    """A Sunday as late as possible after which for some weeks every Monday to Friday is worked, and no other day."""
    sunday = now.astimezone(VIETNAM).date() - QUIET
    sunday -= timedelta(days=(sunday.weekday() + 1) % 7)
    for weeks in range(60):
        begin = sunday - timedelta(weeks=weeks)
        days = [begin + timedelta(days=number) for number in range(QUIET.days)]
        if all(calendar.is_working_day(day) == (day.weekday() < 5) for day in days):
            return begin
    return sunday
