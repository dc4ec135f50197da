"""The ordinary way: filed at the desk, decided, signed, sealed, paid and handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from documents.verification import verify
from models.acts.refusal import FeesUnpaid, SamePerson, StaleVersion
from models.role import Role
from models.status import Ending
from tests.documents.pdf_text import text_of
from tests.office.filings import TOGETHER, at_the_desk, of_a_mother_alone, without_copies
from tests.office.open_office import OpenOffice

_DAY = timedelta(days=1)
ORDINARY = [
    "checks_components",
    "accept",
    "ask_about_parents",
    "ask_about_child",
    "answers_look_up",
    "finds_child",
    "appraises",
    "decides",
    "enter_in_register",
    "ask_for_number",
    "gives_number",
    "draw_up_certificate",
    *TOGETHER,
    "signs",
    "seals",
    "hand_over",
    "receives",
    "close",
]


def test_a_birth_is_registered_and_handed_over_at_the_desk(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    assert story.waits_for() == {"checks_components"}

    story.goes_on_to("receives")
    with pytest.raises(FeesUnpaid):
        story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    assert story.pays_at_the_desk() == 16_000
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == ORDINARY
    assert story.letters() == ["receipt", "result_ready"]
    assert story.documents() == ["receipt", "birth_certificate", "civil_status_extract", "control_slip"]
    assert story.receipts() == [("cash", 16_000)]


def test_the_certificate_says_what_the_book_says_and_both_signatures_hold(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("receives")

    entry = story.book()
    assert (entry.book, entry.year, entry.number) == ("khai-sinh", 2026, 1)
    assert entry.personal_number is not None
    printed = text_of(story.pdf("birth_certificate"))
    assert "1/2026" in printed
    assert entry.personal_number in printed
    assert "NGUYỄN THỊ AN MẪU" in printed
    found = verify(story.pdf("birth_certificate"), authorities=[office.keyring.authority_pem()])
    assert [signature.valid and signature.trusted for signature in found] == [True, True]


def test_numbers_in_the_book_follow_one_another(office: OpenOffice) -> None:
    stories = [office.file(without_copies) for _ in range(3)]
    for story in stories:
        story.goes_on_to("receives")

    assert [story.book().number for story in stories] == [1, 2, 3]


def test_a_father_who_is_not_determined_stays_blank(office: OpenOffice) -> None:
    story = office.file(of_a_mother_alone)
    story.goes_on_to("receives")

    entry = story.book()
    assert (entry.content["father_name"], entry.content["father_born"]) == ("", "")
    assert story.document("birth_certificate").content["father"] is None


def test_nobody_decides_on_his_own_appraisal(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("decides")
    appraiser = office.member(Role.JUSTICE_OFFICER)
    both = replace(appraiser, roles=appraiser.roles | {Role.CHAIRMAN})

    with pytest.raises(SamePerson):
        story.answers("decides", "approve", by=both)
    story.answers("decides", "approve")
    story.reaches("signs")


def test_whoever_answers_second_is_told_so(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    item = story.open_item("appraises")
    item.version += 1

    with pytest.raises(StaleVersion):
        story.answer_item(item, "propose_registration", {}, office.member(Role.JUSTICE_OFFICER))


def test_a_draft_sent_back_by_the_chairman_is_appraised_again(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("decides")
    story.answers("decides", "return", reason="Quê quán chưa khớp giấy tờ của cha.")
    story.answers(
        "appraises",
        "propose_registration",
        corrections=[{"field": "native_place", "value": "Xã Trùng Khánh, tỉnh Cao Bằng", "reason": "Theo cha."}],
    )
    story.goes_on_to("receives")

    assert story.document("birth_certificate").content["native_place"] == "Xã Trùng Khánh, tỉnh Cao Bằng"
    assert [line for line in story.journal() if line in ("appraises", "decides")] == ["appraises", "decides"] * 2


def test_a_refusal_is_written_with_its_reason_and_ends_the_dossier(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    law = "Điều 16 Luật Hộ tịch"
    story.answers("appraises", "propose_refusal", reason="Trẻ đã được đăng ký ở nơi khác.", legal_basis=law)
    story.answers("decides", "refuse", reason="Trẻ đã được đăng ký khai sinh ở nơi khác.", legal_basis=law)

    story.ends_as(Ending.REFUSED)
    assert story.entry() is None
    assert story.letters() == ["receipt", "refusal"]
    assert story.documents() == ["receipt", "decision_refusal", "control_slip"]
    assert "Trẻ đã được đăng ký khai sinh ở nơi khác" in text_of(story.pdf("decision_refusal"))


def test_who_does_not_collect_is_reminded_once(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("receives")
    invited = len(story.letter_rows("result_ready"))

    for _ in range(3):
        office.advance(7 * _DAY)

    assert len(story.letter_rows("result_ready")) == invited * 2
    assert story.journal("duty/remind_to_collect") == ["remind_to_collect"]
    assert story.waits_for() == {"receives"}


def test_that_nobody_reacted_in_time_stays_on_record(office: OpenOffice) -> None:
    story = office.file(without_copies)
    office.advance(2 * _DAY)

    assert story.journal("duty/note_late_reaction") == ["note_late_reaction"]
    assert story.waits_for() == {"checks_components"}
