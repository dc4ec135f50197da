"""Which samples are driven, and where each shall stand: a year's ordinary mixture, and a desk full of open work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from operations.demo.dossier_file import DemoDossier, ForcedAnswer, read_dossiers
from operations.demo.volume.drive_pattern import Aim

# Samples that come to an ending with nobody else's dossier at hand, and how many of a hundred endings are like it.
ENDED: dict[str, int] = {
    "01-complete-at-the-desk": 9,
    "02-complete-filed-by-the-mother": 6,
    "04-result-as-electronic-copy": 5,
    "05-posted-with-copies-cash-on-delivery": 3,
    "07-without-the-medical-certificate": 3,
    "08-proxy-without-authorisation": 1,
    "12-sixtieth-day-after-birth": 5,
    "16-no-father-named": 2,
    "17-no-father-named-online": 3,
    "100-death-in-hospital": 8,
    "101-death-at-home-certified-by-the-ward": 4,
    "105-death-of-long-ago-without-papers": 1,
    "108-death-online-permanent-home-elsewhere": 2,
    "110-two-at-the-desk": 6,
    "111-filed-from-home-by-the-bride": 3,
    "118-foreign-bride": 1,
    "120-by-post-without-declaration": 1,
    "121-registered-anew-from-our-own-archive": 1,
    "130-single-to-marry": 12,
    "133-married-for-a-loan": 6,
    "134-divorced-without-the-judgment": 2,
    "135-widowed-online": 4,
    "138-of-another-ward": 1,
    "140-grandmother-with-agreement": 2,
    "142-eldest-brother-online": 1,
    "146-uncle-who-ticks-not-everything": 1,
    "150-ward-has-come-of-age": 1,
    "172-linked-withdrawn-in-time": 1,
    "173-linked-birth-refused": 1,
}
HELD = ForcedAnswer(partner="population-database", match={}, outcome="held")


@dataclass(frozen=True)
class Standing:
    """`ages` are how long ago the dossiers were filed; `share` how many of a hundred open ones wait here."""

    stop: str
    samples: tuple[str, ...]
    ages: tuple[timedelta, ...]
    share: int
    held: bool = False


_FRESH = (timedelta(hours=20), timedelta(days=2))
_OLDER = (timedelta(days=1), timedelta(days=3), timedelta(days=9))
OPEN: tuple[Standing, ...] = (
    Standing("checks_components", ("01-", "17-", "111-", "130-"), _FRESH, 22),
    Standing("appraises", ("01-", "100-", "130-", "140-"), _OLDER, 26),
    Standing("decides", ("01-", "02-", "110-", "133-"), _OLDER, 14),
    Standing("signs", ("01-", "130-"), _OLDER, 6),
    Standing("seals", ("12-", "133-"), _OLDER, 4),
    Standing("receives", ("01-", "100-", "142-"), (timedelta(days=4), timedelta(days=12)), 12),
    Standing("reads_draft", ("17-",), _OLDER, 3),
    Standing("supplements", ("07-", "134-", "09-"), (timedelta(days=2), timedelta(days=8)), 8),
    Standing("answers_look_up", ("01-", "130-"), _OLDER, 5, held=True),
)


def endings(chance_day: date, calendar: WorkingCalendar) -> Iterator[tuple[Aim, int]]:
    """This will give what shall come to its ending, begun in the quiet weeks after that day, with its weight."""
    samples = _samples()
    day = chance_day
    for place, (name, weight) in enumerate(ENDED.items()):
        day = calendar.next_working_day(day)
        if (day - chance_day).days > 7:
            day = calendar.next_working_day(chance_day)
        begins = datetime.combine(day, time(8 + place % 7, 3 + 7 * place % 50, place), VIETNAM)
        pace = timedelta(minutes=(25, 50, 90, 240)[place % 4])
        yield Aim(samples[name], begins, pace), weight


def standings(now: datetime, calendar: WorkingCalendar) -> Iterator[tuple[Aim, float]]:
    """This will give what shall be open now, with its weight."""
    samples = _samples()
    for standing in OPEN:
        named = [one for name, one in samples.items() if name.startswith(standing.samples)]
        for place, (sample, age) in enumerate((one, age) for one in named for age in standing.ages):
            begins = _in_working_time(now - age, calendar, place)
            pace = min(age / 14, timedelta(hours=3))
            partners = (HELD,) if standing.held else ()
            weight = standing.share / (len(named) * len(standing.ages))
            yield Aim(sample, begins, pace, standing.stop, now, partners), weight


def _in_working_time(at: datetime, calendar: WorkingCalendar, place: int) -> datetime:
    """Not all at the same minute: the later ones some time earlier, and when the desk is open."""
    day = calendar.working_day_before(at.astimezone(VIETNAM).date() + timedelta(days=1))
    return datetime.combine(day, time(7 + place % 4, 35 + 3 * place % 20, 11 + place), VIETNAM)


def _samples() -> dict[str, DemoDossier]:
    return {one.name: one for one in read_dossiers()}
