"""A linked group at the desk: its parts on the dossier's page, and the work they give to people."""

from __future__ import annotations

from datetime import timedelta

from models.linkage.leg_state import LegState
from models.linkage.linked_leg import find_leg
from models.role import Role
from models.status import Ending
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import boxes_for
from tests.office.linked_filings import with_both, with_insurance
from tests.office.story import Story

INSURANCE = "insurance-office"
FORM, ACTION = "/tiep-nhan/moi?thu-tuc=3.000722", "/tiep-nhan/3.000722"


def state_of(story: Story, name: str) -> LegState | None:
    leg = story.office.scalars(lambda session: find_leg(session, story.dossier_id, name))
    return leg.state if leg else None


def page_of(desk: DeskHouse, story: Story, line: str) -> HtmlPage:
    return desk.visitor(Role.RECEIVER).opens(f"/ho-so/{story.dossier().code}?viec={story.open_item(line).id}")


def test_the_counter_takes_a_group_in_by_its_form(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    day = desk.office.clock.now().date()

    typed = {**clerk.opens(FORM).form(ACTION).boxes, **boxes_for(with_both(day)), "then": "despite"}
    filed = clerk.post(ACTION, typed)

    assert filed.status_code == 303, HtmlPage(filed.text).text
    assert "Nguyễn Thị An Mẫu" in clerk.opens(filed.headers["location"]).text


def test_the_parts_stand_side_by_side_with_their_clocks(desk: DeskHouse) -> None:
    desk.office.town.force(INSURANCE, "*", "silent")
    story = desk.office.file(with_both)
    story.goes_on_to("confirms_residence")
    page = desk.visitor(Role.SUPERVISOR).opens(f"/ho-so/{story.dossier().code}")

    assert "Các phần liên thông – đang xử lý" in page.text
    assert "Cấp thẻ bảo hiểm y tế cho trẻ" in page.text
    assert "Đã chuyển, chờ tiếp nhận" in page.text


def test_the_householders_word_is_recorded_at_the_desk(desk: DeskHouse) -> None:
    story = desk.office.file(with_both)
    story.goes_on_to("confirms_residence")
    page = page_of(desk, story, "confirms_residence")
    assert "Phạm Thị Bà Mẫu" in page.text

    sent = desk.visitor(Role.RECEIVER).sends(page, "/tra-loi/confirmed_on_vneid", reference="VNEID-000001")
    assert sent.status_code == 303, HtmlPage(sent.text).text
    desk.office.until(lambda: state_of(story, "police") is LegState.COMPLETED)


def test_a_silent_agency_is_driven_anew_and_its_paper_taken_from_the_page(desk: DeskHouse) -> None:
    desk.office.town.force(INSURANCE, "*", "silent")
    story = desk.office.file(with_insurance)
    story.goes_on_to("receives")
    desk.office.advance(timedelta(hours=3))
    clerk = desk.visitor(Role.RECEIVER)

    page = page_of(desk, story, "settles_silence")
    assert "chưa xác nhận" in page.text
    assert clerk.sends(page, "/tra-loi/drive_again").status_code == 303
    page = page_of(desk, story, "answers_leg")
    typed = {
        "verdict": "completed",
        "number": "TE4010000001",
        "issued_on": "06/10/2026",
        "seen": "Thẻ bản giấy, gia đình mang đến quầy.",
    }
    sent = clerk.sends(page, "/tra-loi/paper_result_seen", **typed)
    assert sent.status_code == 303, HtmlPage(sent.text).text
    desk.office.go_on()
    assert state_of(story, "insurance") is LegState.COMPLETED
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED)
    assert "TE4010000001" in clerk.opens(f"/ho-so/{story.dossier().code}").text


def test_open_parts_are_taken_back_at_the_desk_for_somebody_who_comes(desk: DeskHouse) -> None:
    desk.office.town.force(INSURANCE, "*", "accepted")
    story = desk.office.file(with_insurance)
    story.goes_on_to("receives")
    desk.office.until(lambda: state_of(story, "insurance") is LegState.ACCEPTED)
    clerk = desk.visitor(Role.RECEIVER)
    page = clerk.opens(f"/ho-so/{story.dossier().code}")

    assert clerk.sends(page, "/ket-thuc-som", reason="Gia đình tự làm thẻ.").status_code == 303
    desk.office.until(lambda: state_of(story, "insurance") is LegState.WITHDRAWN)
