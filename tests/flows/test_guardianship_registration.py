"""A guardianship registered: by kinship with an agreement, by appointment, on paper and from home, to every ending."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from documents.verification import verify
from models.acts.refusal import FeesUnpaid, FormFaults
from models.clock.clock import VIETNAM
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.filings import Body
from tests.office.guardianship_filings import appointed, known_by_numbers, natural, natural_online, with_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "ask_about_guardianship",
    "answers_look_up",
    "find_guardianship",
    "appraises",
    "decides",
    "enter_in_register",
    "draw_up_guardianship_extract",
    "signs",
    "seals",
    "hand_over",
    "receives",
    "close",
]


def says(story: Story, words: str, kind: str = "guardianship_extract") -> bool:
    """Whether the paper says so, wherever its lines break."""
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def registered(office: OpenOffice, body: Any = natural) -> Story:
    story = office.file(body)
    story.goes_on_to("receives")
    return story


def test_a_grandmother_becomes_guardian_after_the_grandparents_agreed(office: OpenOffice) -> None:
    story = registered(office)
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == ORDINARY
    assert story.letters() == ["receipt", "result_ready"]
    assert story.documents() == ["receipt", "guardianship_extract", "control_slip"]
    assert (story.book().book, story.book().number, story.book().ends) == ("giam-ho", 1, None)
    assert story.dossier().subject_name == "Phùng Gia Cháu Mẫu"


def test_the_extract_names_both_and_both_signatures_hold(office: OpenOffice) -> None:
    story = registered(office)

    for words in (
        "TRÍCH LỤC ĐĂNG KÝ GIÁM HỘ",
        "Số: 1/2026/TLGH",
        "Người giám hộ Họ, chữ đệm, tên: Phùng Thị Bà Mẫu",
        "Người được giám hộ Họ, chữ đệm, tên: Phùng Gia Cháu Mẫu",
        "Loại giám hộ: Giám hộ đương nhiên",
        "Lý do đăng ký giám hộ: Người chưa thành niên không còn cha, mẹ",
        "Số: 1/2026, quyển số 01/2026",
    ):
        assert says(story, words), words
    assert not says(story, "Thay cho việc giám hộ")
    found = verify(story.pdf("guardianship_extract"), authorities=[office.keyring.authority_pem()])
    assert [signature.valid and signature.trusted for signature in found] == [True, True]


def test_an_organisation_is_appointed_and_has_no_day_of_birth(office: OpenOffice) -> None:
    story = registered(office, appointed)

    assert says(story, "Tên tổ chức: Trung tâm bảo trợ Mẫu")
    assert says(story, "Loại giám hộ: Giám hộ cử")
    assert text_of(story.pdf("guardianship_extract")).count("năm sinh") == 1
    assert story.book().content["guardian_as"] == "Tổ chức"


def test_the_receipt_promises_the_third_working_day(office: OpenOffice) -> None:
    """Tuesday morning: Wednesday, Thursday, and the end of Friday, by the hours of summer."""
    story = office.file(natural)
    story.answers("checks_components", "complete")

    assert story.dossier().due_at == datetime(2026, 10, 9, 17, 30, tzinfo=VIETNAM)


def test_what_only_numbers_tell_is_written_from_the_look_up(office: OpenOffice) -> None:
    story = office.file(known_by_numbers)
    story.goes_on_to("appraises")

    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert {fault.pointer for fault in refused.value.faults} == {
        f"/corrections/{who}_{what}" for who in ("ward", "guardian") for what in ("born", "nationality", "residence")
    }
    filled = [
        {"field": f"{who}_{what}", "value": value, "reason": "Theo cơ sở dữ liệu dân cư."}
        for who, born in (("ward", "20/05/2016"), ("guardian", "08/03/1957"))
        for what, value in (("born", born), ("nationality", "Việt Nam"), ("residence", "Số 5 phố Thử Nghiệm"))
    ]
    story.answers("appraises", "propose_registration", corrections=filled)
    story.goes_on_to("receives")
    assert says(story, "20/05/2016")


def test_a_ward_has_one_guardian_at_a_time(office: OpenOffice) -> None:
    registered(office)
    story = office.file(natural)
    story.goes_on_to("appraises")

    assert story.outcome("find_guardianship") | {"look_up_id": None} == {
        "look_up_id": None,
        "source": "register",
        "marital": "not_asked",
        "mismatch": False,
        "found": 1,
        "in_force": 1,
        "guardian_changes": False,
    }
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert [fault.pointer for fault in refused.value.faults] == ["/corrections/ward_name"]
    assert "1/2026" in refused.value.faults[0].detail


def test_of_two_guardianships_of_one_ward_only_the_first_is_approved(office: OpenOffice) -> None:
    first, second = office.file(natural), office.file(natural)
    for story in (first, second):
        story.goes_on_to("decides")
    first.goes_on_to("receives")

    with pytest.raises(FormFaults):
        second.answers("decides", "approve")
    second.answers("decides", "refuse", reason="Đã có người giám hộ.", legal_basis="Điều 21 Luật Hộ tịch 2014")
    second.ends_as(Ending.REFUSED)
    assert second.entry() is None


def test_a_namesake_of_another_age_is_another_ward(office: OpenOffice) -> None:
    registered(office)

    def namesake(day: Any) -> Body:
        body = natural(day)
        body["declaration"]["ward"].update(birth_date={"year": day.year - 4}, personal_number="001222000999")
        return body

    assert registered(office, namesake).book().number == 2


def test_from_home_the_draft_is_read_before_it_is_decided(office: OpenOffice) -> None:
    files = [office.upload(b"\xff\xd8\xff one"), office.upload(b"\xff\xd8\xff two")]
    day = office.clock.now().astimezone(VIETNAM).date()
    story = office.file(natural_online(day, files))
    story.goes_on_to("reads_draft")
    story.answers("reads_draft", "objects", remarks="Sai nơi cư trú của người giám hộ.")
    assert story.waits_for() == {"appraises"}
    story.goes_on_to("receives")
    story.answers("receives", "opened")

    story.ends_as(Ending.DELIVERED)
    assert story.journal().count("send_draft") == 2


def test_copies_are_paid_before_they_are_handed_over(office: OpenOffice) -> None:
    story = registered(office, with_copies)

    with pytest.raises(FeesUnpaid):
        story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    assert story.pays_at_the_desk() == 16_000
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED)


def test_who_does_not_meet_the_conditions_is_refused_in_writing(office: OpenOffice) -> None:
    story = office.file(natural)
    story.goes_on_to("appraises")
    reason: dict[str, Any] = {
        "reason": "Người giám hộ đang bị truy cứu trách nhiệm hình sự.",
        "legal_basis": "Điều 49 Bộ luật Dân sự 2015",
    }
    story.answers("appraises", "propose_refusal", **reason)
    with pytest.raises(FormFaults):
        story.answers("decides", "approve")
    story.answers("decides", "refuse", **reason)

    story.ends_as(Ending.REFUSED)
    assert story.letters() == ["receipt", "refusal"]
    assert says(story, "từ chối đăng ký giám hộ", "decision_refusal")


def test_the_agreement_that_is_missing_is_asked_for_once(office: OpenOffice) -> None:
    story = office.file(natural)
    missing = {
        "component": "guardians_agreement",
        "reason": "Chưa có văn bản thỏa thuận của ông nội.",
        "what_to_do": "Nộp văn bản thỏa thuận có chữ ký.",
    }
    story.answers("checks_components", "incomplete", items=[missing])
    handed = {"code": "guardians_agreement", "kind": "original_submitted", "source": "paper"}
    story.answers("supplements", "supplement", components=[handed])
    story.goes_on_to("receives")

    assert story.journal()[:4] == ["checks_components", "request_supplement", "supplements", "checks_components"]


def test_what_is_never_supplemented_lapses(office: OpenOffice) -> None:
    story = office.file(natural)
    missing = {"component": "natural_guardian_proof", "reason": "Bản chụp mờ.", "what_to_do": "Nộp lại bản rõ."}
    story.answers("checks_components", "incomplete", items=[missing])
    office.advance(timedelta(days=30))

    story.ends_as(Ending.LAPSED)


def test_the_wrong_office_does_not_take_it_in(office: OpenOffice) -> None:
    story = office.file(natural)
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Hai bên đều cư trú ở phường khác.",
        legal_basis="Điều 19 Luật Hộ tịch 2014",
    )
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)


def test_a_draft_sent_back_is_appraised_again(office: OpenOffice) -> None:
    story = office.file(natural)
    story.goes_on_to("decides")
    story.answers("decides", "return", reason="Nơi cư trú chưa khớp.")
    assert story.waits_for() == {"appraises"}
    story.goes_on_to("receives")

    assert story.journal().count("decides") == 2


def test_it_can_be_taken_back_until_it_is_decided(office: OpenOffice) -> None:
    story = office.file(natural)
    story.goes_on_to("decides")
    story.withdraws()

    story.ends_as(Ending.WITHDRAWN)
    assert story.entry() is None


def test_the_office_may_stop_it(office: OpenOffice) -> None:
    story = office.file(natural)
    story.goes_on_to("appraises")
    story.is_stopped("Người được giám hộ đã được nhận làm con nuôi.")

    story.ends_as(Ending.STOPPED)
