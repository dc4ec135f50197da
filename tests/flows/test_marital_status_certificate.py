"""A certificate of marital status: issued in one copy for one purpose, refused, sent back, lapsed, stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from documents.verification import verify
from models.acts.refusal import FeesUnpaid, FormFaults, SamePerson
from models.role import Role
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.filings import Body
from tests.office.marital_filings import (
    always_lived_here,
    by_post,
    for_a_loan,
    lived_at,
    lived_in_two_communes,
    of_a_divorced_woman,
)
from tests.office.open_office import OpenOffice
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "ask_about_person",
    "answers_look_up",
    "name_former_communes",
    "appraises",
    "decides",
    "enter_in_register",
    "draw_up_marital_status",
    "signs",
    "seals",
    "hand_over",
    "receives",
    "close",
]
REFUSAL: Body = {"reason": "Người yêu cầu đang có chồng.", "legal_basis": "Điều 22 Nghị định 123/2015/NĐ-CP"}
DATABASE = "population-database"
_WHO: Body = {"identity_seen": "Căn cước của người nhận"}


def says(story: Story, words: str, kind: str = "marital_status_certificate") -> bool:
    """Whether the paper says so, wherever its lines break."""
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def test_somebody_who_never_married_gets_one_certificate_to_marry_with(office: OpenOffice) -> None:
    story = office.file(always_lived_here)
    story.goes_on_to("receives")
    with pytest.raises(FeesUnpaid):
        story.answers("receives", "handed_over", **_WHO)
    assert story.pays_at_the_desk() == 15_000
    story.answers("receives", "handed_over", **_WHO)

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == ORDINARY
    assert story.letters() == ["receipt", "result_ready"]
    assert story.documents() == ["receipt", "marital_status_certificate", "control_slip"]
    assert (story.book().book, story.book().number) == ("xac-nhan-hon-nhan", 1)


def test_the_paper_says_whom_where_for_what_and_until_when_and_both_signatures_hold(office: OpenOffice) -> None:
    story = office.file(always_lived_here)
    story.goes_on_to("receives")

    for words in (
        "Số: 1/UBND-XNTTHN",
        "PHẠM THU MẪU",
        "Hiện tại chưa đăng ký kết hôn với ai.",
        "Giấy này được cấp để: Đăng ký kết hôn.",
        "LÊ QUANG THỬ",
        "Ủy ban nhân dân phường Kiến Hưng",
        "trong thời hạn 06 tháng kể từ ngày cấp (đến hết ngày 06/04/2027)",
    ):
        assert says(story, words), words
    found = verify(story.pdf("marital_status_certificate"), authorities=[office.keyring.authority_pem()])
    assert [signature.valid and signature.trusted for signature in found] == [True, True]


def test_a_certificate_for_a_loan_says_that_nobody_can_marry_with_it(office: OpenOffice) -> None:
    story = office.file(for_a_loan)
    story.goes_on_to("receives")

    assert says(story, "Vay vốn tại ngân hàng; không có giá trị để đăng ký kết hôn.")
    assert says(story, "Hiện tại đang có vợ là bà Lê Thị Hoa Mẫu (Giấy chứng nhận kết hôn số 9/2015")
    assert not says(story, "Người dự định kết hôn")


def test_a_divorce_is_written_with_its_judgment(office: OpenOffice) -> None:
    story = office.file(of_a_divorced_woman)
    story.goes_on_to("receives")

    assert says(
        story,
        "Đã đăng ký kết hôn, nhưng đã ly hôn theo Bản án ly hôn số 45/2023/HNGĐ-ST ngày 14/06/2023 của Tòa án nhân dân "
        "khu vực 3 - Hà Nội; hiện tại chưa đăng ký kết hôn với ai.",
    )


def test_a_time_before_the_marriage_is_confirmed_as_such(office: OpenOffice) -> None:
    def before_the_marriage(day: date) -> Body:
        body = for_a_loan(day)
        body["declaration"].update(since="2010-01-01", until="2014-12-31")
        return body

    story = office.file(before_the_marriage)
    story.goes_on_to("receives")
    assert says(story, "từ ngày 01/01/2010 đến ngày 31/12/2014 chưa đăng ký kết hôn với ai; hiện tại đang có vợ")


def test_what_the_database_knows_is_asked_of_no_commune(office: OpenOffice) -> None:
    story = office.file(lived_in_two_communes)
    story.goes_on_to("appraises")

    assert story.outcome("answers_look_up")["marital"] == "single"
    assert story.outcome("name_former_communes")["communes"] == []
    assert story.dossier().verified_longer is False


def test_places_that_are_proven_or_our_own_are_not_asked(office: OpenOffice) -> None:
    def proven(day: date) -> Body:
        body = always_lived_here(day)
        paper = {"proof": "Giấy xác nhận tình trạng hôn nhân do UBND phường Ba Đình cấp"}
        body["declaration"]["residences"] = [lived_at("00004", **paper), lived_at("09556")]
        body["components"].append({"code": "status_elsewhere_proof", "kind": "original_presented", "source": "paper"})
        return body

    office.town.force(DATABASE, {"kind": "marital"}, "no-data")
    story = office.file(proven)
    story.goes_on_to("appraises")
    assert story.outcome("name_former_communes")["communes"] == []
    assert "promise_later" not in story.journal()


def test_a_database_that_is_down_is_replaced_by_paper(office: OpenOffice) -> None:
    office.town.force(DATABASE, "*", "down", times=20)
    story = office.file(lived_in_two_communes)
    story.answers("checks_components", "complete")
    for _ in range(6):
        office.let_database_time_pass()
        office.go_on()
    story.answers("answers_look_up", "seen_on_paper", marital="single", seen="Đã tra sổ đăng ký kết hôn các năm.")

    assert story.waits_for() == {"appraises"}


def test_who_turns_out_to_be_married_is_refused_in_writing(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"kind": "marital"}, "married")
    story = office.file(always_lived_here)
    story.goes_on_to("appraises")
    assert story.outcome("answers_look_up")["marital"] == "married"
    story.answers("appraises", "propose_refusal", **REFUSAL)
    with pytest.raises(FormFaults):
        story.answers("decides", "approve")
    story.answers("decides", "refuse", **REFUSAL)

    story.ends_as(Ending.REFUSED)
    assert story.entry() is None
    assert says(story, "từ chối cấp Giấy xác nhận tình trạng hôn nhân", "decision_refusal")


def test_a_draft_sent_back_is_corrected_with_a_reason(office: OpenOffice) -> None:
    story = office.file(always_lived_here)
    story.goes_on_to("decides")
    story.answers("decides", "return", reason="Nơi cư trú chưa khớp cơ sở dữ liệu.")
    correction: dict[str, Any] = {
        "field": "subject_residence",
        "value": "Số 6 phố Thử Nghiệm, Phường Hà Đông, Thành phố Hà Nội",
        "reason": "Theo cơ sở dữ liệu dân cư.",
    }
    story.answers("appraises", "propose_registration", corrections=[correction])
    story.goes_on_to("receives")

    assert says(story, "Số 6 phố Thử Nghiệm")


def test_what_the_certificate_cannot_do_without_must_be_filled_in(office: OpenOffice) -> None:
    def known_by_number_only(day: date) -> Body:
        body = always_lived_here(day)
        body["declaration"]["subject"] = {"full_name": "Phạm Thu Mẫu", "personal_number": "001198000201"}
        return body

    story = office.file(known_by_number_only)
    story.goes_on_to("appraises")
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert {fault.pointer.rpartition("/")[2] for fault in refused.value.faults} == {
        "subject_born",
        "subject_gender",
        "subject_nationality",
    }


def test_nobody_decides_on_what_he_appraised_himself(office: OpenOffice) -> None:
    story = office.file(always_lived_here)
    story.goes_on_to("decides")
    officer = office.member(Role.JUSTICE_OFFICER)

    with pytest.raises(SamePerson):
        story.answers("decides", "approve", by=replace(officer, roles=officer.roles | {Role.CHAIRMAN}))


def test_brought_home_against_cash(office: OpenOffice) -> None:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")

    story.ends_as(Ending.DELIVERED)
    office.until(lambda: story.parcels()[0].cod_remitted_at is not None)
    assert story.receipts() == [("cod", 35_000)]


def test_what_is_missing_is_asked_for_once_and_a_request_nobody_answers_lapses(office: OpenOffice) -> None:
    story = office.file(of_a_divorced_woman)
    missing = {"component": "divorce_proof", "reason": "Bản án chưa có hiệu lực.", "what_to_do": "Nộp bản có hiệu lực."}
    story.answers("checks_components", "incomplete", items=[missing])
    office.advance(timedelta(days=30))

    story.ends_as(Ending.LAPSED)


def test_intake_is_refused_with_the_leaders_knowledge(office: OpenOffice) -> None:
    story = office.file(always_lived_here)
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Người yêu cầu thường trú tại phường khác.",
        legal_basis="Điều 21 Nghị định 123/2015/NĐ-CP",
    )
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)


def test_certificates_are_numbered_in_a_book_of_their_own(office: OpenOffice) -> None:
    stories = [office.file(always_lived_here), office.file(for_a_loan)]
    for story in stories:
        story.goes_on_to("receives")

    assert [story.book().number for story in stories] == [1, 2]
