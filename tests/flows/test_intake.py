"""What happens before a dossier is taken in: asked once, lapsed, refused with the leader's knowledge."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from models.acts.refusal import SamePerson
from models.clock.clock import VIETNAM
from models.clock.due_of_dossier import due_of_dossier
from models.role import Role
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.filings import at_the_desk, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

MISSING = {
    "component": "medical_birth_certificate",
    "reason": "Bản chụp Giấy chứng sinh bị mờ.",
    "what_to_do": "Chụp lại rõ cả bốn góc.",
}
HANDED_IN = {"code": "medical_birth_certificate", "kind": "original_submitted", "source": "paper"}


def ask_for_more(office: OpenOffice, **wanted: Any) -> Story:
    story = office.file(without_copies)
    story.answers("checks_components", "incomplete", items=[MISSING | wanted])
    assert story.waits_for() == {"supplements"}
    return story


def test_what_is_missing_is_asked_for_once_and_the_law_counts_anew(office: OpenOffice) -> None:
    story = ask_for_more(office)
    sheet = squeezed(text_of(story.pdf("supplement_request_sheet")))
    assert squeezed("Giấy chứng sinh") in sheet
    assert squeezed("Chụp lại rõ cả bốn góc") in sheet

    office.set_clock(datetime(2026, 10, 8, 10, 0, tzinfo=VIETNAM))
    story.answers("supplements", "supplement", components=[HANDED_IN])
    assert story.offers("checks_components") == ["complete", "cannot_be_taken_in"]
    story.goes_on_to("receives")

    assert story.dossier().due_at == datetime(2026, 10, 8, 17, 30, tzinfo=VIETNAM)
    lines = office.scalars(lambda session: due_of_dossier(session, story.dossier(), office.clock.now()).lines)
    assert any("tính lại từ đầu" in line for line in lines)
    assert story.journal()[:5] == [
        "checks_components",
        "request_supplement",
        "supplements",
        "checks_components",
        "accept",
    ]
    assert story.letters() == ["supplement_request", "receipt", "result_ready"]
    assert story.documents()[:2] == ["supplement_request_sheet", "receipt"]


def test_a_field_of_the_declaration_is_asked_for_by_its_name(office: OpenOffice) -> None:
    story = ask_for_more(office, component=None, pointer="/declaration/child/origin")

    assert story.letter_rows("supplement_request")[0].content["items"][0]["name"] == "Quê quán của trẻ"


def test_nothing_comes_so_the_applicant_is_reminded_and_the_dossier_lapses(office: OpenOffice) -> None:
    story = ask_for_more(office)

    office.set_clock(datetime(2026, 10, 20, 17, 29, tzinfo=VIETNAM))
    assert story.letters() == ["supplement_request"]
    office.set_clock(datetime(2026, 10, 20, 17, 31, tzinfo=VIETNAM))
    assert story.letters() == ["supplement_request", "supplement_reminder"]
    assert story.waits_for() == {"supplements"}

    office.set_clock(datetime(2026, 10, 27, 17, 31, tzinfo=VIETNAM))
    story.ends_as(Ending.LAPSED)
    assert story.letters() == ["supplement_request", "supplement_reminder", "lapsed"]
    assert story.documents() == ["supplement_request_sheet", "control_slip"]
    assert story.outcome("supplements") == {"lapsed": True, "components": 0}


def test_a_supplement_just_before_the_end_counts(office: OpenOffice) -> None:
    story = ask_for_more(office)
    office.set_clock(datetime(2026, 10, 27, 17, 28, tzinfo=VIETNAM))
    story.answers("supplements", "supplement", answer="Tôi đã gửi bản chính qua quầy.")
    office.advance(timedelta(days=3))

    assert story.waits_for() == {"checks_components"}


def propose_refusal(story: Story) -> None:
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Cha, mẹ đều cư trú tại phường khác.",
        legal_basis="Điều 13 Luật Hộ tịch 2014",
    )


def test_an_intake_is_refused_in_writing_once_the_leader_agrees(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    propose_refusal(story)
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)
    assert story.letters() == ["intake_refusal"]
    assert story.documents() == ["intake_refusal", "control_slip"]
    assert squeezed("Cha, mẹ đều cư trú tại phường khác") in squeezed(text_of(story.pdf("intake_refusal")))
    assert story.owes() == 0


def test_a_leader_who_disagrees_has_the_dossier_taken_in(office: OpenOffice) -> None:
    story = office.file(without_copies)
    propose_refusal(story)
    story.answers("agrees_to_refuse_intake", "disagree", reason="Mẹ của trẻ cư trú tại phường.")

    assert story.journal()[-1] != "close"
    assert "receipt" in story.letters()
    story.goes_on_to("receives")


def test_whoever_proposes_to_refuse_does_not_agree_to_it_himself(office: OpenOffice) -> None:
    story = office.file(without_copies)
    propose_refusal(story)
    receiver = office.member(Role.RECEIVER)
    both = type(receiver)(receiver.key, receiver.roles | {Role.CHAIRMAN}, receiver.agency_id)

    with pytest.raises(SamePerson):
        story.answers("agrees_to_refuse_intake", "agree", by=both)


def test_still_incomplete_after_the_supplement_may_be_refused_but_not_asked_again(office: OpenOffice) -> None:
    story = ask_for_more(office)
    story.answers("supplements", "supplement", answer="Tôi không có giấy này.")
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="still_incomplete",
        reason="Chưa nộp Giấy chứng sinh.",
        legal_basis="Điều 16 Luật Hộ tịch 2014",
    )
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)
    assert story.letters() == ["supplement_request", "intake_refusal"]
