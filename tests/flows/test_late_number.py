"""A personal number that comes wrong, twice, or never, after the certificate went out without it."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from models.acts.refusal import FormFaults
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.keep_message import keep_message
from models.progress.work_item import ItemState
from models.status import Ending
from tasks.poll_partners import INQUIRIES_BEFORE_A_PERSON
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

DATABASE = "population-database"
RIGHT = "001326000021"


def delivered_without_number(office: OpenOffice) -> Story:
    office.town.force(DATABASE, {"operation": "number"}, "held")
    story = office.file(without_copies)
    story.goes_on_to("gives_number")
    office.advance(timedelta(days=1))
    story.answers("permits_without_number", "permit")
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)
    return story


def says(office: OpenOffice, story: Story, number: str) -> None:
    """The database sends a number of its own accord."""
    reference = story.outcome("ask_for_number")["reference"]
    with office.database.transaction() as session:
        keep_message(
            session,
            source=DATABASE,
            event_id=str(uuid4()),
            kind="number.given",
            reference=reference,
            body=json.dumps({"data": {"number": number}}),
            at=office.clock.now(),
        )
    office.go_on()


def asides(story: Story) -> list[str]:
    return [item.line for item in story.asides()]


def asked_in_vain(office: OpenOffice, times: int) -> None:
    """As many inquiries as that, each when its time has come by the database's clock."""
    for _ in range(times):
        office.let_database_time_pass()
        office.poll_partners()


@pytest.mark.parametrize("wrong", ["12345", "", "00132600002A"])
def test_a_number_that_is_none_is_shown_to_a_person_and_blocks_no_later_one(office: OpenOffice, wrong: str) -> None:
    story = delivered_without_number(office)
    says(office, story, wrong)
    assert asides(story) == ["settles_message"]
    states = office.scalars(lambda session: list(session.scalars(select(InboxMessage.state))))
    assert InboxState.QUARANTINED in states

    says(office, story, RIGHT)
    assert sorted(asides(story)) == ["adds_number", "settles_message"]
    story.answers("adds_number", "add_number")
    assert story.book().personal_number == RIGHT


def test_a_number_of_somebody_else_gives_way_to_the_right_one(office: OpenOffice) -> None:
    other = office.file(without_copies)
    other.goes_on_to("signs")
    taken = other.book().personal_number
    assert taken is not None
    story = delivered_without_number(office)
    says(office, story, taken)
    assert asides(story) == ["adds_number"]
    with pytest.raises(FormFaults):
        story.answers("adds_number", "add_number")

    says(office, story, RIGHT)
    assert asides(story) == ["adds_number"]
    story.answers("adds_number", "add_number")
    assert story.book().personal_number == RIGHT


def test_the_same_number_twice_is_added_once(office: OpenOffice) -> None:
    story = delivered_without_number(office)
    says(office, story, RIGHT)
    story.answers("adds_number", "add_number")
    says(office, story, RIGHT)

    assert asides(story) == []
    assert story.letters().count("number_added") == 1


def test_a_number_that_never_comes_is_asked_for_ever_more_seldom(office: OpenOffice) -> None:
    story = delivered_without_number(office)
    asked_in_vain(office, 4)
    reference = story.outcome("ask_for_number")["reference"]

    def inquiries() -> int:
        count: int = office.scalars(
            lambda session: session.scalars(select(Effect.inquiries).where(Effect.reference == reference)).one()
        )
        return count

    assert inquiries() >= 4
    # Ten minutes have doubled four times: after two hours it is not asked yet, after three it is.
    last_asked_ago(office, hours=2)
    office.poll_partners()
    assert inquiries() == 4
    last_asked_ago(office, hours=3)
    office.poll_partners()
    assert inquiries() == 5


def last_asked_ago(office: OpenOffice, *, hours: int) -> None:
    with office.database.transaction() as session:
        ago = text("UPDATE effect SET inquiries = 4, asked_at = now() - make_interval(hours => :hours)")
        session.execute(ago, {"hours": hours})


def test_a_number_that_never_comes_is_given_to_a_person_while_the_asking_goes_on(office: OpenOffice) -> None:
    story = delivered_without_number(office)
    asked_in_vain(office, INQUIRIES_BEFORE_A_PERSON)
    assert asides(story) == ["follows_up_number"]

    story.answers("follows_up_number", "still_awaited", said="Công an phường hẹn cấp số trong tuần.")
    assert asides(story) == []
    asked_in_vain(office, INQUIRIES_BEFORE_A_PERSON)
    assert asides(story) == ["follows_up_number"]

    office.town.release(DATABASE)
    office.until(lambda: "adds_number" in asides(story))
    assert [item.state for item in story.items() if item.line == "follows_up_number"] == [
        ItemState.ANSWERED,
        ItemState.SUPERSEDED,
    ]
    story.answers("adds_number", "add_number")
    assert story.book().personal_number is not None


def test_a_number_that_came_on_paper_is_written_and_told_and_nobody_asks_any_more(office: OpenOffice) -> None:
    story = delivered_without_number(office)
    asked_in_vain(office, INQUIRIES_BEFORE_A_PERSON)
    story.answers("follows_up_number", "on_paper", number=RIGHT, seen="Thông báo số định danh của Công an phường.")

    assert story.book().personal_number == RIGHT
    assert story.letters()[-1] == "number_added"
    asked_in_vain(office, 2)
    settled = office.scalars(
        lambda session: session.scalars(select(Effect.settled_at).where(Effect.kind == "number")).one()
    )
    assert settled is not None
