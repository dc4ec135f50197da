"""The end of a shift, and the colleague who fell ill: a desk goes on to somebody else, whole or in part."""

from __future__ import annotations

from datetime import timedelta

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.worklist.lists import audited, codes, holder, item_of, leaves_office, name_of, pieces, staff_id
from tests.office.filings import without_copies


def test_some_go_to_a_colleague_with_a_note_each_and_the_rest_stay(desk: DeskHouse) -> None:
    noted, plain, kept = (desk.office.file(without_copies) for _ in range(3))
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    for story in (noted, plain, kept):
        first.post(f"/viec/{item_of(story).id}/nhan", {})
    first.post(f"/viec/{item_of(noted).id}/nhap/complete", {"complete.note": "Đã xem bản chính"})
    page = first.opens("/ban-giao")
    assert len(codes(page)) == 3
    given = {
        "cho": staff_id(desk, Role.RECEIVER, 1),
        "viec": [str(item_of(noted).id), str(item_of(plain).id)],
        f"loi-nhan.{item_of(noted).id}": "Chờ người nộp gọi lại lúc 14 giờ",
    }
    answer = first.post("/ban-giao", given)
    assert answer.status_code == 303
    assert "Xong 2 việc" in first.opens(answer.headers["location"]).text

    assert set(codes(second.opens("/viec?giu=mine"))) == {noted.dossier().code, plain.dossier().code}
    assert holder(desk, kept) == staff_id(desk, Role.RECEIVER)
    opened = second.opens(f"/ho-so/{noted.dossier().code}")
    assert "Lời nhắn khi bàn giao: Chờ người nộp gọi lại lúc 14 giờ" in opened.text
    assert "Đã xem bản chính" in opened.html
    told = second.opens("/thong-bao").text
    assert "“Chờ người nộp gọi lại lúc 14 giờ”" in told
    assert "1 việc – “Bàn giao cuối ca”" in told


def test_everything_goes_back_to_the_queue_with_one_button(desk: DeskHouse) -> None:
    stories = [desk.office.file(without_copies) for _ in range(3)]
    first = desk.visitor(Role.RECEIVER)
    for story in stories:
        first.post(f"/viec/{item_of(story).id}/nhan", {})
    answer = first.post("/ban-giao", {"cho": "hang-doi", "tat-ca": "co"})
    assert answer.status_code == 303
    assert {holder(desk, story) for story in stories} == {""}
    assert "Bạn không giữ việc nào" in first.opens("/ban-giao").text
    assert audited(desk, stories[0]) == ["work.claimed", "work.released"]
    # What was pressed too early is taken back with one more press.
    first.post(f"{answer.headers['location']}/hoan-tac", {})
    assert {holder(desk, story) for story in stories} == {staff_id(desk, Role.RECEIVER)}


def test_a_colleague_falls_ill_and_her_whole_desk_is_found_and_taken_over(desk: DeskHouse) -> None:
    stories = [desk.office.file(without_copies) for _ in range(4)]
    ill, chief = desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    for story in stories:
        ill.post(f"/viec/{item_of(story).id}/nhan", {})
    ill.post(f"/viec/{item_of(stories[0]).id}/nhap/complete", {"complete.note": "Đang hỏi bệnh viện"})
    # The next day her claims have run out; what she was at is found under her name all the same.
    desk.office.clock.advance(timedelta(days=1))

    where = f"/ban-giao/{staff_id(desk, Role.RECEIVER)}"
    assert where in chief.opens("/ban-giao").links
    page = chief.opens(where)
    assert len(codes(page)) == 4
    assert "đã hết giờ giữ" in page.text
    to = staff_id(desk, Role.RECEIVER, 1)
    without = chief.post(where, {"cho": to, "tat-ca": "co"})
    assert without.status_code == 422
    assert "Hãy ghi lý do" in without.text
    taken = chief.post(where, {"cho": to, "tat-ca": "co", "ly-do": "Chị Hằng nghỉ ốm"})
    assert "Xong 4 việc" in chief.opens(taken.headers["location"]).text
    assert {holder(desk, story) for story in stories} == {to}
    colleague = desk.visitor(Role.RECEIVER, 1)
    assert "giao cho bạn: 4 việc – “Chị Hằng nghỉ ốm”" in colleague.opens("/thong-bao").text
    assert "Đang hỏi bệnh viện" in colleague.opens(f"/ho-so/{stories[0].dossier().code}").html


