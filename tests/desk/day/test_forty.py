"""Forty routine dossiers of many procedures are cleared from the work list; how many keys that takes, by Chromium."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from models.role import Role
from tests.desk.browser import beside
from tests.desk.day.keyboard import COUNTS, Keyboard
from tests.desk.test_browser import Served, served
from tests.office.death_filings import at_home
from tests.office.extract_filings import of_a_death
from tests.office.filings import of_a_mother_alone, without_copies
from tests.office.guardianship_filings import natural
from tests.office.marital_filings import always_lived_here
from tests.office.marriage_filings import of_two
from tests.office.open_office import OpenOffice
from tests.office.story import Story

__all__ = ["served"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]
KINDS = (without_copies, always_lived_here, of_a_death, at_home, of_two, natural, of_a_mother_alone, of_a_death)
DOSSIERS = 40
MOST_PRESSES = 4


def forty(office: OpenOffice) -> list[Story]:
    """In the order they came in, one a minute, no two of a kind in a row."""
    stories = []
    for number in range(DOSSIERS):
        office.clock.advance(timedelta(minutes=1))
        stories.append(office.file(KINDS[number % len(KINDS)]))
    return stories


def test_forty_routine_dossiers_take_at_most_four_presses_each(served: Served) -> None:
    stories = beside(lambda: forty(served.desk.office))
    assert len({story.dossier().procedure for story in stories}) >= 6
    screen = served.screen(Role.RECEIVER)
    screen.context.add_init_script(COUNTS)
    clerk = Keyboard(screen)
    screen.goto(f"{served.address}/viec")
    assert screen.locator("[data-row]").count() == DOSSIERS

    clerk.goes("n")
    cleared = []
    for _ in stories:
        cleared.append(screen.url.partition("/ho-so/")[2].partition("?")[0])
        # The judgement: every paper is good. Then: record it and open the next.
        clerk.goes("a")
        clerk.goes("Control+Enter")

    clerk.says("Không còn việc nào chờ bạn.")
    assert Counter(cleared) == Counter(story.dossier().code for story in stories)
    assert not [story for story in stories if "checks_components" in story.waits_for()]
    pressed = Counter(clerk.pressed())
    assert pressed["KeyA"] == DOSSIERS
    assert pressed.total() - pressed["KeyA"] <= MOST_PRESSES * DOSSIERS, pressed
    # With the judgement itself it is no more either.
    assert pressed.total() - 1 <= MOST_PRESSES * DOSSIERS, pressed
