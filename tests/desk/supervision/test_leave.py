"""Tải việc, lịch nghỉ: who is away is given nothing, and whoever enters nonsense is told at the box."""

from __future__ import annotations

import pytest

from models.acts.refusal import Absent
from models.role import Role
from models.staff.absence import Absence
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.supervision.friday import assigned, person
from tests.desk.supervision.recount import codes_behind, numbers_on
from tests.office.filings import of_a_mother_alone
from tests.office.story import Story

LEAVE = "/giam-sat/lich-nghi"


def appraised(desk: DeskHouse) -> Story:
    story = desk.office.file(of_a_mother_alone)
    story.goes_on_to("appraises")
    return story


def test_whoever_is_away_is_given_nothing_until_he_is_back(desk: DeskHouse) -> None:
    """The clock stands at Tuesday the 6th of October, nine o'clock."""
    story = appraised(desk)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(LEAVE)
    officer, deputy = person(desk, Role.JUSTICE_OFFICER), person(desk, Role.JUSTICE_OFFICER, 1)
    entered = supervisor.post(
        LEAVE, {"person": officer, "from": "06/10/2026", "to": "7/10/26", "kind": "sick", "deputy": deputy}
    )
    assert (entered.status_code, entered.headers["location"]) == (303, f"{LEAVE}?tin=ghi")

    page = supervisor.opens(LEAVE)
    assert "Nguyễn Đức Hiếu Thử đang vắng Nghỉ ốm" in page.text
    assert "Phan Thị Lan Thử" in page.text
    with pytest.raises(Absent):
        assigned(desk.office, story, "appraises", 0)
    assert story.open_item("appraises").assignee_id is None
    assigned(desk.office, story, "appraises", 1)
    assert str(story.open_item("appraises").assignee_id) == deputy

    # Taken back, it is as if he had never been away; taken back twice, it stays so.
    withdrawal = next(form.action for form in page.forms if form.action.endswith("/rut"))
    assert supervisor.post(withdrawal, {}).status_code == 303
    assert supervisor.post(withdrawal, {}).status_code == 303
    assigned(desk.office, story, "appraises", 0)
    assert "Chưa ghi lịch vắng mặt nào" in supervisor.opens(LEAVE).text
    kept: list[Absence] = desk.office.scalars(lambda session: session.query(Absence).all())
    assert [one.withdrawn_by is not None for one in kept] == [True]


REFUSED = (
    ({"from": "hôm qua"}, "Không đọc được ngày này"),
    ({"from": "31/12/9999"}, "Ngày này không có trong lịch"),
    ({"from": "05/10/2026"}, "Thời gian này đã qua"),
    ({"from": "08/10/2026", "to": "07/10/2026"}, "Ngày cuối phải từ ngày đầu trở đi"),
    ({"from": "08/10/2026", "to": "09/10/2026", "half": "sang"}, "Chỉ chọn buổi khi vắng trong một ngày"),
    ({"from": "08/10/2026", "person": ""}, "Hãy chọn người vắng mặt"),
    ({"from": "08/10/2026", "kind": "hunting"}, "Hãy chọn lý do vắng mặt"),
    ({"from": "08/10/2026", "deputy": "self"}, "Hãy chọn một đồng nghiệp khác"),
    ({"from": "08/10/2026", "to": "08/10/2027"}, "không quá 190 ngày"),
)


def test_what_cannot_be_entered_is_told_at_its_box_and_everything_typed_stays(desk: DeskHouse) -> None:
    officer, supervisor = person(desk, Role.JUSTICE_OFFICER), desk.visitor(Role.SUPERVISOR)
    for typed, words in REFUSED:
        boxes = {"person": officer, "kind": "leave", **typed}
        if boxes.get("deputy") == "self":
            boxes["deputy"] = officer
        refused = supervisor.post(LEAVE, boxes)
        assert refused.status_code == 422, typed
        page = HtmlPage(refused.text)
        assert words in page.text
        assert page.form(LEAVE).boxes["from"] == typed["from"]
    assert desk.office.scalars(lambda session: session.query(Absence).count()) == 0


def test_the_same_days_twice_and_a_deputy_who_is_away_too_are_refused(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    first, second = (person(desk, Role.JUSTICE_OFFICER, number) for number in (0, 1))
    days = {"from": "12/10/2026", "to": "14/10/2026", "kind": "leave"}
    assert supervisor.post(LEAVE, {"person": first, **days}).status_code == 303
    again = supervisor.post(LEAVE, {"person": first, **days, "from": "14/10/2026", "to": "15/10/2026"})
    assert "đã có lịch vắng mặt trùng" in HtmlPage(again.text).text
    both = supervisor.post(LEAVE, {"person": second, **days, "deputy": first})
    assert "Người thay cũng vắng mặt" in HtmlPage(both.text).text


def test_half_a_day_is_half_a_day(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    officer = person(desk, Role.JUSTICE_OFFICER)
    supervisor.post(LEAVE, {"person": officer, "from": "08/10/2026", "half": "chieu", "kind": "training"})
    page = supervisor.opens(LEAVE)
    assert "Đi học, tập huấn (chiều)" in page.text
    assert "12:00 08/10/2026" in page.text


def test_what_each_has_in_hand_is_counted_and_leads_to_it(desk: DeskHouse) -> None:
    stories = [appraised(desk) for _ in range(3)]
    for story in stories[:2]:
        assigned(desk.office, story, "appraises", 0)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(LEAVE)
    mine = [one for one in numbers_on(page) if one.words.startswith("Nguyễn Đức Hiếu Thử")]
    assert {one.words.rpartition(", ")[2]: one.count for one in mine}["đang giữ"] == 2
    for one in mine:
        assert len(codes_behind(supervisor, one.path)) == one.count


def test_another_agencys_people_are_nobodys_to_send_away(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    nobody = "00000000-0000-4000-8000-000000000000"
    refused = supervisor.post(LEAVE, {"person": nobody, "from": "08/10/2026", "kind": "leave"})
    assert "Hãy chọn người vắng mặt" in HtmlPage(refused.text).text
    assert supervisor.post(f"{LEAVE}/{nobody}/rut", {}).status_code == 404
