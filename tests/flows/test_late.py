"""A promise that will not be kept: asked in time, apologised for once, counted anew."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from models.acts.refusal import FormFaults
from models.clock.clock import VIETNAM
from models.clock.due_of_dossier import due_of_dossier
from models.progress.reappointment import Reappointment
from models.progress.work_item import ItemState
from models.status import Ending
from tests.documents.pdf_text import text_of
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

REASON = "Hồ sơ cần đối chiếu thêm với sổ lưu tại kho của phường."
LEADER = "promises_new_date"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of October 2026, when the office is open; the sixth is a Tuesday."""
    return datetime(2026, 10, day, hour, minute, tzinfo=VIETNAM)


def asked(story: Story) -> list[str]:
    return [item.line for item in story.asides()]


def derived(story: Story) -> tuple[datetime, tuple[str, ...]]:
    due = story.office.scalars(lambda session: due_of_dossier(session, story.dossier(), story.office.clock.now()))
    return due.at.astimezone(VIETNAM), due.lines


def asked_of_another_commune(office: OpenOffice) -> Story:
    """A birth whose limit has become several days, because another commune has to be asked; due on Friday the ninth."""
    office.town.force("population-database", {"kind": "marital"}, "no-data")
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    return story


def test_a_day_before_the_hour_the_leader_is_asked_and_one_click_sends_the_apology(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    promised, _ = derived(story)
    office.set_clock(at(promised.day - 1, 7))
    assert asked(story) == []
    office.set_clock(at(promised.day - 1, 7, 30))
    assert asked(story) == [LEADER]
    assert story.waits_for() == {"appraises"}
    assert story.journal("duty/apologise_ahead") == ["draft_apology"]

    story.answers(LEADER, "apologise", new_day="2026-10-13", reason=REASON)

    assert story.journal("duty/apologise_ahead") == ["draft_apology", LEADER, "apologise_ahead"]
    assert story.letters() == ["receipt", "apology"]
    letter = story.letter_rows("apology")[-1]
    assert letter.content["reason"] == REASON
    assert letter.content["already_late"] is False
    due, lines = derived(story)
    assert due == at(13, due.hour, due.minute)
    assert story.dossier().due_at == due
    assert any("Hẹn lại một lần" in line and REASON in line for line in lines)
    paper = text_of(office.files.get(story.document_rows()[-1].sha256 or ""))
    assert "xin lỗi" in paper
    assert "Hẹn lại một lần" in paper
    assert asked(story) == []


def test_nobody_is_asked_when_the_decision_is_there_in_time(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    story.goes_on_to("receives")
    promised, _ = derived(story)
    office.set_clock(promised + timedelta(days=3))

    assert LEADER not in asked(story)
    assert "apology" not in [letter.notice for letter in story.letter_rows() if letter.line.startswith("apologise")]


def test_a_question_that_has_become_idle_is_taken_back(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    promised, _ = derived(story)
    office.set_clock(at(promised.day - 1, 8))
    assert asked(story) == [LEADER]

    story.goes_on_to("receives")

    assert asked(story) == []
    assert [item.state for item in story.items() if item.line == LEADER] == [ItemState.SUPERSEDED]


def test_a_promise_that_was_broken_without_a_word_is_apologised_for(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    office.advance(timedelta(days=1))
    assert asked(story) == [LEADER]

    story.answers(LEADER, "apologise", new_day="2026-10-09", reason=REASON)

    assert story.letter_rows("apology")[0].content["already_late"] is True
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)


def test_who_keeps_his_promise_writes_to_nobody_and_is_asked_once_more_when_he_does_not(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    promised, _ = derived(story)
    office.set_clock(at(promised.day - 1, 8))
    letters = len(story.letter_rows())
    story.answers(LEADER, "keep")
    assert asked(story) == []
    assert len(story.letter_rows()) == letters
    assert story.outcome("apologise_ahead", leg="duty/apologise_ahead") == {"until": None, "document_id": None}

    office.set_clock(promised + timedelta(minutes=1))
    assert asked(story) == [LEADER]
    story.answers(LEADER, "keep")
    office.advance(timedelta(days=4))
    assert asked(story) == []


def test_nobody_is_given_a_new_date_twice(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    promised, _ = derived(story)
    office.set_clock(at(promised.day - 1, 8))
    story.answers(LEADER, "apologise", new_day="2026-10-13", reason=REASON)
    office.set_clock(at(20, 9))

    assert asked(story) == []
    given = office.scalars(lambda session: session.scalars(select(Reappointment)).all())
    assert len(given) == 1


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-10-11", "không làm việc"),
        ("2026-10-08", "phải sau"),
        ("2027-02-01", "không được quá"),
    ],
)
def test_a_date_that_is_none_is_refused_with_the_reason(office: OpenOffice, day: str, why: str) -> None:
    story = asked_of_another_commune(office)
    promised, _ = derived(story)
    office.set_clock(at(promised.day - 1, 8))

    with pytest.raises(FormFaults) as refused:
        story.answers(LEADER, "apologise", new_day=day, reason=REASON)
    assert refused.value.faults[0].pointer == "/new_day"
    assert why in refused.value.faults[0].detail
    assert asked(story) == [LEADER]


def test_a_dossier_that_is_taken_back_is_not_apologised_for(office: OpenOffice) -> None:
    story = asked_of_another_commune(office)
    promised, _ = derived(story)
    office.set_clock(at(promised.day - 1, 8))
    story.withdraws()

    story.ends_as(Ending.WITHDRAWN)
    assert asked(story) == []
