"""Filed from home: the applicant reads the draft, and his silence is consent."""

from __future__ import annotations

from datetime import datetime

import pytest

from models.acts.refusal import ShownSomethingElse
from models.clock.clock import VIETNAM
from models.status import Ending
from tests.office.filings import online
from tests.office.open_office import OpenOffice
from tests.office.story import Story


def file_online(office: OpenOffice) -> Story:
    file_id = office.upload(b"a picture of the medical certificate")
    return office.file(lambda day: online(day, file_id))


def test_the_applicant_agrees_and_opens_his_certificate_online(office: OpenOffice) -> None:
    story = file_online(office)
    story.goes_on_to("reads_draft")
    assert "draft_to_confirm" in story.letters()
    story.answers("reads_draft", "agrees")
    story.goes_on_to("receives")
    story.answers("receives", "opened")

    story.ends_as(Ending.DELIVERED)
    assert story.letters() == ["receipt", "draft_to_confirm", "result_ready"]
    assert story.outcome("reads_draft") == {"objects": False, "by_silence": False}
    assert story.outcome("receives")["how"] == "online"


def test_an_objection_goes_back_to_the_officer_and_a_new_draft_is_read(office: OpenOffice) -> None:
    story = file_online(office)
    story.goes_on_to("reads_draft")
    first = story.open_item("reads_draft")
    story.answers("reads_draft", "objects", remarks="Chữ đệm của cháu viết sai dấu.")
    correction = {"field": "child_name", "value": "Nguyễn Thị Ân Mẫu", "reason": "Theo ý kiến của người nộp."}
    story.answers("appraises", "propose_registration", corrections=[correction])
    second = story.open_item("reads_draft")

    assert second.shown_hash != first.shown_hash
    story.goes_on_to("signs")
    assert story.document("birth_certificate").content["child_name"] == "Nguyễn Thị Ân Mẫu"
    assert len(story.letter_rows("draft_to_confirm")) == 4


def test_an_answer_to_another_draft_than_the_present_one_is_refused(office: OpenOffice) -> None:
    story = file_online(office)
    story.goes_on_to("reads_draft")
    item = story.open_item("reads_draft")
    item.shown_hash = "0" * 64

    with pytest.raises(ShownSomethingElse):
        story.answer_item(item, "agrees", {}, story.whom(item))


def test_silence_for_a_day_is_consent_and_the_day_was_the_applicants(office: OpenOffice) -> None:
    story = file_online(office)
    story.goes_on_to("reads_draft")
    promised = story.dossier().due_at
    office.set_clock(datetime(2026, 10, 7, 17, 29, tzinfo=VIETNAM))
    assert story.waits_for() == {"reads_draft"}
    office.set_clock(datetime(2026, 10, 7, 17, 31, tzinfo=VIETNAM))

    assert story.waits_for() == {"decides"}
    assert story.outcome("reads_draft") == {"objects": False, "by_silence": True}
    due = story.dossier().due_at
    assert promised is not None
    assert due is not None
    assert due > promised


def test_a_proposed_refusal_is_not_sent_to_be_confirmed(office: OpenOffice) -> None:
    story = file_online(office)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_refusal", reason="Hồ sơ có giấy tờ giả.", legal_basis="Điều 12 Luật Hộ tịch")

    assert story.waits_for() == {"decides"}
    assert "draft_to_confirm" not in story.letters()


def test_a_picture_was_sent_so_the_original_is_to_be_shown(office: OpenOffice) -> None:
    story = file_online(office)
    story.goes_on_to("reads_draft")

    assert story.letter_rows("receipt")[0].content["originals_to_bring"] == ["Giấy chứng sinh"]
