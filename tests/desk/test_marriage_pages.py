"""A couple by pages: declared at the counter, what forbids it, the appointment, both at the desk, two originals."""

from __future__ import annotations

from datetime import timedelta

from models.role import Role
from models.status import Ending
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.delivery.counter_stories import fetched
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import boxes_for
from tests.office.couple import agrees_on, comes_to_sign, today
from tests.office.marriage_again_filings import again
from tests.office.marriage_filings import after_a_divorce, of_a_boy_soon_twenty, of_two
from tests.office.story import Story

FORM, ACTION = "/tiep-nhan/moi?thu-tuc=1.000894", "/tiep-nhan/1.000894"
DATABASE = "population-database"
HERS = {"persons": {"full_name": "Vũ Thị Nợ Mẫu"}}


def page_of(visitor: Visitor, story: Story) -> HtmlPage:
    return visitor.opens(f"/ho-so/{story.dossier().code}")


def test_the_counter_takes_down_both_in_one_form(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    day = desk.office.clock.now().date()

    page = clerk.opens(FORM)
    assert "Bên nam" in page.text
    assert "Kết hôn lần thứ mấy" in page.text
    assert "Giấy xác nhận tình trạng hôn nhân" not in page.form(ACTION).boxes
    typed = {**page.form(ACTION).boxes, **boxes_for(after_a_divorce(day)), "then": "despite"}
    filed = clerk.post(ACTION, typed)

    assert filed.status_code == 303, HtmlPage(filed.text).text
    assert "Phạm Văn Duyên Mẫu và Vũ Thị Nợ Mẫu" in clerk.opens(filed.headers["location"]).text


def test_from_the_look_ups_to_both_originals_in_their_hands(desk: DeskHouse) -> None:
    have_passwords(desk)
    story = desk.office.file(of_two)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    appraisal = page_of(officer, story)
    for words in ("Tra cứu dân cư, hôn nhân của bên nam", "hôn nhân của bên nữ", "Không yêu cầu người dân nộp giấy"):
        assert words in appraisal.text, words
    officer.sends(appraisal, "/tra-loi/propose_registration")

    desk.office.until(lambda: "decides" in story.waits_for())
    chairman = desk.visitor(Role.CHAIRMAN)
    decision = page_of(chairman, story)
    assert "Công chức hẹn hai bên đến ký" in decision.text
    picture = decision.html.partition('class="page-picture" src="')[2].partition('"')[0]
    assert chairman.get(picture).headers["content-type"] == "image/png"
    chairman.sends(decision, "/tra-loi/approve", password=PASSWORD)

    desk.office.until(lambda: "agrees_appointment" in story.waits_for())
    day = f"{today(story):%d/%m/%Y}"
    page = page_of(officer, story)
    assert "•••••••402" in page.text
    sent = officer.sends(
        page, "/tra-loi/appoint", appoint__day=day, appoint__hour="14:00", appoint__agreed_by="Gọi điện"
    )
    assert sent.status_code == 303, HtmlPage(sent.text).text

    desk.office.until(lambda: "appears" in story.waits_for())
    meeting = page_of(officer, story)
    assert "Hẹn ký lúc" in meeting.text
    boxes = {"husband_identity": "Căn cước của bên nam", "wife_identity": "Căn cước của bên nữ", "both_willing": "true"}
    officer.sends(meeting, "/tra-loi/both_signed", **{f"both_signed__{name}": said for name, said in boxes.items()})

    for _ in range(2):
        desk.office.until(lambda: "signs" in story.waits_for())
        chairman.sends(page_of(chairman, story), "/tra-loi/sign", password=PASSWORD)
    keeper = desk.visitor(Role.SEAL_KEEPER)
    for _ in range(2):
        desk.office.until(lambda: "seals" in story.waits_for())
        keeper.sends(page_of(keeper, story), "/tra-loi/seal")
    desk.office.until(lambda: "receives" in story.waits_for())
    returns = desk.visitor(Role.RETURN_DESK)
    handing = page_of(returns, story)
    assert "(bản chính của chồng)" in handing.text
    assert "(bản chính của vợ)" in handing.text
    fetched(returns, story)
    story.ends_as(Ending.DELIVERED)


def test_what_forbids_it_stands_above_and_the_refusal_is_prepared(desk: DeskHouse) -> None:
    desk.office.town.force(DATABASE, HERS, "married")
    story = desk.office.file(of_two)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)

    assert "Bên nữ đang có vợ hoặc chồng theo kết quả tra cứu." in page.text
    assert "cần xem xét" in page.text
    prepared = page.form("/tra-loi/propose_refusal").boxes
    assert "đang có vợ hoặc chồng" in prepared["propose_refusal.reason"]
    refused = officer.sends(page, "/tra-loi/propose_registration")
    assert refused.status_code == 422
    assert "Chỉ có thể đề nghị từ chối." in HtmlPage(refused.text).text


def test_nobody_is_let_sign_before_the_day_he_comes_of_age(desk: DeskHouse) -> None:
    story = desk.office.file(of_a_boy_soon_twenty)
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    story.goes_on_to("agrees_appointment")
    assert "được ký từ 15/10/2026" in page_of(officer, story).text
    agrees_on(story, today(story) + timedelta(days=9))

    meeting = page_of(officer, story)
    assert "Bên nam chưa đủ 20 tuổi vào ngày 06/10/2026 (đủ tuổi từ ngày 15/10/2026)." in meeting.text


def test_a_missed_appointment_is_shown_when_the_next_is_agreed(desk: DeskHouse) -> None:
    story = desk.office.file(of_two)
    agrees_on(story, today(story))
    story.answers("appears", "did_not_come", who="wife")

    page = page_of(desk.visitor(Role.JUSTICE_OFFICER), story)
    assert "bên nữ không đến" in page.text
    assert "Không hẹn được nữa" in page.text


def test_the_two_originals_wait_for_the_chairman_one_after_the_other(desk: DeskHouse) -> None:
    story = desk.office.file(of_two)
    comes_to_sign(story)
    page = page_of(desk.visitor(Role.CHAIRMAN), story)

    assert "Giấy chứng nhận kết hôn (bản chính của" in page.text
    assert "Số định danh" not in page.text.partition("Ký kết quả")[2].partition("Mã băm")[0]


def test_whoever_kept_the_book_of_then_is_found_from_what_was_declared(desk: DeskHouse) -> None:
    story = desk.office.file(again)
    story.goes_on_to("names_keeper")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)
    for words in ("xã Mẫu Cũ, huyện Thanh Oai, tỉnh Hà Tây", "06/05/1994", "01/1994", "tìm trong kho sổ của cơ quan"):
        assert words in page.text, words
    assert page.form("/tra-loi/other_office").boxes["other_office.commune"] == ""
    typed = {"commune": "Kiến Hưng", "keeper": "Ủy ban nhân dân phường Kiến Hưng"}
    desk.office.town.force("other-commune", "*", "book-kept")
    sent = officer.sends(
        page, "/tra-loi/other_office", **{f"other_office__{name}": text for name, text in typed.items()}
    )
    assert sent.status_code == 303, HtmlPage(sent.text).text

    desk.office.until(lambda: "appraises" in story.waits_for())
    appraisal = page_of(officer, story)
    assert "Sổ đăng ký kết hôn còn lưu tại Ủy ban nhân dân phường Kiến Hưng" in appraisal.text
    assert "2.000635" in appraisal.form("/tra-loi/propose_refusal").boxes["propose_refusal.reason"]
    assert "giấy xác nhận tình trạng hôn nhân" not in appraisal.text
