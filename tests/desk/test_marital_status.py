"""A certificate of marital status by pages: typed at the counter, each commune told apart, decided on what is shown."""

from __future__ import annotations

from datetime import timedelta

from models.role import Role
from models.status import Ending
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import boxes_for
from tests.office.communes import COMMUNE, answers, asked_everywhere, only_waits_in, wait_of, waiting
from tests.office.marital_filings import BA_DINH, GIANG_VO, NGOC_HA, always_lived_here, lived_in_three_communes
from tests.office.story import Story

FORM, ACTION = "/tiep-nhan/moi?thu-tuc=1.004873", "/tiep-nhan/1.004873"
PLEDGE = "Văn bản cam đoan ngày 12/10/2026: chưa đăng ký kết hôn với ai."


def page_of(visitor: Visitor, story: Story, commune: str = "") -> HtmlPage:
    item = f"?viec={wait_of(story, commune).id}" if commune else ""
    return visitor.opens(f"/ho-so/{story.dossier().code}{item}")


def test_the_counter_takes_every_former_residence_down(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    day = desk.office.clock.now().date()

    typed = {**clerk.opens(FORM).form(ACTION).boxes, **boxes_for(lived_in_three_communes(day)), "then": "despite"}
    filed = clerk.post(ACTION, typed)

    assert filed.status_code == 303, HtmlPage(filed.text).text
    page = clerk.opens(f"/ho-so/{filed.headers['location'].rpartition('/')[2]}")
    for words in ("Phạm Thu Mẫu", "Nơi cư trú trước đây 2", "Phường Ngọc Hà", "31/12/2020"):
        assert words in page.text, words


def test_whoever_is_too_young_is_told_beside_the_field(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    typed = {**clerk.opens(FORM).form(ACTION).boxes, **boxes_for(always_lived_here(desk.office.clock.now().date()))}
    typed["declaration.subject.birth_date"] = "01/01/2010"
    typed["declaration.since"] = "01/01/2024"

    answer = clerk.post(ACTION, typed)
    assert answer.status_code == 422
    assert "Chưa đủ tuổi kết hôn" in HtmlPage(answer.text).text


def test_the_officer_tells_one_commune_from_another_and_records_its_letter(desk: DeskHouse) -> None:
    story = asked_everywhere(desk.office, lived_in_three_communes, BA_DINH, NGOC_HA)
    only_waits_in(story, BA_DINH, NGOC_HA)
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story, NGOC_HA)
    for words in (
        "Ủy ban nhân dân Phường Ngọc Hà",
        "01/01/2019 – 31/12/2020",
        "Nơi khác đang chờ Phường Ba Đình",
        "Ghi nhận trả lời của nơi cư trú cũ: Phường Ba Đình",
        "Nơi trả lời: Phường Giảng Võ",
    ):
        assert words in page.text, words

    letter = {"seen_on_paper__answer": "not_married", "seen_on_paper__seen": "Công văn 15/UBND-TP ngày 07/10/2026."}
    officer.sends(page, "/tra-loi/seen_on_paper", **letter)
    only_waits_in(story, BA_DINH)
    assert "Đã xem: Công văn 15/UBND-TP" in page_of(officer, story, BA_DINH).text


def test_a_pledge_is_taken_and_the_chairman_sees_what_it_stands_for(desk: DeskHouse) -> None:
    have_passwords(desk)
    story = asked_everywhere(desk.office, lived_in_three_communes, GIANG_VO)
    only_waits_in(story, GIANG_VO)
    desk.office.advance(timedelta(days=4))
    desk.machine.advance(timedelta(days=4))
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story, GIANG_VO)
    assert "Phường Giảng Võ chưa trả lời trong thời hạn." in page.text
    officer.sends(page, "/tra-loi/take_pledge", take_pledge__pledge=PLEDGE)
    desk.office.until(lambda: "appraises" in story.waits_for())
    appraising = page_of(officer, story)
    assert "Cam đoan thay cho trả lời của nơi được hỏi: cần xem xét" in appraising.text
    officer.sends(appraising, "/tra-loi/propose_registration")
    desk.office.until(lambda: "decides" in story.waits_for())

    chairman = desk.visitor(Role.CHAIRMAN)
    decision = page_of(chairman, story)
    assert PLEDGE in decision.text
    picture = decision.html.partition('class="page-picture" src="')[2].partition('"')[0]
    assert chairman.get(picture).headers["content-type"] == "image/png"
    chairman.sends(decision, "/tra-loi/approve", password=PASSWORD)
    story.goes_on_to("receives")
    story.pays_at_the_desk()
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)
    assert "Hỏi nơi cư trú cũ về tình trạng hôn nhân: Phường Giảng Võ" in page_of(chairman, story).text


def test_a_commune_that_knows_of_a_marriage_is_marked_for_the_officers_eye(desk: DeskHouse) -> None:
    desk.office.town.force(COMMUNE, {"commune_code": BA_DINH}, "married")
    story = asked_everywhere(desk.office, lived_in_three_communes)
    story.reaches("appraises")

    text = page_of(desk.visitor(Role.JUSTICE_OFFICER), story).text
    assert "Trả lời: đã đăng ký kết hôn" in text
    assert text.count("Trả lời của nơi được hỏi: cần xem xét") == 1


def test_a_late_answer_lies_on_the_officers_desk_with_what_was_issued(desk: DeskHouse) -> None:
    desk.office.town.force(COMMUNE, {"commune_code": BA_DINH}, "married")
    story = asked_everywhere(desk.office, lived_in_three_communes, BA_DINH)
    only_waits_in(story, BA_DINH)
    desk.office.advance(timedelta(days=4))
    desk.machine.advance(timedelta(days=4))
    assert waiting(story) == {BA_DINH: "weighs_silence"}
    answers(story, BA_DINH, "take_pledge", pledge=PLEDGE)
    story.goes_on_to("receives")
    desk.office.town.release(COMMUNE)
    desk.office.until(lambda: bool(story.asides()))

    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = officer.opens(f"/ho-so/{story.dossier().code}?viec={story.asides()[0].id}")
    assert "Kết quả đã ghi sổ số 1/2026" in page.text
    assert "Trả lời: đã đăng ký kết hôn" in page.text
    officer.sends(page, "/tra-loi/read", read__conclusion="Đã báo cáo lãnh đạo để thu hồi giấy đã cấp.")
    assert story.asides() == []
