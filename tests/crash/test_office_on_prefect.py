"""The same office on the real engine: its worker and its web process die again and again, in the middle of runs."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator

import pytest

from operations.postgres import Cluster
from tests.crash.campaign import Campaign, failed, table
from tests.crash.office import Office, open_office
from tests.crash.stories import OF_THE_WARD
from tests.crash.warm_parent import WarmParent

pytestmark = [pytest.mark.crash, pytest.mark.prefect]
PAYMENT = ("paid_twice_and_withdrawn", "paid_when_time_was_over", "forged_then_paid")
LINKED = (
    "householder_agrees",
    "supplement_across_agencies",
    "recalled_in_part",
    "relatives_agree",
    "done_for_another_agency",
)


@pytest.fixture(scope="module")
def office(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    warm = WarmParent(["tests.crash.warm_office"])
    folder = tmp_path_factory.mktemp("on-prefect") / "var"
    with open_office(cluster, folder, "crash-on-prefect", warm, on_prefect=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("stories", "kills"),
    [
        pytest.param(tuple(OF_THE_WARD), 60, id="the-ward-alone"),
        pytest.param(PAYMENT, 12, id="payment"),
        pytest.param(LINKED, 28, id="linked-groups"),
    ],
)
def test_deaths_in_the_middle_of_the_engines_runs(
    office: Office, summary: list[str], stories: tuple[str, ...], kills: int
) -> None:
    campaign = Campaign([office])
    campaign.learn(stories)
    seed = secrets.randbits(32)
    everywhere = [place for story in stories for place in campaign.places(story)]
    runs = campaign.kill_at(random.Random(seed).sample(everywhere, kills))

    summary += [f"deaths on the real engine, seed {seed}", *table(runs)]
    assert "\n".join(failed(runs)) == "", f"seed {seed}"
    assert sum(run.deaths for run in runs) >= kills - 5
    assert campaign.unsound() == []
