"""A commune that lets its three working days pass: the officer waits on, or goes by a pledge; late answers are read."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from models.acts.refusal import NotYourRole
from models.clock.clock import VIETNAM
from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.keep_message import keep_message
from models.role import Role
from models.status import Ending
from tests.office.communes import (
    COMMUNE,
    ON_PAPER,
    answers,
    asked_everywhere,
    day_of,
    kept,
    only_waits_in,
    wait_of,
    waiting,
)
from tests.office.marital_filings import BA_DINH, lived_in_three_communes, lived_in_two_communes
from tests.office.open_office import OpenOffice
from tests.office.story import Story

PLEDGE = {"pledge": "Văn bản cam đoan ngày 12/10/2026: chưa đăng ký kết hôn với ai."}


def test_a_commune_that_stays_silent_becomes_the_officers_decision(office: OpenOffice) -> None:
    story = asked_everywhere(office, lived_in_three_communes, BA_DINH)
    only_waits_in(story, BA_DINH)
    office.set_clock(datetime(2026, 10, 9, 17, 29, tzinfo=VIETNAM))
    assert waiting(story) == {BA_DINH: "answers_query"}
    office.set_clock(datetime(2026, 10, 9, 17, 31, tzinfo=VIETNAM))
    assert waiting(story) == {BA_DINH: "weighs_silence"}

    answers(story, BA_DINH, "take_pledge", **PLEDGE)
    assert story.waits_for() == {"appraises"}
    assert story.outcome("weighs_silence", leg=BA_DINH)["choice"] == "pledge"
    assert kept(story)[-1] == ("commune_pledge", "cam-doan", BA_DINH)
    # Decided after hours, so the next working day counts; and the promise is not put off.
    assert day_of(story.dossier().due_at) == "12/10 17:30"


def test_the_officer_waits_on_and_decides_again(office: OpenOffice) -> None:
    story = asked_everywhere(office, lived_in_two_communes, BA_DINH)
    only_waits_in(story, BA_DINH)
    office.advance(timedelta(days=4))
    answers(story, BA_DINH, "wait_on", reminded="Đã gọi điện nhắc công chức của phường.")
    assert waiting(story) == {BA_DINH: "answers_query"}
    office.advance(timedelta(days=7))
    answers(story, BA_DINH, "seen_on_paper", **ON_PAPER)

    assert story.waits_for() == {"appraises"}
    assert story.journal(BA_DINH) == [
        "ask_former_commune",
        "answers_query",
        "weighs_silence",
        "answers_query",
        "weighs_silence",
    ]
    # Whoever waits longer than the law gives is late: the promise stays where it was.
    assert day_of(story.dossier().due_at) == "14/10 17:30"


def test_an_answer_that_comes_while_the_officer_thinks_settles_it(office: OpenOffice) -> None:
    story = asked_everywhere(office, lived_in_two_communes, BA_DINH)
    only_waits_in(story, BA_DINH)
    office.advance(timedelta(days=4))
    assert waiting(story) == {BA_DINH: "weighs_silence"}
    office.town.release(COMMUNE)

    story.reaches("appraises")
    assert story.outcome("weighs_silence", leg=BA_DINH)["choice"] == "answered"
    assert story.outcome("weighs_silence", leg=BA_DINH)["answer"] == "not_married"


def test_nobody_but_an_officer_or_the_commune_decides_on_silence(office: OpenOffice) -> None:
    story = asked_everywhere(office, lived_in_two_communes, BA_DINH)
    only_waits_in(story, BA_DINH)
    office.advance(timedelta(days=4))

    with pytest.raises(NotYourRole):
        story.answer_item(wait_of(story, BA_DINH), "take_pledge", PLEDGE, office.member(Role.RECEIVER))


def besides(story: Story) -> list[str]:
    """What is to be done beside the story; a dossier four days old has its leader thinking of an apology."""
    return sorted(item.line for item in story.asides())


def test_an_answer_after_the_pledge_is_kept_and_read_by_a_person_once(office: OpenOffice) -> None:
    office.town.force(COMMUNE, {"commune_code": BA_DINH}, "married")
    story = asked_everywhere(office, lived_in_two_communes, BA_DINH)
    only_waits_in(story, BA_DINH)
    reference = wait_of(story, BA_DINH).reference or ""
    office.advance(timedelta(days=4))
    answers(story, BA_DINH, "take_pledge", **PLEDGE)
    office.town.release(COMMUNE)
    office.until(lambda: "reads_late_answer" in besides(story))
    assert ("commune_answer", "xa-khac", BA_DINH) in kept(story)

    with office.database.transaction() as session:
        again = session.scalars(select(InboxMessage).where(InboxMessage.reference == reference)).first()
        assert again is not None
        keep_message(
            session,
            source=again.source,
            event_id="evt-again",
            kind=again.kind,
            reference=reference,
            body=again.body,
            at=office.clock.now(),
        )
    office.go_on()
    assert besides(story) == ["promises_new_date", "reads_late_answer"]
    story.answers("reads_late_answer", "read", conclusion="Khác với cam đoan; đã báo cáo lãnh đạo, đề nghị từ chối.")
    assert besides(story) == ["promises_new_date"]
    states = select(InboxMessage.state).where(InboxMessage.reference == reference)
    assert InboxState.NEW not in office.scalars(lambda session: list(session.scalars(states)))


def test_stopped_while_the_officer_has_a_silent_commune_to_decide_on(office: OpenOffice) -> None:
    story = asked_everywhere(office, lived_in_two_communes, BA_DINH)
    only_waits_in(story, BA_DINH)
    office.advance(timedelta(days=4))
    story.is_stopped("Người yêu cầu đã chết.")

    story.ends_as(Ending.STOPPED)
