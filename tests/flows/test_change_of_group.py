"""The change of 01/09/2026 on live dossiers: who filed under 2.000986 keeps its law, the next family gets 3.000722."""

from __future__ import annotations

from datetime import date, datetime

import psycopg
import pytest

from models.clock.clock import VIETNAM
from models.linkage.linked_leg import find_leg
from models.status import Ending
from operations.editions.orphans import orphans
from procedures.catalogue import find
from procedures.filing import read_filing
from tests.office.filings import Body
from tests.office.linked_filings import with_card, with_insurance
from tests.office.open_office import OpenOffice
from tests.office.story import Story

OLD_CODE, NEW_CODE = "2.000986", "3.000722"
# The last working day before the change, and the first one after it: the national holiday lies between.
EVE = datetime(2026, 8, 28, 9, 0, tzinfo=VIETNAM)
AFTER = datetime(2026, 9, 3, 9, 0, tzinfo=VIETNAM)


def by_its_old_code(day: date) -> Body:
    return {**with_insurance(day), "procedure": OLD_CODE}


@pytest.fixture
def on_the_eve(office: OpenOffice) -> OpenOffice:
    office.set_clock(EVE)
    return office


def fetched(story: Story) -> None:
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED)


def has_identity_leg(story: Story) -> bool:
    return story.office.scalars(lambda session: find_leg(session, story.dossier_id, "identity")) is not None


def test_a_group_under_way_keeps_the_law_of_its_filing_day_across_the_change(on_the_eve: OpenOffice) -> None:
    office = on_the_eve
    under_way = office.file(by_its_old_code)
    waiting = office.file(by_its_old_code)
    under_way.goes_on_to("decides")
    promised = under_way.dossier().due_at

    office.set_clock(AFTER)
    newer = office.file(with_card)

    assert (under_way.dossier().edition, waiting.dossier().edition) == ("2024-07", "2024-07")
    assert newer.dossier().edition == "2026-09"
    assert under_way.dossier().due_at == promised
    for story in (under_way, waiting):
        fetched(story)
        assert "identity" not in {item.leg for item in story.items()}
        assert not has_identity_leg(story)
    fetched(newer)
    assert has_identity_leg(newer)
    assert newer.journal("identity") == ["start_leg", "answers_leg"]


def test_all_of_one_group_stand_under_its_new_code_and_the_old_one_still_finds_it(on_the_eve: OpenOffice) -> None:
    office = on_the_eve
    before = office.file(by_its_old_code)
    office.set_clock(AFTER)
    after = office.file(by_its_old_code)

    assert {before.dossier().procedure, after.dossier().procedure} == {NEW_CODE}
    assert (before.dossier().edition, after.dossier().edition) == ("2024-07", "2026-09")


def test_nobody_is_asked_for_a_card_before_the_law_knows_it() -> None:
    group = find(OLD_CODE)
    eve, after = EVE.date(), AFTER.date()
    before = read_filing(with_card(eve), group, group.edition_on(eve), eve)
    now = read_filing(with_card(after), group, group.edition_on(after), after)

    assert before.filing is None
    assert any("identity_card" in fault.pointer for fault in before.faults)
    assert now.filing is not None


def test_the_version_that_knows_both_editions_carries_everybody_on(on_the_eve: OpenOffice) -> None:
    office = on_the_eve
    stories = [office.file(by_its_old_code), office.file(by_its_old_code)]
    stories[0].goes_on_to("receives")
    office.set_clock(AFTER)
    stories.append(office.file(with_card))
    stories[2].goes_on_to("decides")

    with psycopg.connect(office.database.url.replace("postgresql+psycopg://", "postgresql://")) as connection:
        assert list(orphans(connection)) == []
