"""Marriages: looked up, confirmed, signed together, two originals; refused, stopped, lapsed, taken back, not come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from documents.verification import verify
from models.acts.refusal import FeesUnpaid, FormFaults, SamePerson, TooLate
from models.register.look_up import LookUp
from models.role import Role
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.couple import (
    BOTH_SIGN,
    agrees_on,
    comes_to_sign,
    is_handed_over,
    today,
    working_day_after,
)
from tests.office.extract_filings import of_a_marriage
from tests.office.filings import Body
from tests.office.marriage_filings import (
    after_a_divorce,
    filed_by_the_wife,
    of_a_boy_soon_twenty,
    of_two,
    online,
    with_copies,
    without_contact_of_the_wife,
)
from tests.office.open_office import OpenOffice
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "appraises",
    "decides",
    "agrees_appointment",
    "appears",
    "enter_marriage",
    "receives",
    "close",
]
HIS = {"persons": {"full_name": "Phạm Văn Duyên Mẫu"}}
HERS = {"persons": {"full_name": "Vũ Thị Nợ Mẫu"}}
DATABASE, COMMUNE = "population-database", "other-commune"
REFUSAL: Body = {
    "reason": "Bên nữ đang có chồng theo cơ sở dữ liệu.",
    "legal_basis": "Điều 5 Luật Hôn nhân và gia đình",
}


def faults(refused: pytest.ExceptionInfo[FormFaults]) -> list[str]:
    return [fault.detail for fault in refused.value.faults]


def originals(story: Story) -> list[bytes]:
    drawn = [row for row in story.document_rows() if row.kind == "marriage_certificate"]
    return [story.office.files.get(row.sha256 or "") for row in drawn]


def _printed(original: bytes) -> str:
    """What the paper says apart from the signatures."""
    return squeezed(text_of(original)).partition(squeezed("Ký bởi"))[0]


def test_two_sign_together_and_each_gets_an_original(office: OpenOffice) -> None:
    story = office.file(of_two)
    comes_to_sign(story)
    is_handed_over(story)

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == ORDINARY
    for who in ("husband", "wife"):
        assert story.journal(who) == [
            "ask_about_spouse",
            "answers_look_up",
            "invite_to_sign",
            "draw_up_marriage_certificate",
            "signs",
            "seals",
        ]
    assert story.letters() == ["receipt", "signing_invitation"]
    assert story.documents() == ["receipt", "marriage_certificate", "marriage_certificate", "control_slip"]
    assert story.dossier().subject_name == "Phạm Văn Duyên Mẫu và Vũ Thị Nợ Mẫu"


def test_both_originals_say_the_same_and_bear_both_signatures(office: OpenOffice) -> None:
    story = office.file(of_two)
    comes_to_sign(story)
    story.goes_on_to("receives")

    his, hers = originals(story)
    for words in ("GIẤY CHỨNG NHẬN KẾT HÔN", "PHẠM VĂN DUYÊN MẪU", "VŨ THỊ NỢ MẪU", "08/03/1998", "08/03/2000"):
        assert squeezed(words) in squeezed(text_of(his)), words
    assert _printed(his) == _printed(hers)
    for original in (his, hers):
        found = verify(original, authorities=[office.keyring.authority_pem()])
        assert [signature.valid and signature.trusted for signature in found] == [True, True]
    assert {row.title for row in story.document_rows()} >= {
        "Giấy chứng nhận kết hôn (bản chính của chồng)",
        "Giấy chứng nhận kết hôn (bản chính của vợ)",
    }


def test_the_marriage_stands_in_the_book_on_the_day_both_signed(office: OpenOffice) -> None:
    story = office.file(of_two)
    agrees_on(story, working_day_after(story, 3))
    assert story.entry() is None
    office.advance(timedelta(days=3))
    story.answers("appears", "both_signed", **BOTH_SIGN)

    entry = story.book()
    assert (entry.book, entry.number, entry.entered_on) == ("ket-hon", 1, today(story))
    assert entry.content["married_on"] == today(story).isoformat()
    assert entry.content["wife_document"] == "Số định danh cá nhân 001300000402"


def test_a_result_is_issued_only_when_both_originals_are_sealed(office: OpenOffice) -> None:
    story = office.file(of_two)
    comes_to_sign(story)
    for _ in range(2):
        story.answers("signs", "sign")
    story.answers("seals", "seal")
    assert story.dossier().issued_at is None
    assert "receives" not in story.waits_for()
    story.answers("seals", "seal")

    assert story.dossier().issued_at is not None
    assert story.waits_for() == {"receives"}


def test_copies_are_paid_before_anything_is_handed_over(office: OpenOffice) -> None:
    story = office.file(with_copies)
    comes_to_sign(story)
    story.goes_on_to("receives")
    with pytest.raises(FeesUnpaid):
        story.answers("receives", "handed_to_both")
    assert story.pays_at_the_desk() == 16_000
    story.answers("receives", "handed_to_both")

    story.ends_as(Ending.DELIVERED)


def test_nobody_fetches_the_originals_alone(office: OpenOffice) -> None:
    story = office.file(of_two)
    comes_to_sign(story)
    story.goes_on_to("receives")

    assert story.offers("receives") == ["handed_to_both"]
    with pytest.raises(FormFaults):
        story.answers("receives", "handed_to_both", husband_identity="Căn cước của chồng", wife_identity="  ")


# -- the look-up ------------------------------------------------------------------------------------------------


def test_each_is_looked_up_and_the_answers_kept_as_they_were(office: OpenOffice) -> None:
    story = office.file(of_two)
    story.goes_on_to("appraises")

    kept = select(LookUp).where(LookUp.dossier_id == story.dossier_id)
    rows = office.scalars(lambda session: list(session.scalars(kept)))
    assert {(row.kind, row.answer["who"]) for row in rows} == {("marital", "husband"), ("marital", "wife")}
    assert story.outcome("answers_look_up", leg="wife")["marital"] == "single"


def test_only_the_commune_of_the_one_nobody_knows_is_asked(office: OpenOffice) -> None:
    office.town.force(DATABASE, HERS, "no-data")
    office.town.force(COMMUNE, HERS, "not-married")
    story = office.file(of_two)
    comes_to_sign(story)
    is_handed_over(story)

    story.ends_as(Ending.DELIVERED)
    assert "ask_commune_of_spouse" in story.journal("wife")
    assert "ask_commune_of_spouse" not in story.journal("husband")
    assert story.letters() == ["receipt", "apology", "signing_invitation"]
    assert story.dossier().verified_longer


def test_both_communes_are_asked_but_the_couple_hears_of_it_once(office: OpenOffice) -> None:
    office.town.force(DATABASE, "*", "no-data", times=2)
    office.town.force(COMMUNE, "*", "not-married", times=2)
    story = office.file(of_two)
    story.goes_on_to("appraises")

    for who in ("husband", "wife"):
        assert story.outcome("answers_query", leg=who)["answer"] == "not_married"
    assert story.journal().count("promise_later") == 1
    accepted = story.dossier()
    assert accepted.due_at is not None
    assert accepted.due_at - accepted.received_at <= timedelta(days=8)


def test_a_commune_that_stays_silent_leaves_it_to_the_officer(office: OpenOffice) -> None:
    office.town.force(DATABASE, HERS, "no-data")
    office.town.force(COMMUNE, "*", "lost")
    story = office.file(of_two)
    story.goes_on_to("answers_query")
    office.advance(timedelta(days=7))

    assert story.waits_for() == {"appraises"}
    assert story.outcome("answers_query", leg="wife")["lapsed"] is True
    comes_to_sign(story)


def test_a_database_that_is_down_never_makes_the_couple_bring_a_certificate(office: OpenOffice) -> None:
    office.town.force(DATABASE, "*", "down", times=20)
    office.town.force(COMMUNE, "*", "not-married", times=2)
    story = office.file(of_two)
    story.answers("checks_components", "complete")
    for _ in range(6):
        office.let_database_time_pass()
        office.go_on()

    assert story.offers("answers_look_up") == ["database_silent"]
    for _ in range(2):
        story.answers("answers_look_up", "database_silent", reason="Cơ sở dữ liệu không kết nối được.")
    story.reaches("appraises")
    assert story.outcome("answers_query", leg="husband")["answer"] == "not_married"


# -- what forbids a marriage ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("outcome", "words"), [("married", "đang có vợ hoặc chồng"), ("deceased", "đã chết")])
def test_what_the_database_knows_against_it_cannot_be_registered(office: OpenOffice, outcome: str, words: str) -> None:
    office.town.force(DATABASE, HERS, outcome)
    story = office.file(of_two)
    story.goes_on_to("appraises")
    with pytest.raises(FormFaults) as refused:
        story.answers("appraises", "propose_registration")
    assert any(words in one for one in faults(refused))

    story.answers("appraises", "propose_refusal", **REFUSAL)
    with pytest.raises(FormFaults):
        story.answers("decides", "approve")
    story.answers("decides", "refuse", **REFUSAL)
    story.ends_as(Ending.REFUSED)
    assert story.letters() == ["receipt", "refusal"]
    assert story.entry() is None


def test_a_marriage_the_commune_knows_of_forbids_it_too(office: OpenOffice) -> None:
    office.town.force(DATABASE, HIS, "no-data")
    office.town.force(COMMUNE, HIS, "married")
    story = office.file(of_two)
    story.goes_on_to("appraises")

    with pytest.raises(FormFaults):
        story.answers("appraises", "propose_registration")


def test_a_divorce_younger_than_the_marriage_found_is_left_to_the_officer(office: OpenOffice) -> None:
    office.town.force(DATABASE, HERS, "married")
    story = office.file(after_a_divorce)
    story.goes_on_to("appraises")
    assert story.outcome("answers_look_up", leg="wife")["marital"] == "ended"

    comes_to_sign(story)
    is_handed_over(story)
    story.ends_as(Ending.DELIVERED)


def test_who_was_married_in_our_own_book_meanwhile_cannot_sign_again(office: OpenOffice) -> None:
    first, second = office.file(of_two), office.file(of_two)
    for story in (first, second):
        agrees_on(story, today(story))
    first.answers("appears", "both_signed", **BOTH_SIGN)
    with pytest.raises(FormFaults) as refused:
        second.answers("appears", "both_signed", **BOTH_SIGN)
    assert any("sổ đăng ký kết hôn, số 1/2026" in one for one in faults(refused))

    second.answers("appears", "hindered", reason="Hai bên đã kết hôn với nhau ở hồ sơ khác.")
    assert second.waits_for() == {"appraises"}
    second.answers("appraises", "propose_refusal", **REFUSAL)
    second.answers("decides", "refuse", **REFUSAL)
    second.ends_as(Ending.REFUSED)


def test_who_comes_of_age_meanwhile_may_sign_from_that_day_on(office: OpenOffice) -> None:
    story = office.file(of_a_boy_soon_twenty)
    story.goes_on_to("agrees_appointment")
    with pytest.raises(FormFaults) as refused:
        agrees_on(story, working_day_after(story, 3))
    assert "chưa đủ 20 tuổi" in faults(refused)[0]
    agrees_on(story, working_day_after(story, 9))
    with pytest.raises(FormFaults):
        story.answers("appears", "both_signed", **BOTH_SIGN)
    office.advance(timedelta(days=9))
    story.answers("appears", "both_signed", **BOTH_SIGN)

    assert story.entry() is not None


# -- both confirm -----------------------------------------------------------------------------------------------


def test_from_home_each_confirms_the_draft_for_himself(office: OpenOffice) -> None:
    story = office.file(online)
    story.goes_on_to("reads_draft")
    assert len([item for item in story.items() if item.line == "reads_draft"]) == 2
    story.answers("reads_draft", "agrees")
    assert story.waits_for() == {"reads_draft"}
    story.answers("reads_draft", "agrees")

    assert story.waits_for() == {"decides"}
    addresses = {letter.to for letter in story.letter_rows("draft_to_confirm")}
    assert addresses == {"ben.nam@example.vn", "0900000401", "ben.nu@example.vn", "0900000402"}


def test_the_two_are_given_different_links(office: OpenOffice) -> None:
    story = office.file(filed_by_the_wife)
    agrees_on(story, today(story))
    links = {
        letter.content["addressee"]: letter.content["tracking_url"]
        for letter in story.letter_rows("signing_invitation")
    }

    assert len(set(links.values())) == 2
    assert links["Vũ Thị Nợ Mẫu"].endswith(story.dossier().tracking_secret)


def test_one_who_objects_sends_the_draft_back(office: OpenOffice) -> None:
    story = office.file(online)
    story.goes_on_to("reads_draft")
    story.answers("reads_draft", "objects", remarks="Chữ đệm của tôi viết sai.")
    story.answers("reads_draft", "agrees")

    assert story.waits_for() == {"appraises"}


def test_the_silence_of_one_is_consent_and_his_time_not_the_offices(office: OpenOffice) -> None:
    story = office.file(online)
    story.goes_on_to("reads_draft")
    office.advance(timedelta(hours=5))
    story.answers("reads_draft", "agrees")
    assert story.pauses() == ["draft_check"]
    office.advance(timedelta(days=2))

    assert story.waits_for() == {"decides"}
    assert story.pauses() == []


# -- the appointment --------------------------------------------------------------------------------------------


def test_an_appointment_is_on_a_working_day_at_a_working_hour_and_to_come(office: OpenOffice) -> None:
    story = office.file(of_two)
    story.goes_on_to("agrees_appointment")
    sunday = today(story) + timedelta(days=5)
    assert sunday.weekday() == 6
    for day, hour in (
        (sunday, "09:00"),
        (today(story), "12:15"),
        (today(story), "08:00"),
        (sunday.replace(year=2027), "9h30"),
    ):
        with pytest.raises(FormFaults):
            agrees_on(story, day, hour)
    agrees_on(story, today(story), "14:30")

    item = story.open_item("appears")
    assert item.due_at is not None
    assert item.due_at.isoformat() == "2026-10-06T07:30:00+00:00"


def test_a_couple_that_is_there_already_signs_at_once(office: OpenOffice) -> None:
    story = office.file(of_two)
    story.goes_on_to("agrees_appointment")
    for half in ({"day": today(story).isoformat()}, {"hour": "14:00"}):
        with pytest.raises(FormFaults):
            story.answers("agrees_appointment", "appoint", by=None, agreed_by="Tại quầy.", **half)
    story.answers("agrees_appointment", "appoint", agreed_by="Hai bên đang có mặt.")
    story.answers("appears", "both_signed", **BOTH_SIGN)

    assert story.book().entered_on == today(story)


def test_who_does_not_come_is_invited_again_and_in_the_end_the_dossier_is_stopped(office: OpenOffice) -> None:
    story = office.file(of_two)
    story.goes_on_to("agrees_appointment")
    assert story.offers("agrees_appointment") == ["appoint"]
    agrees_on(story, today(story))
    story.answers("appears", "did_not_come", who="wife")
    assert story.offers("agrees_appointment") == ["appoint", "give_up"]
    agrees_on(story, working_day_after(story, 5))
    story.answers("appears", "did_not_come", who="both")
    story.answers("agrees_appointment", "give_up", reason="Không ai nghe máy đã hai tuần.")

    story.ends_as(Ending.STOPPED)
    assert story.letters() == ["receipt", "signing_invitation", "stopped"]
    assert story.documents() == ["receipt", "stop_notice", "control_slip"]
    assert story.entry() is None


def test_without_a_new_day_in_sixty_days_time_stops_it(office: OpenOffice) -> None:
    story = office.file(of_two)
    agrees_on(story, today(story))
    story.answers("appears", "did_not_come", who="both")
    office.advance(timedelta(days=64))

    story.ends_as(Ending.STOPPED)


def test_waiting_for_the_couple_is_not_the_offices_time(office: OpenOffice) -> None:
    story = office.file(of_two)
    agrees_on(story, working_day_after(story, 20))
    office.advance(timedelta(days=20))
    story.answers("appears", "both_signed", **BOTH_SIGN)

    dossier = story.dossier()
    assert dossier.due_at is not None
    assert dossier.due_at > office.clock.now()


def test_an_unwilling_one_ends_it_in_a_refusal(office: OpenOffice) -> None:
    story = office.file(of_two)
    agrees_on(story, today(story))
    with pytest.raises(FormFaults):
        story.answers("appears", "both_signed", **{**BOTH_SIGN, "both_willing": False})
    story.answers("appears", "hindered", reason="Bên nữ nói là không tự nguyện.")
    story.answers("appraises", "propose_refusal", reason="Bên nữ không tự nguyện.", legal_basis="Điều 8 Luật HN&GĐ")
    story.answers("decides", "refuse", reason="Bên nữ không tự nguyện.", legal_basis="Điều 8 Luật HN&GĐ")

    story.ends_as(Ending.REFUSED)


def test_until_both_have_signed_it_may_be_taken_back_and_then_no_more(office: OpenOffice) -> None:
    taken_back, signed = office.file(of_two), office.file(online)
    agrees_on(taken_back, today(taken_back))
    taken_back.withdraws("Chúng tôi chưa muốn kết hôn.")
    taken_back.ends_as(Ending.WITHDRAWN)

    story = office.file(of_two)
    comes_to_sign(story)
    with pytest.raises(TooLate):
        story.withdraws()
    assert signed.dossier().is_open


def test_the_second_who_gave_no_contact_is_reached_through_the_first(office: OpenOffice) -> None:
    story = office.file(without_contact_of_the_wife)
    agrees_on(story, today(story))

    assert {letter.to for letter in story.letter_rows("signing_invitation")} == {"ben.nam@example.vn", "0900000401"}
    assert story.asides() == []


# -- at the desk, and the chairman ------------------------------------------------------------------------------


def test_a_draft_sent_back_is_appraised_again(office: OpenOffice) -> None:
    story = office.file(of_two)
    story.goes_on_to("decides")
    story.answers("decides", "return", reason="Nơi cư trú của bên nữ chưa rõ.")
    story.answers(
        "appraises",
        "propose_registration",
        corrections=[{"field": "wife_residence", "value": "Phường Kiến Hưng, Hà Nội", "reason": "Theo CSDL dân cư."}],
    )
    comes_to_sign(story)

    assert story.book().content["wife_residence"] == "Phường Kiến Hưng, Hà Nội"


def test_nobody_lets_sign_what_he_appraised_himself(office: OpenOffice) -> None:
    story = office.file(of_two)
    story.goes_on_to("decides")
    officer = office.member(Role.JUSTICE_OFFICER)

    with pytest.raises(SamePerson):
        story.answers("decides", "approve", by=replace(officer, roles=officer.roles | {Role.CHAIRMAN}))


def test_what_is_missing_lapses_and_a_wrong_office_is_refused(office: OpenOffice) -> None:
    lapsing, refused = office.file(of_two), office.file(of_two)
    missing = {"component": "declaration", "reason": "Bên nữ chưa ký tờ khai.", "what_to_do": "Cả hai ký tờ khai."}
    lapsing.answers("checks_components", "incomplete", items=[missing])
    refused.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Cả hai bên đều cư trú ở xã khác.",
        legal_basis="Điều 17 Luật Hộ tịch 2014",
    )
    refused.answers("agrees_to_refuse_intake", "agree")
    refused.ends_as(Ending.INTAKE_REFUSED)
    office.advance(timedelta(days=30))
    lapsing.ends_as(Ending.LAPSED)


def test_the_office_may_stop_it(office: OpenOffice) -> None:
    story = office.file(of_two)
    agrees_on(story, today(story))
    story.is_stopped("Tòa án đang giải quyết việc ly hôn của một bên.")

    story.ends_as(Ending.STOPPED)


@pytest.mark.parametrize("name", ["Phạm Văn Duyên Mẫu", "Vũ Thị Nợ Mẫu"])
def test_their_entry_is_found_for_copies_under_either_name(office: OpenOffice, name: str) -> None:
    story = office.file(of_two)
    comes_to_sign(story)

    def of_their_marriage(day: date) -> Body:
        body = of_a_marriage(day)
        body["declaration"].update(subject={"full_name": name}, other_person=None)
        return body

    copies = office.file(of_their_marriage)
    copies.goes_on_to("appraises")
    assert copies.outcome("find_in_register")["found"] == 1
    copies.answers("appraises", "propose_copies", entry_id=str(story.book().id))
    copies.goes_on_to("receives")

    assert squeezed("Ngày xác lập quan hệ hôn nhân: 06/10/2026") in squeezed(
        text_of(copies.pdf("civil_status_extract"))
    )
