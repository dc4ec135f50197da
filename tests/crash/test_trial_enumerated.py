"""Kill the office at every point of a procedure that uses all the engine has: nothing is lost, nothing doubled."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from models.database import Database
from tests.crash.kills import every_failpoint
from tests.crash.trial_of_everything import know_these_acts
from tests.crash.trial_oracle import Trace, doctor_says, faults_of, trace_of
from tests.crash.trials import Trials, trial_agency
from tests.crash.warm_parent import WarmParent
from tests.schema import create_schema, empty

STORIES = ("told to the end", "withdrawn", "withdrawn at the kill")
PAIRS = 16
MANY_PAIRS = 300
LANES = 2
SLICE = 4
# The rest belongs to whole processes, which test_office_enumerated kills.
ENGINE = {"reading", "step", "draw", "outward", "wait", "marker", "limit", "inbox"}


@pytest.fixture(scope="module")
def trials(domain_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trials]:
    know_these_acts()
    database = Database(domain_url, pool_size=LANES)
    create_schema(database)
    empty(database)
    agency = trial_agency()
    with database.transaction() as session:
        session.add(agency)
    warm = WarmParent(["tests.crash.trial_run", "tests.crash.ready_models"])
    yield Trials(database, warm, tmp_path_factory.mktemp("trials"), agency.id)
    empty(database)
    database.close()


class Untouched:
    """How each story goes, and how many failpoints it passes, when nothing dies."""

    def __init__(self, trials: Trials) -> None:
        self.traces: dict[str, Trace] = {}
        self.hits: dict[str, int] = {}
        for story in STORIES:
            run, _, hits = trials.run(story)
            self.traces[story] = trace_of(trials.database, run)
            self.hits[story] = hits

    def faults_after(self, trials: Trials, story: str, *deadly: int) -> tuple[list[str], int]:
        """What is wrong after the story was driven with these deaths, and how many of them came."""
        run, deaths, _ = trials.run(story, *deadly)
        return faults_of(trials.database, run, self.traces[story], self.traces["withdrawn"]), deaths


@pytest.fixture(scope="module")
def untouched(trials: Trials) -> Untouched:
    return Untouched(trials)


@pytest.mark.parametrize("story", STORIES)
def test_the_office_may_die_at_points_of_every_story(
    trials: Trials, untouched: Untouched, story: str, summary: list[str]
) -> None:
    """Every fourth point, each story beginning at another one; `make crash` takes all of them."""
    summary.append(_die_at(trials, untouched, story, STORIES.index(story) + 1, SLICE))


@pytest.mark.crash
@pytest.mark.parametrize("story", STORIES)
def test_the_office_may_die_at_every_point_of_every_story(
    trials: Trials, untouched: Untouched, story: str, summary: list[str]
) -> None:
    summary.append(_die_at(trials, untouched, story, 1, 1))


def _die_at(trials: Trials, untouched: Untouched, story: str, first: int, stride: int) -> str:
    every_hit = range(first, untouched.hits[story] + 1, stride)
    with ThreadPoolExecutor(LANES) as lanes:
        told = lanes.map(lambda hit: untouched.faults_after(trials, story, hit), every_hit)
        found = dict(zip(every_hit, told, strict=True))

    assert {hit: faults for hit, (faults, _) in found.items() if faults} == {}
    # Up to its death a run does what the untouched one did, so each of these hits must have been deadly.
    assert all(deaths == 1 for _, deaths in found.values())
    assert doctor_says(trials.database) == []
    return f"engine, {story}: {len(found)} kills, 0 lost, 0 doubled"


def test_the_office_may_die_while_it_recovers(trials: Trials, untouched: Untouched, summary: list[str]) -> None:
    summary.append(_die_twice(trials, untouched, PAIRS))


@pytest.mark.crash
def test_the_office_may_die_while_it_recovers_in_very_many_ways(
    trials: Trials, untouched: Untouched, summary: list[str]
) -> None:
    summary.append(_die_twice(trials, untouched, MANY_PAIRS))


def _die_twice(trials: Trials, untouched: Untouched, count: int) -> str:
    seed = secrets.randbits(32)
    chance = random.Random(seed)
    stories = [chance.choice(STORIES) for _ in range(count)]
    firsts = [chance.randint(1, untouched.hits[story]) for story in stories]
    seconds = [first + chance.choice((1, 1, 2, 3, 5, 8)) for first in firsts]
    with ThreadPoolExecutor(LANES) as lanes:
        found = list(lanes.map(lambda *run: untouched.faults_after(trials, *run), stories, firsts, seconds))

    told = [(story, first, second) for story, first, second in zip(stories, firsts, seconds, strict=True)]
    assert [(run, faults) for run, (faults, _) in zip(told, found, strict=True) if faults] == [], f"seed {seed}"
    assert doctor_says(trials.database) == []
    kills = sum(deaths for _, deaths in found)
    return f"engine, killed while it recovers: {kills} kills in {count} runs, seed {seed}, 0 lost, 0 doubled"


def test_every_failpoint_of_the_engine_was_passed(trials: Trials, untouched: Untouched) -> None:
    expected = {name for name in every_failpoint() if name.partition(".")[0] in ENGINE}

    assert expected
    assert expected - set(trials.passed) == set()
