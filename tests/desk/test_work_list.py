"""Việc của tôi and the shared queue: what stands in them, in which order, and taking work in hand."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sqlalchemy import event

from models.clock.clock import VIETNAM
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.office.filings import Body, at_the_desk, without_copies
from tests.office.story import Story


def named(name: str, day: object) -> Body:
    body = without_copies(day)  # type: ignore[arg-type]
    body["declaration"]["child"]["full_name"] = name
    return body


def rows(page: HtmlPage) -> list[str]:
    """The codes of the listed dossiers, in order."""
    return [match[1] for match in re.finditer(r'class="open" href="/ho-so/([^?"]+)', page.html)]


def code(story: Story) -> str:
    return story.dossier().code


def test_the_most_urgent_work_stands_first_in_groups_that_say_so(desk: DeskHouse) -> None:
    office = desk.office
    old = office.file(at_the_desk)
    office.set_clock(datetime(2026, 10, 7, 8, 0, tzinfo=VIETNAM))
    newer = office.file(at_the_desk)
    office.set_clock(datetime(2026, 10, 7, 10, 0, tzinfo=VIETNAM))
    newest = office.file(at_the_desk)

    page = desk.visitor(Role.RECEIVER).opens("/viec")

    assert rows(page) == [code(old), code(newer), code(newest)]
    assert "Quá hạn, cần xử lý ngay 1" in page.text
    assert "Hôm nay 1" in page.text or "Sắp đến hạn 2" in page.text
    assert "Quá 1 giờ làm việc" in page.text
    assert "thứ Tư 07/10/2026" in page.text


def test_everybody_sees_the_work_of_his_role_only_and_the_supervisor_all_of_it(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    other = desk.office.file(at_the_desk)

    assert rows(desk.visitor(Role.JUSTICE_OFFICER).opens("/viec")) == [code(story)]
    assert rows(desk.visitor(Role.RECEIVER).opens("/viec")) == [code(other)]
    assert rows(desk.visitor(Role.CHAIRMAN).opens("/viec")) == []
    assert set(rows(desk.visitor(Role.SUPERVISOR).opens("/hang-doi"))) == {code(story), code(other)}
    assert "Không còn việc nào chờ bạn" in desk.visitor(Role.CHAIRMAN).opens("/viec").text


def test_work_in_a_colleagues_hands_leaves_my_list_and_stays_in_the_queue_under_his_name(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    item = story.open_item("checks_components")
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    first.sends(first.opens("/viec"), f"/viec/{item.id}/nhan")

    assert rows(second.opens("/viec")) == []
    queue = second.opens("/hang-doi")
    assert rows(queue) == [code(story)]
    assert "Lê Thị Hằng Thử" in queue.text
    refused = second.post(f"/viec/{item.id}/nhan", {})
    assert refused.status_code == 409
    assert "Đồng nghiệp đang giữ việc này" in refused.text

    first.sends(first.opens("/viec"), f"/viec/{item.id}/tra")
    assert rows(second.opens("/viec")) == [code(story)]


def test_a_claim_lasts_one_working_day_and_is_then_free_again(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    item = story.open_item("checks_components")
    desk.visitor(Role.RECEIVER).post(f"/viec/{item.id}/nhan", {})
    desk.office.clock.advance(timedelta(hours=9))
    assert rows(desk.visitor(Role.RECEIVER, 1).opens("/viec")) == [code(story)]


def test_two_clerks_who_ask_for_the_next_work_get_two_different_pieces(desk: DeskHouse) -> None:
    stories = {code(desk.office.file(at_the_desk)) for _ in range(2)}
    first = desk.visitor(Role.RECEIVER).post("/viec/tiep", {}).headers["location"]
    second = desk.visitor(Role.RECEIVER, 1).post("/viec/tiep", {}).headers["location"]
    assert {first, second} == {f"/ho-so/{one}" for one in stories}
    # Who asks again while holding one is led back to it.
    assert desk.visitor(Role.RECEIVER).post("/viec/tiep", {}).headers["location"] == first
    assert desk.visitor(Role.CHAIRMAN).post("/viec/tiep", {}).headers["location"] == "/viec?tin=het"


def test_forty_rows_make_a_page_and_the_next_page_begins_where_it_ended(desk: DeskHouse) -> None:
    codes = [code(desk.office.file(without_copies)) for _ in range(43)]
    clerk = desk.visitor(Role.RECEIVER)
    first = clerk.opens("/viec")
    following = next(link for link in first.links if "sau=" in link)
    second = clerk.opens(following)

    assert len(rows(first)) == 40
    assert len(rows(second)) == 3
    assert sorted(rows(first) + rows(second)) == sorted(codes)
    assert "43 việc" in first.text


def test_filters_stand_in_the_address_count_what_they_would_show_and_go_with_one_click(desk: DeskHouse) -> None:
    desk.office.file(lambda day: named("Đỗ Thị Ảnh", day))
    wanted = desk.office.file(lambda day: named("H'Hen Niê Thử", day))
    wanted.goes_on_to("appraises")
    chief = desk.visitor(Role.SUPERVISOR)

    queue = chief.opens("/hang-doi")
    narrowed = chief.opens(next(link for link in queue.links if "buoc=appraises" in link))
    assert rows(narrowed) == [code(wanted)]
    assert "Thẩm định hồ sơ, lập dự thảo 1 ✕" in narrowed.text
    undo = next(link for link in narrowed.links if link == "/hang-doi")
    assert len(rows(chief.opens(undo))) == 2

    clerk = desk.visitor(Role.RECEIVER)
    assert len(rows(clerk.opens("/viec?q=anh+do"))) == 1
    nothing = clerk.opens("/viec?q=khong+co")
    assert rows(nothing) == []
    assert "/viec" in nothing.links
    assert "Bỏ mọi điều kiện lọc" in nothing.text


def test_what_others_owe_us_stands_apart_from_our_own_work(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.answers("checks_components", "incomplete", items=[ASKED])
    clerk = desk.visitor(Role.RECEIVER)
    assert rows(clerk.opens("/viec")) == []
    assert rows(clerk.opens("/viec?cho=noi-khac")) == [code(story)]


ASKED = {
    "component": "medical_birth_certificate",
    "reason": "Bản chụp mờ, không đọc được.",
    "what_to_do": "Nộp lại bản rõ.",
}


def test_a_page_asks_the_database_the_same_number_of_questions_however_much_there_is(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    counted: list[int] = []
    asked: list[str] = []
    engine = desk.front.database.engine

    def count(connection: object, cursor: object, statement: str, *more: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    try:
        for filed in (2, 28):
            stories = [desk.office.file(without_copies) for _ in range(filed)]
            for path in ("/viec", "/hang-doi", "/tim?q=mau", f"/ho-so/{code(stories[0])}"):
                asked.clear()
                clerk.opens(path)
                counted.append(len(asked))
    finally:
        event.remove(engine, "before_cursor_execute", count)
    assert counted[:4] == counted[4:]
    assert counted[0] <= 13
    # A folder holds some forty kinds of records, each read by one question.
    assert counted[3] <= 54
