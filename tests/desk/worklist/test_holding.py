"""Work in somebody's hands: leases that end and are prolonged, presence, taking over, assigning, and being told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.progress.hold_item import ASSIGNMENT_LASTS, CLAIM_LASTS
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.worklist.lists import audited, codes, holder, item_of, leaves_office, name_of, staff_id
from tests.office.filings import at_the_desk, without_copies


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