def test_the_desk_of_somebody_who_has_left_is_shown_first_and_emptied(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    desk.visitor(Role.RECEIVER).post(f"/viec/{item_of(story).id}/nhan", {})
    leaves_office(desk, Role.RECEIVER)
    chief = desk.visitor(Role.SUPERVISOR)
    assert f"{name_of(desk, Role.RECEIVER)} đã nghỉ việc" in chief.opens("/ban-giao").text
    where = f"/ban-giao/{staff_id(desk, Role.RECEIVER)}"
    chief.post(where, {"cho": "hang-doi", "tat-ca": "co", "ly-do": "Đã thôi việc"})
    assert holder(desk, story) == ""
    assert name_of(desk, Role.RECEIVER) not in chief.opens("/ban-giao").text


def test_what_the_receiver_may_not_do_is_told_and_stays(desk: DeskHouse) -> None:
    mine, appraised = desk.office.file(without_copies), desk.office.file(without_copies)
    appraised.goes_on_to("appraises")
    officer, chief = desk.visitor(Role.JUSTICE_OFFICER), desk.visitor(Role.SUPERVISOR)
    officer.post(f"/viec/{item_of(appraised, 'appraises').id}/nhan", {})
    where = f"/ban-giao/{staff_id(desk, Role.JUSTICE_OFFICER)}"
    given = {"cho": staff_id(desk, Role.RECEIVER), "tat-ca": "co", "ly-do": "Nghỉ phép"}
    answer = chief.post(where, given)
    assert pieces(desk) == [("left", "not-their-role")]
    assert "người nhận không có vai trò của việc này" in chief.opens(answer.headers["location"]).text
    assert holder(desk, appraised, "appraises") == staff_id(desk, Role.JUSTICE_OFFICER)
    assert holder(desk, mine) == ""


def test_only_those_who_watch_over_the_office_open_a_colleagues_desk(desk: DeskHouse) -> None:
    where = f"/ban-giao/{staff_id(desk, Role.RECEIVER)}"
    assert desk.visitor(Role.RECEIVER, 1).get(where).status_code == 403
    assert "Bàn của đồng nghiệp" not in desk.visitor(Role.RECEIVER, 1).opens("/ban-giao").text


def test_what_somebody_on_leave_had_in_hand_is_free_until_he_is_back(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    away, other, chief = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1), desk.visitor(Role.SUPERVISOR)
    away.post(f"/viec/{item_of(story).id}/nhan", {})
    assert "đang giữ" in other.opens(f"/ho-so/{story.dossier().code}").text
    leave = {"person": staff_id(desk, Role.RECEIVER), "from": "06/10/2026", "to": "07/10/2026", "kind": "sick"}
    assert chief.post("/giam-sat/lich-nghi", leave).status_code == 303

    assert "vắng mặt hoặc đã nghỉ, việc trở lại hàng đợi" in other.opens("/viec").text
    assert "đang vắng mặt" in chief.opens("/ban-giao").text
    assert other.post(f"/viec/{item_of(story).id}/nhan", {}).status_code == 303
    assert holder(desk, story) == staff_id(desk, Role.RECEIVER, 1)


def test_the_chairman_too_may_put_a_colleagues_desk_back_into_the_queue(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    desk.visitor(Role.RECEIVER).post(f"/viec/{item_of(story).id}/nhan", {})
    chairman, where = desk.visitor(Role.CHAIRMAN), f"/ban-giao/{staff_id(desk, Role.RECEIVER)}"
    assert where in chairman.opens("/ban-giao").links
    answer = chairman.post(where, {"cho": "hang-doi", "tat-ca": "co", "ly-do": "Chị Hằng nghỉ ốm"})
    assert "Xong 1 việc" in chairman.opens(answer.headers["location"]).text
    assert holder(desk, story) == ""
    assert "đưa việc bạn giữ về hàng đợi chung" in desk.visitor(Role.RECEIVER).opens("/thong-bao").text
