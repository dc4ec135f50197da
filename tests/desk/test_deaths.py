"""Deaths by pages: filed at the counter, verified, certified by the ward, decided by the picture of the extract."""

from __future__ import annotations

import pytest

from models.role import Role
from models.status import Ending
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.delivery.counter_stories import fetched
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import boxes_for
from tests.office.death_filings import at_home, in_hospital, long_ago, of_a_newborn, without_copies
from tests.office.story import Story

FORM, ACTION = "/tiep-nhan/moi?thu-tuc=1.000656", "/tiep-nhan/1.000656"


def page_of(visitor: Visitor, story: Story) -> HtmlPage:
    return visitor.opens(f"/ho-so/{story.dossier().code}")


@pytest.mark.parametrize("body", [in_hospital, at_home, of_a_newborn, long_ago])
def test_the_counter_has_the_form_of_a_death(desk: DeskHouse, body: object) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    day = desk.office.clock.now().date()
    assert callable(body)

    typed = {**clerk.opens(FORM).form(ACTION).boxes, **boxes_for(body(day)), "then": "despite"}
    filed = clerk.post(ACTION, typed)

    assert filed.status_code == 303, HtmlPage(filed.text).text
    assert "Phạm" in clerk.opens(filed.headers["location"]).text


def test_the_ward_certifies_a_death_and_registers_it_page_by_page(desk: DeskHouse) -> None:
    have_passwords(desk)
    story = desk.office.file(at_home)
    story.goes_on_to("verifies_death")
    officer, chairman, keeper = (desk.visitor(role) for role in (Role.JUSTICE_OFFICER, Role.CHAIRMAN, Role.SEAL_KEEPER))
    page = page_of(officer, story)
    for words in ("Xác minh việc chết", "Người chết", "khớp tờ khai", "Không thấy việc khai tử nào của người này"):
        assert words in page.text, words

    officer.sends(page, "/tra-loi/confirm_death", confirm_death__seen="Đã gặp gia đình và tổ trưởng dân phố.")
    desk.office.until(lambda: "signs" in story.waits_for())
    signing = page_of(chairman, story)
    assert "Giấy báo tử (PDF)" in signing.text
    chairman.sends(signing, "/tra-loi/sign", password=PASSWORD)
    desk.office.until(lambda: "seals" in story.waits_for())
    sealing = page_of(keeper, story)
    assert "Vào số, đóng dấu Giấy báo tử" in sealing.text
    keeper.sends(sealing, "/tra-loi/seal")

    desk.office.until(lambda: "appraises" in story.waits_for())
    appraising = page_of(officer, story)
    for words in ("Xác nhận được việc chết", "Giấy báo tử số 01/GBT-UBND", "03/10/2026", "Đúng hạn"):
        assert words in appraising.text, words
    officer.sends(appraising, "/tra-loi/propose_registration")
    desk.office.until(lambda: "decides" in story.waits_for())
    assert story.journal().count("appraises") == 1
    decision = page_of(chairman, story)
    assert "Ghi sổ đúng như tờ khai" in decision.text
    for words in ("Ký Giấy báo tử – Ký số", "Vào số, đóng dấu Giấy báo tử – Vào số, đóng dấu Giấy báo tử"):
        assert words in decision.text.partition("Diễn biến")[2], words
    picture = decision.html.partition('class="page-picture" src="')[2].partition('"')[0]
    assert chairman.get(picture).headers["content-type"] == "image/png"
    chairman.sends(decision, "/tra-loi/approve", password=PASSWORD)
    desk.office.until(lambda: "signs" in story.waits_for())
    story.goes_on_to("receives")
    returns = desk.visitor(Role.RETURN_DESK)
    fetched(returns, story)
    story.ends_as(Ending.DELIVERED)


def test_a_day_of_long_ago_is_shown_and_typed_as_people_write_it(desk: DeskHouse) -> None:
    story = desk.office.file(long_ago)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)
    assert "1979" in page.text

    change = {"value.died_on": "17/2/1979", "reason.died_on": "Theo giấy xác nhận trong hồ sơ."}
    officer.sends(page, "/tra-loi/propose_registration", **change)
    desk.office.until(lambda: "decides" in story.waits_for())
    assert "17/02/1979" in page_of(desk.visitor(Role.CHAIRMAN), story).text


def test_a_death_that_may_be_registered_already_warns_the_officer(desk: DeskHouse) -> None:
    earlier = desk.office.file(without_copies)
    earlier.goes_on_to("receives")
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")

    assert "có thể đã đăng ký: số 1/2026" in page_of(desk.visitor(Role.JUSTICE_OFFICER), story).text


def test_a_lock_that_was_refused_is_work_for_the_officer(desk: DeskHouse) -> None:
    desk.office.town.force("population-database", {"operation": "lock"}, "refuse", reason="already-locked")
    story = desk.office.file(without_copies)
    story.goes_on_to("receives")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)
    assert "Khóa thông tin hộ tịch của người chết chưa được xác nhận" in page.text

    officer.sends(page, "/tra-loi/sent_by_letter", number="15/UBND-TP", how="Đã gửi công văn qua bưu điện.")
    assert story.asides() == []
