"""The office whole, over real HTTP, with real partners: die at every place, come back, and nothing is amiss."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from operations.postgres import Cluster
from tests.crash.campaign import Campaign, failed, names_killed, table
from tests.crash.kills import every_failpoint
from tests.crash.office import open_office
from tests.crash.stories import STORIES
from tests.crash.warm_parent import WarmParent

LANES = int(os.environ.get("MOTCUA_CRASH_LANES") or 2)
SLICE = 8
SLICED = (
    "paid_at_the_desk",
    "online_and_by_post",
    "paid_twice_and_withdrawn",
    "two_communes_one_silent",
)
SLICE_OF_SEVERAL = 4
SLICED_OF_SEVERAL = ("supplement_across_agencies", "forged_then_paid")
PAIRS = 120
# The deaths of one act on many are in tests/desk/worklist/test_bulk_deaths.py, those of many signed at once in
# tests/desk/approval.
_ONE_ACT_ON_MANY = {"after_move", "before_commit", "after_commit"}
_MANY_AT_ONCE = {"before_item", "before_commit", "after_item", "after_redrawing"}
# Those of a document written into the book, and of what its sender hears, are in tests/desk/incoming.
_INCOMING = {"incoming.before_commit", "reply.after_claim", "reply.after_send"}
# That of the post's sheet is in tests/desk/delivery, that of dossiers by the hundred in tests/volume.
_ELSEWHERE = {"post_sheet.before_commit", "volume.before_commit"}
IN_NO_STORY = {
    *_INCOMING,
    *_ELSEWHERE,
    *(f"bulk.{place}" for place in _ONE_ACT_ON_MANY),
    *(f"approval.{place}" for place in _MANY_AT_ONCE),
}


@pytest.fixture(scope="module")
def campaign(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campaign]:
    warm = WarmParent(["tests.crash.warm_office"])
    base = tmp_path_factory.mktemp("offices")
    with ExitStack() as stack:
        offices = [
            stack.enter_context(open_office(cluster, base / f"office-{number}", f"crash-{number}", warm))
            for number in range(LANES)
        ]
        yield Campaign(offices)


@pytest.mark.parametrize(("stories", "count"), [(SLICED, SLICE), (SLICED_OF_SEVERAL, SLICE_OF_SEVERAL)])
def test_a_slice_of_all_deaths_leaves_nothing_lost_and_nothing_doubled(
    campaign: Campaign, summary: list[str], stories: tuple[str, ...], count: int
) -> None:
    campaign.learn(stories)
    everywhere = [place for story in stories for place in campaign.places(story)]
    # MOTCUA_CRASH_SEED runs one slice again; without it every run takes another.
    seed = int(os.environ.get("MOTCUA_CRASH_SEED") or secrets.randbits(32))
    step = len(everywhere) // count
    runs = campaign.kill_at(everywhere[random.Random(seed).randrange(step) :: step])

    summary += [f"a slice of the office's deaths, seed {seed}", *table(runs)]
    assert "\n".join(failed(runs)) == "", f"seed {seed}"
    assert campaign.unsound() == []


@pytest.mark.crash
@pytest.mark.parametrize("story", STORIES)
def test_every_death_of_a_story_leaves_nothing_lost_and_nothing_doubled(
    campaign: Campaign, summary: list[str], story: str
) -> None:
    campaign.learn([story])
    runs = campaign.kill_at(campaign.places(story))

    summary += [f"every death of {story}", *table(runs)]
    assert "\n".join(failed(runs)) == ""
    assert campaign.unsound() == []
    passed = {place.partition("@")[0] for place in campaign.untouched[story].places}
    assert passed - names_killed(runs) == set(), "a failpoint at which nobody could be killed"


@pytest.mark.crash
def test_the_stories_pass_every_failpoint_of_the_code(campaign: Campaign) -> None:
    campaign.learn(STORIES)

    assert every_failpoint() - campaign.names_passed() == IN_NO_STORY


@pytest.mark.crash
def test_deaths_during_the_recovery_from_deaths(campaign: Campaign, summary: list[str]) -> None:
    campaign.learn(STORIES)
    seed = secrets.randbits(32)
    chance = random.Random(seed)
    pairs = []
    for _ in range(PAIRS):
        story = chance.choice(list(STORIES))
        places = campaign.untouched[story].places
        first = chance.randrange(len(places) - 1)
        # What comes back begins with what it was doing when it died.
        pairs.append((story, (places[first], str(first + chance.choice((2, 2, 3, 4, 6, 9))))))
    runs = campaign.kill_at(pairs)

    summary += [f"deaths during recovery, seed {seed}", *table(runs)]
    assert "\n".join(failed(runs)) == "", f"seed {seed}"
    assert campaign.unsound() == []
