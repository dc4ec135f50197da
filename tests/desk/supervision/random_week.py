"""A week by chance: dossiers of several kinds, each brought some way along the legal path at some hour."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from models.role import Role
from tests.desk.supervision.friday import ASKED, assigned, at, claimed
from tests.office.filings import at_the_desk, by_post, of_a_mother_alone, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

BODIES = (at_the_desk, without_copies, of_a_mother_alone, by_post)
STEPS = ("appraises", "decides", "signs", "seals", "receives")


def random_week(office: OpenOffice, seed: int, dossiers: int = 9) -> None:
    """From the 6th to the 12th of October; the same seed lives the same week."""
    chance = Random(seed)
    office.set_clock(at(6, 8))
    for _ in range(dossiers):
        story = office.file(chance.choice(BODIES))
        chance.choice((_asks_for_more, _goes_on, _goes_on, _stays, _withdraws))(office, story, chance)
        office.advance(timedelta(hours=chance.randint(1, 15)))


def _asks_for_more(office: OpenOffice, story: Story, chance: Random) -> None:
    story.answers("checks_components", "incomplete", items=[ASKED])


def _goes_on(office: OpenOffice, story: Story, chance: Random) -> None:
    # A parcel is on its way the moment it is booked; where it is depends on the post.
    line = chance.choice(STEPS if story.dossier().delivery_way != "post" else STEPS[:-1])
    story.goes_on_to(line)
    if chance.random() < 0.5 and story.open_item(line).role.is_staff:
        claimed(office, story, line)
    elif line == "appraises":
        assigned(office, story, line, chance.randint(0, 1))


def _stays(office: OpenOffice, story: Story, chance: Random) -> None:
    if chance.random() < 0.5 and office.member(Role.RECEIVER):
        claimed(office, story, "checks_components")


def _withdraws(office: OpenOffice, story: Story, chance: Random) -> None:
    story.withdraws()
