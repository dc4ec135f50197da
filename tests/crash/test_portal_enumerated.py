"""Whoever tells the city's portal dies at every place: nothing untold, nothing told twice, nothing out of order."""

from __future__ import annotations

from pathlib import Path

from operations.postgres import Cluster
from tests.crash.campaign import TO_PORTAL, Campaign, failed, names_killed, table
from tests.crash.office import open_office
from tests.crash.warm_parent import WarmParent

STORY = "withdrawn"


def test_a_sender_that_dies_loses_nothing_and_doubles_nothing(
    cluster: Cluster, tmp_path: Path, summary: list[str]
) -> None:
    warm = WarmParent(["tests.crash.warm_office"])
    with open_office(cluster, tmp_path / "office", "crash-portal", warm) as office:
        campaign = Campaign([office])
        campaign.learn((STORY,))
        places = [(story, place) for story, place in campaign.places(STORY) if place[0].startswith(TO_PORTAL)]
        runs = campaign.kill_at(places)

        summary += ["deaths of whoever tells the city's portal", *table(runs)]
        assert "\n".join(failed(runs)) == ""
        assert names_killed(runs) == {"status.after_claim", "status.after_send", "status.before_commit"}
        assert campaign.unsound() == []
