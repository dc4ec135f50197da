"""The database may be killed in the middle of work: it comes back, and nothing is lost or done twice."""

from __future__ import annotations

import os
import signal
import threading
import time

import httpx
import pytest

from tests.crash.scenarios import MORNING, Telling
from tests.office import filings
from tests.outage.crowd import unharmed, until
from tests.whole.up import WholeOffice, database_answers

pytestmark = [pytest.mark.prefect, pytest.mark.slow]
DOSSIERS = 4


def test_a_database_killed_during_work_loses_nothing(running_office: WholeOffice, summary: list[str]) -> None:
    office = running_office
    Telling(office, office.client).begins()
    stories: list[Telling] = []
    faults: list[str] = []
    worker = threading.Thread(target=_work, args=(office, stories, faults))
    worker.start()
    until(lambda: len(stories) >= DOSSIERS // 2 or faults, "work under way")
    killed = office.pid("postgres")
    os.kill(killed, signal.SIGQUIT)
    answers = _what_is_answered_until(office, killed)
    worker.join(120)

    assert faults == []
    assert len(stories) == DOSSIERS
    for story in stories:
        story.awaits("appraises")
    until(lambda: unharmed(office) == [], "a sound office")
    assert answers <= {200, 503}
    summary.append(f"PostgreSQL killed at once during work: answers meanwhile {sorted(answers)}, nothing lost")


def _work(office: WholeOffice, stories: list[Telling], faults: list[str]) -> None:
    try:
        for _ in range(DOSSIERS):
            story = Telling(office, office.client)
            story.file(filings.without_copies(MORNING.date()))
            story.answers("checks_components", "complete")
            stories.append(story)
    except Exception as error:  # Told by the test's own thread.
        faults.append(f"{type(error).__name__}: {error}")


def _what_is_answered_until(office: WholeOffice, killed: int) -> set[int]:
    """The statuses of the front door until another server answers."""
    seen = set()
    limit = time.monotonic() + 60
    while office.pid("postgres") in (0, killed) or not database_answers(office):
        assert time.monotonic() < limit
        seen.add(httpx.get(f"{office.settings.address}/health/web", timeout=20.0, trust_env=False).status_code)
        time.sleep(0.05)
    return seen
