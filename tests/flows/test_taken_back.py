"""A dossier taken back by the applicant, or stopped by the office: only before its decision, and only once."""

from __future__ import annotations

import pytest

from models.acts.refusal import Interrupted, TooLate
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.filings import at_the_desk, without_copies
from tests.office.open_office import OpenOffice


@pytest.mark.parametrize("line", ["checks_components", "answers_look_up", "appraises", "decides"])
def test_the_applicant_takes_his_dossier_back_before_the_decision(office: OpenOffice, line: str) -> None:
    if line == "answers_look_up":
        office.town.force("population-database", {"kind": "marital"}, "held")
    story = office.file(without_copies)
    story.goes_on_to(line)
    story.withdraws("Tôi nộp lại tại nơi cư trú của mẹ.")

    story.ends_as(Ending.WITHDRAWN)
    assert story.journal("interrupted") == ["stop", "close"]
    assert "close" not in story.journal()
    assert story.letters()[-1] == "stopped"
    assert story.documents()[-2:] == ["stop_notice", "control_slip"]
    assert squeezed("Tôi nộp lại tại nơi cư trú của mẹ") in squeezed(text_of(story.pdf("stop_notice")))
    assert story.entry() is None


def test_a_dossier_waiting_for_its_supplement_can_be_taken_back(office: OpenOffice) -> None:
    story = office.file(without_copies)
    missing = {"component": "other", "reason": "Thiếu giấy tờ khác.", "what_to_do": "Nộp thêm giấy tờ."}
    story.answers("checks_components", "incomplete", items=[missing])
    story.withdraws()

    story.ends_as(Ending.WITHDRAWN)
    assert story.letters() == ["supplement_request", "stopped"]


def test_after_the_decision_it_is_too_late(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("signs")

    with pytest.raises(TooLate):
        story.withdraws()
    story.goes_on_to("receives")


def test_nobody_takes_it_back_twice(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.withdraws()

    with pytest.raises((Interrupted, TooLate)):
        story.withdraws()
    story.ends_as(Ending.WITHDRAWN)
    assert len(story.letter_rows("stopped")) == 2


def test_the_office_stops_with_a_reason_and_says_what_money_goes_back(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    assert story.pays_at_the_desk() == 16_000
    story.is_stopped("Hồ sơ gặp sự cố kỹ thuật; người nộp được hướng dẫn nộp lại.")

    story.ends_as(Ending.STOPPED)
    assert story.outcome("stop", leg="interrupted")["refund"] == 16_000
    assert story.letter_rows("stopped")[0].content["refund"] == 16_000
    assert squeezed("16.000 đồng") in squeezed(text_of(story.pdf("stop_notice")))
