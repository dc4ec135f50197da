"""Deaths: proven by each kind of paper, certified by the ward itself, asked elsewhere, refused; and what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from documents.verification import verify
from models.acts.refusal import FeesUnpaid, FormFaults, SamePerson
from models.role import Role
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.death_filings import (
    at_home,
    away_from_home,
    by_post,
    by_the_officer,
    certified_elsewhere,
    in_hospital,
    late,
    long_ago,
    of_a_newborn,
    online,
    proven_by,
    without_copies,
)
from tests.office.filings import TOGETHER, Body
from tests.office.open_office import OpenOffice
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "ask_about_deceased",
    "answers_look_up",
    "look_at_evidence",
    "appraises",
    "decides",
    "enter_in_register",
    "note_in_birth_entry",
    "lock_civil_record",
    "notify_permanent_residence",
    "draw_up_death_extract",
    "signs",
    "seals",
    "hand_over",
    "receives",
    "close",
]
VERIFIED: Body = {"seen": "Đã gặp gia đình, tổ trưởng dân phố và trạm y tế."}
UNPROVEN: Body = {
    "reason": "Không có Giấy báo tử và không có giấy tờ nào chứng minh việc chết.",
    "legal_basis": "Điều 13 Thông tư 04/2020/TT-BTP",
}


def says(story: Story, words: str, kind: str = "death_extract") -> bool:
    """Whether the paper says so, wherever its lines break."""
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def is_refused(story: Story) -> None:
    """The officer proposes to refuse, and the chairman does."""
    story.answers("appraises", "propose_refusal", **UNPROVEN)
    with pytest.raises(FormFaults):
        story.answers("decides", "approve")
    story.answers("decides", "refuse", **UNPROVEN)
    story.ends_as(Ending.REFUSED)
    assert story.entry() is None


# -- the ordinary way -------------------------------------------------------------------------------------------------


def test_a_death_in_hospital_is_registered_and_the_extract_handed_over(office: OpenOffice) -> None:
    story = office.file(in_hospital)
    story.goes_on_to("receives")
    with pytest.raises(FeesUnpaid):
        story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    assert story.pays_at_the_desk() == 8_000
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")

    story.ends_as(Ending.DELIVERED)
    signed = ORDINARY.index("signs")
    assert story.journal() == [*ORDINARY[:signed], *TOGETHER, *ORDINARY[signed:]]
    assert story.letters() == ["receipt", "result_ready"]
    assert story.documents() == ["receipt", "death_extract", "civil_status_extract", "control_slip"]
    assert story.receipts() == [("cash", 8_000)]
    assert (story.book().book, story.book().number) == ("khai-tu", 1)


def test_the_extract_says_what_the_book_says_and_both_signatures_hold(office: OpenOffice) -> None:
    story = office.file(in_hospital)
    story.goes_on_to("receives")

    for words in (
        "TRÍCH LỤC KHAI TỬ",
        "Số: 1/2026/TLKT",
        "PHẠM VĂN CHA MẪU",
        "001048000202",
        "Đã chết vào lúc: 05 giờ 30 phút, ngày 03 tháng 10 năm 2026",
        "Nguyên nhân chết: Bệnh tim mạch",
        "số GBT-000201, do Bệnh viện Mẫu Hà Đông cấp ngày 03/10/2026",
        "Loại đăng ký: Đúng hạn",
        "người đi khai tử: Phạm Văn Con Mẫu",
    ):
        assert says(story, words), words
    assert not says(story, "001075000201")
    found = verify(story.pdf("death_extract"), authorities=[office.keyring.authority_pem()])
    assert [signature.valid and signature.trusted for signature in found] == [True, True]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("execution_confirmation", "Giấy xác nhận việc thi hành án tử hình số 12/GXN"),
        ("court_decision", "Bản án, quyết định của Tòa án tuyên bố chết số 12/GXN"),
        ("police_confirmation", "Văn bản xác nhận của cơ quan công an số 12/GXN"),
        ("forensic_conclusion", "Kết quả giám định của cơ quan giám định pháp y số 12/GXN"),
        ("ward_notice", "Giấy báo tử của UBND cấp xã nơi chết số 12/GXN"),
    ],
)
def test_each_paper_the_law_takes_in_its_place_is_written_into_the_book(
    office: OpenOffice, kind: str, words: str
) -> None:
    story = office.file(lambda day: proven_by(day, kind))
    story.goes_on_to("receives")

    assert story.journal()[:5] == ORDINARY[:5]
    assert says(story, words)


def test_filed_from_home_the_draft_is_read_before_it_is_decided(office: OpenOffice) -> None:
    file_id = office.upload(b"giay bao tu")
    story = office.file(lambda day: online(day, file_id))
    story.goes_on_to("reads_draft")
    story.answers("reads_draft", "objects", remarks="Giờ chết là 6 giờ 30 phút.")
    change = {"field": "died_at", "value": "06 giờ 30 phút", "reason": "Theo ý kiến người nộp và Giấy báo tử."}
    story.answers("appraises", "propose_registration", corrections=[change])
    office.advance(timedelta(days=2))

    assert story.outcome("reads_draft", turn=2)["by_silence"] is True
    story.goes_on_to("receives")
    assert says(story, "06 giờ 30 phút, ngày 03 tháng 10 năm 2026")
    story.answers("receives", "opened")
    story.ends_as(Ending.DELIVERED)


def test_brought_home_against_cash(office: OpenOffice) -> None:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")

    story.ends_as(Ending.DELIVERED)
    office.until(lambda: story.parcels()[0].cod_remitted_at is not None)
    assert story.receipts() == [("cod", 28_000)]


def test_the_sixteenth_day_is_late_and_costs_but_is_registered(office: OpenOffice) -> None:
    story = office.file(late)
    story.goes_on_to("receives")

    assert says(story, "Loại đăng ký: Quá hạn")
    assert story.owes() == 5_000


# -- the ward certifies first -----------------------------------------------------------------------------------------


def test_the_ward_issues_the_notice_first_when_nobody_else_can(office: OpenOffice) -> None:
    story = office.file(at_home)
    story.goes_on_to("verifies_death")
    story.answers("verifies_death", "confirm_death", **VERIFIED)
    assert [item.act for item in story.items() if item.line == "signs"] == ["signs:death_notice"]
    story.answers("signs", "sign")
    assert story.dossier().issued_at is None
    story.answers("seals", "seal")
    assert story.waits_for() == {"appraises"}
    assert story.dossier().issued_at is None

    story.goes_on_to("receives")
    assert story.documents() == ["receipt", "apology", "death_notice", "death_extract"]
    assert story.dossier().issued_at is not None
    for words in ("GIẤY BÁO TỬ", "Số: 01/GBT-UBND", "PHẠM VĂN CHA MẪU", "05 giờ 30 phút, ngày 03 tháng 10 năm 2026"):
        assert says(story, words, "death_notice"), words
    found = verify(story.pdf("death_notice"), authorities=[office.keyring.authority_pem()])
    assert [signature.valid and signature.trusted for signature in found] == [True, True]
    assert says(story, "Giấy báo tử số 01/GBT-UBND, do Ủy ban nhân dân phường Mẫu Đơn cấp ngày 06/10/2026")


def test_what_must_be_verified_is_promised_for_later_with_its_reason(office: OpenOffice) -> None:
    story = office.file(at_home)
    story.goes_on_to("verifies_death")

    dossier = story.dossier()
    assert story.letters() == ["receipt", "apology"]
    assert says(story, "Việc chết phải được xác minh trước khi đăng ký khai tử", "apology")
    assert dossier.due_at is not None
    assert dossier.due_at - dossier.received_at > timedelta(days=3)


def test_the_notice_is_the_dossiers_and_not_handed_to_the_family_as_a_result(office: OpenOffice) -> None:
    story = office.file(at_home)
    story.goes_on_to("verifies_death")
    story.answers("verifies_death", "confirm_death", **VERIFIED)
    story.goes_on_to("receives")

    assert {row.kind: row.for_applicant for row in story.document_rows()}["death_notice"] is False


def test_whoever_verified_the_death_does_not_sign_the_notice(office: OpenOffice) -> None:
    story = office.file(at_home)
    story.goes_on_to("verifies_death")
    story.answers("verifies_death", "confirm_death", **VERIFIED)
    officer = office.member(Role.JUSTICE_OFFICER)

    with pytest.raises(SamePerson):
        story.answers("signs", "sign", by=replace(officer, roles=officer.roles | {Role.CHAIRMAN}))


def test_a_death_nobody_can_confirm_is_not_registered(office: OpenOffice) -> None:
    story = office.file(at_home)
    story.goes_on_to("verifies_death")
    story.answers("verifies_death", "cannot_confirm", seen="Không ai trong tổ dân phố biết về việc này.")
    assert story.waits_for() == {"appraises"}
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert [fault.pointer for fault in refused.value.faults] == ["/corrections/evidence"]

    is_refused(story)
    assert story.documents() == ["receipt", "apology", "decision_refusal", "control_slip"]


def test_a_withdrawal_after_the_notice_leaves_the_notice_and_no_entry(office: OpenOffice) -> None:
    story = office.file(at_home)
    story.goes_on_to("verifies_death")
    story.answers("verifies_death", "confirm_death", **VERIFIED)
    story.goes_on_to("appraises")
    story.withdraws()

    story.ends_as(Ending.WITHDRAWN)
    assert story.document("death_notice").sealed_at is not None
    assert story.entry() is None


def test_an_officer_files_when_nobody_else_does(office: OpenOffice) -> None:
    story = office.file(by_the_officer)
    story.goes_on_to("verifies_death")
    story.answers("verifies_death", "confirm_death", **VERIFIED)
    story.goes_on_to("receives")

    assert story.book().content["declarant_relation"].startswith("Công chức tư pháp – hộ tịch")
    assert story.owes() == 0


# -- another commune is asked -----------------------------------------------------------------------------------------


def test_the_commune_of_the_place_of_death_is_asked_for_its_notice(office: OpenOffice) -> None:
    story = office.file(away_from_home)
    story.goes_on_to("receives")

    assert story.outcome("answers_query")["answer"] == "confirmed"
    assert "verifies_death" not in story.journal()
    assert story.letters()[:2] == ["receipt", "apology"]
    assert says(story, "Giấy báo tử số 1/2020, do UBND xã mô phỏng cấp ngày 02/01/2020")


def test_a_notice_of_another_commune_is_checked_there_and_stays_the_paper_of_the_registration(
    office: OpenOffice,
) -> None:
    story = office.file(certified_elsewhere)
    story.goes_on_to("receives")

    assert story.outcome("answers_query")["answer"] == "confirmed"
    assert says(story, "số 05/GBT-UBND, do UBND phường Kiến Hưng")


@pytest.mark.parametrize("outcome", ["not-confirmed", "no-record"])
def test_what_the_other_commune_does_not_confirm_is_not_registered(office: OpenOffice, outcome: str) -> None:
    office.town.force("other-commune", {"about": "death"}, outcome)
    story = office.file(away_from_home)
    story.goes_on_to("appraises")

    assert story.outcome("answers_query")["answer"] == outcome.replace("-", "_")
    with pytest.raises(FormFaults):
        story.answers("appraises", "propose_registration")
    is_refused(story)


def test_a_commune_that_stays_silent_lets_the_officer_go_on_with_what_he_finds(office: OpenOffice) -> None:
    office.town.force("other-commune", {"about": "death"}, "lost")
    story = office.file(away_from_home)
    story.goes_on_to("answers_query")
    office.advance(timedelta(days=7))

    assert story.outcome("answers_query")["lapsed"] is True
    change = {
        "field": "evidence",
        "value": "Giấy báo tử số 7/GBT, do UBND phường Kiến Hưng cấp ngày 05/10/2026",
        "reason": "Gia đình vừa nộp Giấy báo tử bản chính.",
    }
    story.answers("appraises", "propose_registration", corrections=[change])
    story.goes_on_to("receives")
    assert says(story, "số 7/GBT")


@pytest.mark.parametrize(
    ("outcome", "fields", "answer"),
    [
        (
            "notice_seen",
            {"number": "9/GBT", "issued_on": "2026-10-05", "issued_by": "UBND phường Kiến Hưng"},
            "confirmed",
        ),
        ("denial_seen", {}, "not_confirmed"),
    ],
)
def test_an_answer_on_paper_counts_as_well(office: OpenOffice, outcome: str, fields: Body, answer: str) -> None:
    office.town.force("other-commune", {"about": "death"}, "lost")
    story = office.file(away_from_home)
    story.goes_on_to("answers_query")
    story.answers("answers_query", outcome, seen="Công văn nhận qua bưu điện.", **fields)

    assert story.outcome("answers_query")["answer"] == answer
    story.reaches("appraises")
    if answer == "confirmed":
        story.goes_on_to("receives")
        assert says(story, "Giấy báo tử số 9/GBT, do UBND phường Kiến Hưng cấp ngày 05/10/2026")


def test_a_day_that_never_was_is_refused_on_the_paper_from_elsewhere(office: OpenOffice) -> None:
    office.town.force("other-commune", {"about": "death"}, "lost")
    story = office.file(away_from_home)
    story.goes_on_to("answers_query")

    with pytest.raises(FormFaults) as refused:
        story.answers(
            "answers_query", "notice_seen", number="9", issued_on="2026-02-30", issued_by="UBND", seen="Công văn."
        )
    assert [fault.pointer for fault in refused.value.faults] == ["/issued_on"]


# -- long ago, and hardly born ----------------------------------------------------------------------------------------


def test_a_death_of_long_ago_is_registered_on_what_proves_it(office: OpenOffice) -> None:
    story = office.file(long_ago)
    story.goes_on_to("receives")

    assert story.book().content["died_on"] == "1979"
    assert says(story, "Đã chết vào lúc: 1979")
    assert says(story, "chứng minh người đã chết từ lâu, do UBND xã Mẫu (cũ) cấp ngày 02/05/1995")


def test_a_death_of_long_ago_that_nothing_proves_is_refused(office: OpenOffice) -> None:
    story = office.file(lambda day: long_ago(day, "nothing"))
    story.goes_on_to("appraises")
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert [fault.pointer for fault in refused.value.faults] == ["/corrections/evidence"]

    is_refused(story)
    assert says(story, "không có giấy tờ nào chứng minh việc chết", "decision_refusal")
    assert says(story, "từ chối đăng ký khai tử", "decision_refusal")


def test_a_day_of_long_ago_may_be_completed_and_must_be_a_day(office: OpenOffice) -> None:
    story = office.file(long_ago)
    story.goes_on_to("appraises")
    change = {"field": "died_on", "value": "1979-02-30", "reason": "Theo giấy tờ trong hồ sơ."}
    with pytest.raises(FormFaults):
        story.answers("appraises", "propose_registration", corrections=[change])
    story.answers("appraises", "propose_registration", corrections=[{**change, "value": "1979-02-17"}])
    story.goes_on_to("receives")

    assert says(story, "Đã chết vào lúc: ngày 17 tháng 02 năm 1979")


def test_a_child_that_lived_for_hours_is_registered_because_its_mother_asks(office: OpenOffice) -> None:
    story = office.file(of_a_newborn)
    story.goes_on_to("receives")

    assert story.book().content["declarant_relation"] == "Mẹ"
    assert says(story, "18 giờ 00 phút, ngày 03 tháng 10 năm 2026")


# -- turned back ------------------------------------------------------------------------------------------------------


MISSING: Body = {"component": "facility_notice", "reason": "Bản quét mờ.", "what_to_do": "Nộp lại bản rõ."}


def test_what_is_missing_is_asked_for_once_and_comes(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.answers("checks_components", "incomplete", items=[MISSING])
    story.answers("supplements", "supplement", answer="Tôi đã nộp lại bản chính tại quầy.")
    story.goes_on_to("receives")

    assert story.journal()[:5] == [
        "checks_components",
        "request_supplement",
        "supplements",
        "checks_components",
        "accept",
    ]
    assert story.letters()[0] == "supplement_request"


def test_a_request_nobody_answers_lapses(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.answers("checks_components", "incomplete", items=[MISSING])
    office.advance(timedelta(days=30))

    story.ends_as(Ending.LAPSED)


def test_intake_is_refused_with_the_leaders_knowledge(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Nơi cư trú cuối cùng ở phường khác.",
        legal_basis="Điều 32 Luật Hộ tịch 2014",
    )
    story.answers("agrees_to_refuse_intake", "agree")

    story.ends_as(Ending.INTAKE_REFUSED)


def test_a_draft_sent_back_is_appraised_again(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("decides")
    story.answers("decides", "return", reason="Nguyên nhân chết ghi chưa khớp Giấy báo tử.")
    assert story.waits_for() == {"appraises"}
    story.goes_on_to("receives")

    assert story.journal().count("appraises") == 2


@pytest.mark.parametrize(("goes_away", "ending"), [("withdraws", Ending.WITHDRAWN), ("is_stopped", Ending.STOPPED)])
def test_it_may_be_taken_back_or_stopped_until_it_is_decided(
    office: OpenOffice, goes_away: str, ending: Ending
) -> None:
    story = office.file(without_copies)
    story.goes_on_to("decides")
    leave: Callable[..., Any] = getattr(story, goes_away)
    leave("Gia đình nộp tại nơi khác.")

    story.ends_as(ending)
    assert story.entry() is None
