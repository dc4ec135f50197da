"""One act on many: all that match and not only what is visible, shown first, told piece by piece, stopped, undone."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from models.progress.work_item import WorkItem
from models.role import Role
from models.staff.staff_notice import StaffNotice
from models.staff_member import StaffMember
from tasks.retention.forget_records import COMMON_WORK_KEPT, forget_common_work
from tests.access.members import join
from tests.desk.desk_house import DeskHouse
from tests.desk.worklist.lists import (
    audited,
    audited_runs,
    begin,
    choose,
    codes,
    holder,
    item_of,
    leaves_office,
    named,
    pieces,
    staff_id,
)
from tests.office.extract_filings import of_a_death
from tests.office.filings import at_the_desk, without_copies


def assigned_to(desk: DeskHouse, member: str) -> int:
    held: list[WorkItem] = desk.office.scalars(lambda session: list(session.scalars(select(WorkItem))))
    return sum(str(item.assignee_id) == member for item in held)


def test_ninety_match_forty_are_visible_and_all_ninety_are_done(desk: DeskHouse) -> None:
    stories = [desk.office.file(named("Hoàng Quý Xuyến")) for _ in range(90)]
    other = desk.office.file(named("Đỗ Thị Ảnh"))
    clerk = desk.visitor(Role.RECEIVER)
    page = clerk.opens("/viec?q=xuyen+quy")
    assert len(codes(page)) == 40
    assert "Tất cả 90 việc khớp điều kiện lọc" in page.text

    run = choose(clerk, "/viec?q=xuyen+quy", "claim")
    shown = clerk.opens(run)
    assert "Sẽ làm 90 việc" in shown.text
    assert "tên hoặc mã có “xuyen quy”" in shown.text
    assert len(codes(shown)) == 90
    assert assigned_to(desk, staff_id(desk, Role.RECEIVER)) == 0

    done = begin(clerk, run)
    assert "Xong 90 việc" in done.text
    assert assigned_to(desk, staff_id(desk, Role.RECEIVER)) == 90
    assert holder(desk, other) == ""
    assert [audited(desk, story) for story in stories] == [["work.claimed"]] * 90


def test_only_the_marked_ones_are_taken_and_nothing_marked_says_so(desk: DeskHouse) -> None:
    stories = [desk.office.file(without_copies) for _ in range(3)]
    clerk = desk.visitor(Role.RECEIVER)
    marked = [str(item_of(story).id) for story in stories[:2]]
    run = choose(clerk, "/viec", "claim", **{"pham-vi": "danh-dau", "viec": marked})
    begin(clerk, run)
    me = staff_id(desk, Role.RECEIVER)
    assert [holder(desk, story) for story in stories] == [me, me, ""]
    nothing = choose(clerk, "/viec?kenh=desk", "claim", **{"pham-vi": "danh-dau"})
    assert nothing == "/viec?kenh=desk&loi=chua-chon"
    assert "Chưa đánh dấu việc nào" in clerk.opens(nothing).text


def test_a_piece_that_changed_between_preview_and_run_is_told_and_left(desk: DeskHouse) -> None:
    taken, answered, quiet, lapsed = (desk.office.file(without_copies) for _ in range(4))
    clerk, colleague = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    colleague.post(f"/viec/{item_of(lapsed).id}/nhan", {})
    desk.office.clock.advance(timedelta(hours=9))
    run = choose(clerk, "/viec", "claim")
    colleague.post(f"/viec/{item_of(taken).id}/nhan", {})
    answered.answers("checks_components", "complete")

    done = begin(clerk, run)
    assert sorted(pieces(desk), key=str) == sorted(
        [("done", None), ("done", None), ("left", "task-already-claimed"), ("left", "item-gone")], key=str
    )
    assert "Xong 2 việc, để nguyên 2 việc" in done.text
    assert "1 việc: đồng nghiệp đang giữ" in done.text
    assert "1 việc: đã xong hoặc không còn cần làm" in done.text
    assert holder(desk, taken) == staff_id(desk, Role.RECEIVER, 1)
    assert holder(desk, quiet) == holder(desk, lapsed) == staff_id(desk, Role.RECEIVER)


def test_the_page_of_a_run_leads_back_to_a_list_of_ours_and_nowhere_else(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    clerk = desk.visitor(Role.RECEIVER)
    assert "/viec?giu=free" in clerk.opens(choose(clerk, "/viec?giu=free", "claim")).links
    page = clerk.opens(choose(clerk, "/viec", "claim", ve="javascript:alert(1)"))
    assert not [link for link in page.links if "javascript" in link]


def test_whoever_presses_twice_has_pressed_once(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    clerk = desk.visitor(Role.RECEIVER)
    run = choose(clerk, "/viec", "claim")
    begin(clerk, run)
    again = begin(clerk, run)
    assert "Xong 1 việc" in again.text
    assert audited(desk, story) == ["work.claimed"]
    # The second press has moved nothing and is not in the books; the same of taking it back.
    for _ in range(2):
        assert clerk.post(f"{run}/hoan-tac", {}).status_code == 303
    assert "Đã hoàn tác 1 việc" in clerk.opens(run).text
    assert audited(desk, story) == ["work.claimed", "work.put_back"]
    assert audited_runs(desk) == ["bulk.running", "bulk.undoing"]


def test_a_run_is_undone_where_nobody_has_touched_the_work_since(desk: DeskHouse) -> None:
    free, had, gone = (desk.office.file(without_copies) for _ in range(3))
    first, chief = desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    first.post(f"/viec/{item_of(had).id}/nhan", {})
    until = item_of(had).claimed_until
    to = staff_id(desk, Role.RECEIVER, 1)
    run = choose(chief, "/hang-doi", "assign", **{"dong-nghiep": to, "ly-do": "Chia lại việc"})
    begin(chief, run)
    assert assigned_to(desk, to) == 3
    desk.visitor(Role.RECEIVER, 1).post(f"/viec/{item_of(gone).id}/tra", {})

    assert chief.post(f"{run}/hoan-tac", {}).status_code == 303
    undone = chief.opens(run)
    assert "Đã hoàn tác 2 việc; 1 việc không hoàn tác được nữa" in undone.text
    assert holder(desk, free) == ""
    assert holder(desk, had) == staff_id(desk, Role.RECEIVER)
    assert item_of(had).claimed_until == until
    assert holder(desk, gone) == ""
    # Ninety notices would be read by nobody: each side got one that counts.
    told = desk.visitor(Role.RECEIVER, 1).opens("/thong-bao").text
    assert "giao cho bạn: 3 việc" in told
    assert "thu hồi việc đã giao cho bạn: 2 việc" in told


def test_undo_is_offered_for_a_day_and_to_whoever_did_it(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    clerk = desk.visitor(Role.RECEIVER)
    run = choose(clerk, "/viec", "claim")
    begin(clerk, run)
    colleague = desk.visitor(Role.RECEIVER, 1)
    assert not colleague.opens(run).has_form("/hoan-tac")
    assert colleague.post(f"{run}/hoan-tac", {}).status_code == 403
    assert clerk.opens(run).has_form("/hoan-tac")
    desk.office.clock.advance(timedelta(hours=25))
    assert not clerk.opens(run).has_form("/hoan-tac")
    assert clerk.post(f"{run}/hoan-tac", {}).status_code == 403


def test_a_role_taken_away_stops_the_rest_and_nothing_is_done_without_it(desk: DeskHouse) -> None:
    stories = [desk.office.file(without_copies) for _ in range(3)]
    clerk = desk.visitor(Role.RECEIVER)
    run = choose(clerk, "/viec", "claim")
    with desk.office.database.transaction() as session:
        session.get_one(StaffMember, desk.office.member(Role.RECEIVER).staff_id).roles = [Role.SEAL_KEEPER.value]
    begin(clerk, run)
    assert {holder(desk, story) for story in stories} == {""}
    assert pieces(desk) == [("left", "not-your-role")] * 3


def test_what_is_plain_is_answered_for_many_but_only_where_each_is_ready(desk: DeskHouse) -> None:
    ready, unjudged = (desk.office.file(at_the_desk) for _ in range(2))
    clerk = desk.visitor(Role.RECEIVER)
    judged = clerk.post(f"/viec/{item_of(ready).id}/ket-qua-xem", {"all": "good"})
    assert judged.status_code == 303
    assert 'value="answer:complete"' not in clerk.opens("/viec").html
    listed = clerk.opens("/viec?buoc=checks_components")
    assert 'value="answer:complete"' in listed.html

    run = choose(clerk, "/viec?buoc=checks_components", "answer:complete")
    shown = clerk.opens(run)
    assert "Người nộp nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in shown.text
    done = begin(clerk, run)
    desk.office.go_on()
    assert "Xong 1 việc, để nguyên 1 việc" in done.text
    assert "chưa đủ điều kiện, cần mở hồ sơ để xem" in done.text
    assert not done.has_form("/hoan-tac")
    assert ready.waits_for() == {"appraises"}
    assert unjudged.waits_for() == {"checks_components"}


def test_a_judgement_is_never_given_to_many(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    listed = officer.opens("/viec?buoc=appraises")
    assert 'value="answer:' not in listed.html
    refused = choose(officer, "/viec?buoc=appraises", "answer:propose_registration")
    assert refused == "/viec?buoc=appraises&loi=khong-the"
    assert story.waits_for() == {"appraises"}


def test_assigning_many_needs_a_colleague_at_work_and_a_reason(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    chief = desk.visitor(Role.SUPERVISOR)
    to = staff_id(desk, Role.RECEIVER, 1)
    assert choose(chief, "/hang-doi", "assign").endswith("loi=dong-nghiep")
    assert choose(chief, "/hang-doi", "assign", **{"dong-nghiep": to}).endswith("loi=ly-do")
    leaves_office(desk, Role.RECEIVER, 1)
    given = {"dong-nghiep": to, "ly-do": "Chia lại việc"}
    assert choose(chief, "/hang-doi", "assign", **given).endswith("loi=dong-nghiep")


def test_whoever_takes_many_out_of_colleagues_hands_says_why(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    clerk, chief = desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    clerk.post(f"/viec/{item_of(story).id}/nhan", {})
    assert choose(chief, "/hang-doi", "release").endswith("loi=ly-do")
    begin(chief, choose(chief, "/hang-doi", "release", **{"ly-do": "Chia lại việc"}))
    assert holder(desk, story) == ""
    assert "1 việc – “Chia lại việc”" in clerk.opens("/thong-bao").text
    # What is one's own, or held by nobody, goes back without a word.
    clerk.post(f"/viec/{item_of(story).id}/nhan", {})
    assert "Xong 1 việc" in begin(clerk, choose(clerk, "/viec", "release")).text


def test_what_its_holder_gave_back_meanwhile_is_not_counted_as_taken_from_him(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    clerk, chief = desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    clerk.post(f"/viec/{item_of(story).id}/nhan", {})
    run = choose(chief, "/hang-doi", "release", **{"ly-do": "Chia lại việc"})
    clerk.post(f"/viec/{item_of(story).id}/tra", {})
    begin(chief, run)
    assert pieces(desk) == [("left", "nobody-holds")]


def test_nobody_is_given_many_that_lie_outside_of_what_he_may_do(desk: DeskHouse) -> None:
    birth, copy = desk.office.file(without_copies), desk.office.file(of_a_death)
    limited = join(desk.office, Role.RECEIVER, procedures=[birth.dossier().procedure])
    chief = desk.visitor(Role.SUPERVISOR)
    given = {"dong-nghiep": str(limited.staff_id), "ly-do": "Chia lại việc"}
    shown = chief.opens(choose(chief, "/hang-doi", "assign", **given))
    assert "Sẽ làm 1 việc ; để nguyên 1 việc" in shown.text
    assert "ngoài địa bàn, thủ tục, bước hoặc hồ sơ mật mà người nhận được giao" in shown.text
    for number in (0, 1):
        leaves_office(desk, Role.RECEIVER, number)
    desk.office.clock.advance(timedelta(minutes=1))
    choose(chief, "/hang-doi", "share")
    assert sorted(pieces(desk), key=str) == [("left", "nobody-has-the-role"), ("waiting", None)]
    assert item_of(copy).assignee_id is None


def test_the_preview_says_which_will_be_left_and_why(desk: DeskHouse) -> None:
    mine, theirs, free = (desk.office.file(without_copies) for _ in range(3))
    first = desk.visitor(Role.RECEIVER)
    first.post(f"/viec/{item_of(mine).id}/nhan", {})
    desk.visitor(Role.RECEIVER, 1).post(f"/viec/{item_of(theirs).id}/nhan", {})
    shown = first.opens(choose(first, "/hang-doi", "release"))
    assert "Sẽ làm 1 việc ; để nguyên 2 việc" in shown.text
    assert "1 việc: chưa ai giữ" in shown.text
    assert "1 việc: đồng nghiệp đang giữ" in shown.text
    assert holder(desk, free) == ""


def test_the_run_of_another_agency_is_not_found_and_nobody_begins_a_colleagues(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    clerk = desk.visitor(Role.RECEIVER)
    run = choose(clerk, "/viec", "claim")
    assert desk.visitor(Role.RECEIVER, 1).post(f"{run}/bat-dau", {}).status_code == 403
    assert pieces(desk) == [("waiting", None)]
    notices: list[StaffNotice] = desk.office.scalars(lambda session: list(session.scalars(select(StaffNotice))))
    assert notices == []


def test_what_was_done_with_many_and_told_of_it_is_forgotten_after_a_quarter(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    chief = desk.visitor(Role.SUPERVISOR)
    to = {"dong-nghiep": staff_id(desk, Role.RECEIVER), "ly-do": "Chia lại việc"}
    begin(chief, choose(chief, "/hang-doi", "assign", **to))
    assert forget_common_work(desk.office.office) == 0
    desk.office.clock.advance(COMMON_WORK_KEPT + timedelta(hours=1))
    # One notice, one piece, one run.
    assert forget_common_work(desk.office.office) == 3
    assert pieces(desk) == []
