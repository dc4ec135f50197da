"""Work in somebody's hands: leases that end and are prolonged, presence, taking over, assigning, and being told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.progress.hold_item import ASSIGNMENT_LASTS, CLAIM_LASTS
from models.role import Role
from tests.access.members import join, visitor_of
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.worklist.lists import audited, codes, holder, item_of, leaves_office, name_of, staff_id
from tests.office.filings import at_the_desk, without_copies
from tests.office.story import Story

NOT_OURS = {"ground": "wrong_office", "reason": "Địa chỉ thuộc phường khác.", "legal_basis": "Luật Cư trú"}


def test_the_end_of_a_lease_is_shown_and_typing_prolongs_it(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item, clerk = item_of(story), desk.visitor(Role.RECEIVER)
    clerk.post(f"/viec/{item.id}/nhan", {})
    assert "Tôi, đến 17:00" in clerk.opens("/viec").text

    desk.office.clock.advance(timedelta(hours=2))
    assert clerk.post(f"/viec/{item.id}/nhap/complete", {"complete.note": "Đang xem"}).status_code == 204
    assert item_of(story).claimed_until == desk.office.clock.now() + CLAIM_LASTS
    assert "đến 19:00" in clerk.opens(f"/ho-so/{story.dossier().code}").text

    # What has run out is not prolonged by an old page: a colleague may have it by now.
    desk.office.clock.advance(timedelta(hours=9))
    clerk.post(f"/viec/{item.id}/nhap/complete", {"complete.note": "Vẫn đang xem"})
    assert codes(desk.visitor(Role.RECEIVER, 1).opens("/viec")) == [story.dossier().code]


def test_claiming_what_was_assigned_for_days_does_not_shorten_it(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item = item_of(story)
    chief = desk.visitor(Role.SUPERVISOR)
    to = {"dong-nghiep": staff_id(desk, Role.RECEIVER), "ly-do": "Chia lại việc"}
    assert chief.post(f"/viec/{item.id}/giao", to).status_code == 303
    until = item_of(story).claimed_until
    assert until == desk.office.clock.now() + ASSIGNMENT_LASTS
    desk.visitor(Role.RECEIVER).post(f"/viec/{item.id}/nhan", {})
    assert item_of(story).claimed_until == until


def test_a_colleague_takes_over_with_a_reason_the_other_hears_of_it_and_the_draft_stays(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item, code = item_of(story), story.dossier().code
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    first.post(f"/viec/{item.id}/nhan", {})
    first.post(f"/viec/{item.id}/nhap/complete", {"complete.note": "Bản chính đã xem"})

    page = second.opens(f"/viec/{item.id}/chuyen")
    assert "đang giữ việc này đến 17:00" in page.text
    assert "Có bản nháp lưu" in page.text
    without = second.sends(page, "/tiep-quan", ly__do="", **{"ly-do": ""})
    assert without.status_code == 422
    assert "Hãy ghi lý do" in without.text
    assert holder(desk, story) == staff_id(desk, Role.RECEIVER)

    taken = second.sends(page, "/tiep-quan", **{"ly-do": "Đồng nghiệp đi họp"})
    assert taken.status_code == 303
    assert holder(desk, story) == staff_id(desk, Role.RECEIVER, 1)
    assert "Bản chính đã xem" in second.opens(f"/ho-so/{code}?viec={item.id}").html
    assert "Thông báo 1 chưa đọc" in first.opens("/viec").text
    told = first.opens("/thong-bao")
    assert f"{name_of(desk, Role.RECEIVER, 1)} nhận thay bạn" in told.text
    assert "“Đồng nghiệp đi họp”" in told.text
    first.sends(told, "/thong-bao/da-doc")
    assert "chưa đọc" not in first.opens("/viec").text
    assert audited(desk, story) == ["work.claimed", "work.taken_over"]


def test_a_supervisor_reassigns_and_both_hear_of_it_with_the_reason(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item = item_of(story)
    first, second, chief = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1), desk.visitor(Role.SUPERVISOR)
    first.post(f"/viec/{item.id}/nhan", {})
    page = chief.opens(f"/viec/{item.id}/chuyen")
    given = chief.sends(page, "/giao", **{"dong-nghiep": staff_id(desk, Role.RECEIVER, 1), "ly-do": "Cân lại việc"})
    assert given.status_code == 303
    assert "chuyển việc bạn giữ cho đồng nghiệp khác" in first.opens("/thong-bao").text
    assert "giao cho bạn" in second.opens("/thong-bao").text
    assert "Cân lại việc" in second.opens("/thong-bao").text
    listed = second.opens("/viec")
    assert codes(listed) == [story.dossier().code]
    assert f"{name_of(desk, Role.SUPERVISOR)} giao cho bạn" in listed.text


def test_work_goes_only_to_somebody_at_work_who_has_the_role(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item, chief = item_of(story), desk.visitor(Role.SUPERVISOR)
    page = chief.opens(f"/viec/{item.id}/chuyen")
    assert name_of(desk, Role.CHAIRMAN) not in page.text.partition("Giao cho đồng nghiệp")[2]
    officer = {"dong-nghiep": staff_id(desk, Role.JUSTICE_OFFICER), "ly-do": "Nhờ làm giúp"}
    assert chief.post(f"/viec/{item.id}/giao", officer).status_code in (403, 409)
    leaves_office(desk, Role.RECEIVER, 1)
    gone = {"dong-nghiep": staff_id(desk, Role.RECEIVER, 1), "ly-do": "Nhờ làm giúp"}
    assert chief.post(f"/viec/{item.id}/giao", gone).status_code == 422
    assert holder(desk, story) == ""


def test_a_clerk_gives_away_only_what_he_holds(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item = item_of(story)
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    to = {"dong-nghiep": staff_id(desk, Role.RECEIVER, 1), "ly-do": "Tôi phải đi công tác"}
    assert first.post(f"/viec/{item.id}/giao", to).status_code == 403
    first.post(f"/viec/{item.id}/nhan", {})
    assert first.post(f"/viec/{item.id}/giao", to).status_code == 303
    assert holder(desk, story) == staff_id(desk, Role.RECEIVER, 1)
    assert second.opens("/viec").text.count("Tôi, đến") == 1


def test_what_somebody_holds_who_has_left_is_free_at_once_everywhere(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    item, code = item_of(story), story.dossier().code
    desk.visitor(Role.RECEIVER).post(f"/viec/{item.id}/nhan", {})
    leaves_office(desk, Role.RECEIVER)

    second = desk.visitor(Role.RECEIVER, 1)
    listed = second.opens("/viec")
    assert codes(listed) == [code]
    assert "đã nghỉ, việc trở lại hàng đợi" in listed.text
    assert "đang giữ việc này" not in second.opens(f"/ho-so/{code}").text
    assert second.post("/viec/tiep", {}).headers["location"] == f"/ho-so/{code}"
    assert holder(desk, story) == staff_id(desk, Role.RECEIVER, 1)


def test_who_has_a_dossier_open_is_seen_by_his_colleagues_for_as_long_as_he_is_there(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    code = story.dossier().code
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    first.opens(f"/ho-so/{code}")
    words = f"{name_of(desk, Role.RECEIVER)} đang mở hồ sơ này"

    assert words in second.opens(f"/ho-so/{code}").text
    assert f"{name_of(desk, Role.RECEIVER)} đang mở" in desk.visitor(Role.SUPERVISOR).opens("/hang-doi").text
    # He sees the other one, and never himself.
    mine = first.opens(f"/ho-so/{code}").text
    assert words not in mine
    assert f"{name_of(desk, Role.RECEIVER, 1)} đang mở hồ sơ này" in mine

    first.post(f"/ho-so/{code}/dang-mo", {"roi": "1"})
    assert words not in second.opens(f"/ho-so/{code}").text
    assert first.post(f"/ho-so/{code}/dang-mo", {}).json() == {"others": [name_of(desk, Role.RECEIVER, 1)]}
    desk.office.clock.advance(timedelta(minutes=2))
    assert words not in second.opens(f"/ho-so/{code}").text


@pytest.mark.parametrize("path", ["/viec/{item}/tiep-quan", "/viec/{item}/giao"])
def test_work_that_is_done_changes_hands_no_more(desk: DeskHouse, path: str) -> None:
    story = desk.office.file(without_copies)
    item = item_of(story)
    story.answers("checks_components", "complete")
    to = {"dong-nghiep": staff_id(desk, Role.RECEIVER, 1), "ly-do": "Nhờ làm giúp"}
    refused = desk.visitor(Role.SUPERVISOR).post(path.format(item=item.id), to)
    assert refused.status_code == 409
    assert "đã có người khác hoàn thành" in refused.text


def test_who_is_given_again_what_ran_out_in_his_hands_hears_of_it(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item, clerk, chief = item_of(story), desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    clerk.post(f"/viec/{item.id}/nhan", {})
    desk.office.clock.advance(timedelta(hours=9))
    to = {"dong-nghiep": staff_id(desk, Role.RECEIVER), "ly-do": "Làm nốt giúp"}
    chief.post(f"/viec/{item.id}/giao", to)
    assert "“Làm nốt giúp”" in clerk.opens("/thong-bao").text


def test_a_reason_meant_for_one_colleague_does_not_take_work_from_another(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item, first, chief = item_of(story), desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    second, third = desk.visitor(Role.RECEIVER, 1), join(desk.office, Role.RECEIVER)
    first.post(f"/viec/{item.id}/nhan", {})
    page = second.opens(f"/viec/{item.id}/chuyen")
    chief.post(f"/viec/{item.id}/giao", {"dong-nghiep": str(third.staff_id), "ly-do": "Chia lại việc"})

    stale = second.sends(page, "/tiep-quan", **{"ly-do": "Chị Hằng đi họp"})
    assert stale.status_code == 409
    assert "người giữ việc đã thay đổi" in stale.text
    assert holder(desk, story) == str(third.staff_id)
    again = HtmlPage(stale.text, "")
    assert again.form("/tiep-quan").boxes["ly-do"] == "Chị Hằng đi họp"
    assert second.sends(again, "/tiep-quan").status_code == 303
    assert holder(desk, story) == staff_id(desk, Role.RECEIVER, 1)


def test_what_is_wrong_with_one_form_is_not_said_of_the_other(desk: DeskHouse) -> None:
    item = item_of(desk.office.file(without_copies))
    boss = visitor_of(desk, join(desk.office, Role.SUPERVISOR, Role.RECEIVER))
    desk.visitor(Role.RECEIVER).post(f"/viec/{item.id}/nhan", {})
    page = boss.opens(f"/viec/{item.id}/chuyen")
    assert page.has_form("/tiep-quan")
    wrong = boss.sends(page, "/giao", **{"ly-do": "ốm"})
    assert wrong.text.count("Hãy ghi lý do (ít nhất 5 ký tự)") == 1
    assert HtmlPage(wrong.text, "").form("/tiep-quan").boxes["ly-do"] == ""


def test_from_a_filtered_list_one_comes_back_to_it(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item, clerk, chief = item_of(story), desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    seen = chief.opens("/hang-doi?kenh=desk&q=mau")
    # A colleague was a moment faster: that is said above the list, not on a page of its own.
    listed = clerk.opens("/viec?kenh=desk")
    desk.visitor(Role.RECEIVER, 1).post(f"/viec/{item.id}/nhan", {})
    late = clerk.sends(listed, f"/viec/{item.id}/nhan")
    assert late.headers["location"] == f"/viec?kenh=desk&tin=muon#v-{item.id}"
    assert "vừa có người khác nhận" in clerk.opens(late.headers["location"]).text

    seen = chief.opens("/hang-doi?kenh=desk&q=mau")
    page = chief.opens(next(link for link in seen.links if "/chuyen?" in link))
    assert "/hang-doi?kenh=desk&q=mau" in page.links
    given = chief.sends(page, "/giao", **{"dong-nghiep": staff_id(desk, Role.RECEIVER), "ly-do": "Chia lại việc"})
    assert given.headers["location"] == f"/hang-doi?kenh=desk&q=mau&tin=chuyen#v-{item.id}"


def test_what_somebody_may_not_decide_does_not_come_into_his_hands(desk: DeskHouse) -> None:
    """He has checked the papers himself; whether the dossier is refused is for another head to say."""
    story = desk.office.file(without_copies)
    both = join(desk.office, Role.RECEIVER, Role.CHAIRMAN)
    story.answers("checks_components", "cannot_be_taken_in", by=both, **NOT_OURS)
    desk.office.go_on()
    item, visitor = item_of(story, "agrees_to_refuse_intake"), visitor_of(desk, both)
    assert visitor.post("/viec/tiep", {}).headers["location"] == "/viec?tin=het"
    assert visitor.post(f"/viec/{item.id}/nhan", {}).status_code == 403
    desk.visitor(Role.CHAIRMAN).post(f"/viec/{item.id}/nhan", {})
    assert visitor.post(f"/viec/{item.id}/tiep-quan", {"ly-do": "Làm thay"}).status_code == 403
    assert holder(desk, story, "agrees_to_refuse_intake") == staff_id(desk, Role.CHAIRMAN)


def test_what_was_put_off_does_not_come_back_after_every_other_piece(desk: DeskHouse) -> None:
    put_off, second, third = (_minute_later(desk) for _ in range(3))
    clerk = desk.visitor(Role.RECEIVER)
    assert clerk.post("/viec/tiep", {}).headers["location"] == f"/ho-so/{put_off.dossier().code}"
    assert _clears(clerk, second) == f"/ho-so/{third.dossier().code}?tin=tiep"
    assert _clears(clerk, third) == f"/ho-so/{put_off.dossier().code}?tin=tiep"


def _minute_later(desk: DeskHouse) -> Story:
    desk.office.clock.advance(timedelta(minutes=1))
    return desk.office.file(without_copies)


def _clears(clerk: Visitor, story: Story) -> str:
    """Every paper is good; where it leads when that is recorded."""
    clerk.post(f"/viec/{item_of(story).id}/ket-qua-xem", {"all": "good"})
    page = clerk.opens(f"/ho-so/{story.dossier().code}")
    return str(clerk.sends(page, "/tra-loi/complete", then="next").headers["location"])
