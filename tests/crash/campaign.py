"""Many deaths in several offices side by side: each place of a story once, and what was found wrong afterwards."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue

from tests.crash.api_client import ApiClient, NotAccepted
from tests.crash.kills import kind_of
from tests.crash.office import Office
from tests.crash.office_oracle import Ledgers, Trace, differences, doctor_of, left_lying, miscounted, trace_of
from tests.crash.scenarios import Telling
from tests.crash.stories import STORIES

ATTEMPTS = 3
TO_PORTAL, ALIKE = "status.", 3


@dataclass(frozen=True)
class Untouched:
    """How a story goes when nobody dies, and every place where somebody might have."""

    trace: Trace
    places: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """One telling: where the office should have died, how often it did, and what was wrong in the end."""

    story: str
    deadly: tuple[str, ...]
    deaths: int
    faults: tuple[str, ...]
    hits: tuple[str, ...]


@dataclass
class Campaign:
    """`offices` tell stories at the same time, each one at a time."""

    offices: Sequence[Office]
    untouched: dict[str, Untouched] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    _free: SimpleQueue[tuple[Office, ApiClient]] = field(default_factory=SimpleQueue)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        for office in self.offices:
            client = ApiClient(office.settings.address, office.settings.demo_secret.get_secret_value())
            self._free.put((office, client))

    def learn(self, stories: Iterable[str]) -> None:
        """This will tell each story once without a death."""
        with ThreadPoolExecutor(len(self.offices)) as lanes:
            list(lanes.map(self._learn, [story for story in stories if story not in self.untouched]))

    def kill_at(self, wanted: Iterable[tuple[str, tuple[str, ...]]]) -> list[Run]:
        """This will tell each story with these deaths; a place that threads passed in another order is tried again."""
        with ThreadPoolExecutor(len(self.offices)) as lanes:
            runs = list(lanes.map(self._until_it_dies, wanted))
        self.runs += runs
        return runs

    def places(self, story: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(story, (place,)) for place in self.untouched[story].places]

    def names_passed(self) -> set[str]:
        """Every failpoint that any telling so far has come by, with or without a death."""
        untouched = {place.partition("@")[0] for known in self.untouched.values() for place in known.places}
        return {kind_of(name) for name in untouched.union(*(run.hits for run in self.runs))}

    def unsound(self) -> list[str]:
        """What the doctor finds in the offices after all that, and processes that ended in other ways."""
        found = [str(finding) for office in self.offices for finding in doctor_of(office, full=True)]
        return found + [accident for office in self.offices for accident in office.accidents]

    # -- one telling ----------------------------------------------------------------------------------------------

    def _learn(self, story: str) -> None:
        office, client = self._free.get()
        try:
            telling, ledgers, faults = self._tell(office, client, story, ())
            if faults:
                raise NotAccepted(f"{story}, told without a death: {'; '.join(faults)}")
            hits = office.kills.hits()
            self.untouched[story] = Untouched(trace_of(telling, ledgers), _places(hits))
        finally:
            self._free.put((office, client))

    def _until_it_dies(self, wanted: tuple[str, tuple[str, ...]]) -> Run:
        office, client = self._free.get()
        try:
            for _ in range(ATTEMPTS):
                run = self._run(office, client, *wanted)
                if run.deaths or run.faults:
                    break
            return run
        finally:
            self._free.put((office, client))

    def _run(self, office: Office, client: ApiClient, story: str, deadly: tuple[str, ...]) -> Run:
        before = len(office.deaths)
        try:
            telling, ledgers, faults = self._tell(office, client, story, deadly)
            faults += differences(trace_of(telling, ledgers), self.untouched[story].trace)
        except NotAccepted as stuck:
            faults = [str(stuck)]
        hits = tuple(office.kills.hits())
        office.kills.at(())
        return Run(story, deadly, len(office.deaths) - before, tuple(faults), hits)

    def _tell(
        self, office: Office, client: ApiClient, story: str, deadly: tuple[str, ...]
    ) -> tuple[Telling, Ledgers, list[str]]:
        telling, ledgers = Telling(office, client), Ledgers(office)
        telling.begins()
        office.kills.begin(deadly)
        STORIES[story](telling)
        try:
            telling.until(lambda: not left_lying(telling), "rest")
        except NotAccepted:
            return telling, ledgers, [f"left lying: {left}" for left in left_lying(telling)]
        return telling, ledgers, miscounted(telling, ledgers)


def _places(hits: Sequence[str]) -> tuple[str, ...]:
    """Each hit by its failpoint and how often that was passed: the same place however threads take turns.

    A story owes the city's portal dozens of messages, and its sender dies at all of them alike.
    """
    passed: Counter[str] = Counter()
    places = []
    for name in hits:
        passed[name] += 1
        if name.startswith(TO_PORTAL) and passed[name] > ALIKE:
            continue
        places.append(f"{name}@{passed[name]}")
    return tuple(places)


def table(runs: Sequence[Run]) -> list[str]:
    """The figures of a campaign, a line a story."""
    by_story: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_story[run.story].append(run)
    lines = [f"{'story':<34}{'runs':>6}{'kills':>7}{'failpoints':>12}{'not met':>9}{'faulty':>8}"]
    for story, its in [*by_story.items(), ("all", list(runs))]:
        named = {place.partition("@")[0] for run in its if run.deaths for place in run.deadly}
        kills, unmet = sum(run.deaths for run in its), sum(not run.deaths for run in its)
        faulty = sum(bool(run.faults) for run in its)
        lines.append(f"{story:<34}{len(its):>6}{kills:>7}{len(named):>12}{unmet:>9}{faulty:>8}")
    return lines


def names_killed(runs: Iterable[Run]) -> set[str]:
    """The failpoints, by their whole names, at which somebody really died."""
    return {place.partition("@")[0] for run in runs if run.deaths for place in run.deadly}


def failed(runs: Iterable[Run]) -> list[str]:
    return [f"{run.story}, killed at {', '.join(run.deadly)}: {'; '.join(run.faults)}" for run in runs if run.faults]
