"""Dự báo, điều chuyển: what will break, what would if somebody were away, and moving his work in one go."""

from __future__ import annotations

import re
from datetime import timedelta

from models.progress.hold_item import release_item
from models.progress.work_item import WorkItem
from models.role import Role
from models.supervision.rebalancing import Rebalancing
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.supervision.friday import assigned, at, person
from tests.office.filings import of_a_mother_alone, without_copies
from tests.office.story import Story

FORECAST = "/giam-sat/du-bao"
OFFICER = "Nguyễn Đức Hiếu Thử"
COLLEAGUE = "Phan Thị Lan Thử"


def appraised(desk: DeskHouse) -> Story:
    """Waits for its appraisal; its result was promised for the same day or the next."""
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    return story


def held_by_the_first_officer(desk: DeskHouse, count: int) -> list[Story]:
    """Filed late on Wednesday, so promised for Thursday evening; all in the hands of one officer."""
    desk.office.set_clock(at(7, 15, 30))
    stories = []
    for _ in range(count):
        story = appraised(desk)
        assigned(desk.office, story, "appraises", 0)
        stories.append(story)
    return stories


def codes(*stories: Story) -> set[str]:
    return {story.dossier().code for story in stories}


def listed(text: str) -> set[str]:
    return set(re.findall(r"H26\.99\.01-\d{6}-\d{4}", text))


def if_away(visitor: Visitor, who: str, first: str = "08/10/2026", last: str = "") -> HtmlPage:
    return visitor.opens(f"{FORECAST}?vang={who}&tu={first}&den={last}")


def test_nothing_breaks_while_everybody_is_there(desk: DeskHouse) -> None:
    held_by_the_first_officer(desk, 2)
    page = desk.visitor(Role.SUPERVISOR).opens(FORECAST)
    assert "Không có hồ sơ sẽ trễ nếu làm như thường lệ" in page.text


def test_what_breaks_when_somebody_is_away_on_thursday_and_whom_it_could_go_to(desk: DeskHouse) -> None:
    stories = held_by_the_first_officer(desk, 4)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = if_away(supervisor, person(desk, Role.JUSTICE_OFFICER))
    assert f"Nếu {OFFICER} vắng, 4 hồ sơ sẽ trễ thêm." in page.text
    assert "Chuyển 4 việc dưới đây thì 4 hồ sơ vẫn kịp." in page.text
    assert listed(page.text) == codes(*stories)
    # Nothing has been done by looking.
    assert {str(story.open_item("appraises").assignee_id) for story in stories} == {person(desk, Role.JUSTICE_OFFICER)}
    # The other officer holds nothing, so nothing breaks without him.
    other = if_away(supervisor, person(desk, Role.JUSTICE_OFFICER, 1))
    assert "không hồ sơ nào trễ thêm" in other.text


def test_one_confirmation_moves_them_all_with_its_reason(desk: DeskHouse) -> None:
    stories = held_by_the_first_officer(desk, 4)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = if_away(supervisor, person(desk, Role.JUSTICE_OFFICER))
    without = supervisor.sends(page_with_boxes(page), FORECAST, reason="")
    assert without.status_code == 422
    assert "Hãy ghi lý do chuyển việc" in HtmlPage(without.text).text
    assert all(str(story.open_item("appraises").assignee_id) == person(desk, Role.JUSTICE_OFFICER) for story in stories)

    moved = supervisor.sends(page_with_boxes(page), FORECAST, reason="Đồng chí Hiếu nghỉ thứ Năm.")
    assert (moved.status_code, moved.headers["location"]) == (303, f"{FORECAST}?tin=xong")
    colleague = person(desk, Role.JUSTICE_OFFICER, 1)
    assert {str(story.open_item("appraises").assignee_id) for story in stories} == {colleague}
    kept: list[Rebalancing] = desk.office.scalars(lambda session: session.query(Rebalancing).all())
    assert [(one.moved, one.refused, one.reason) for one in kept] == [(4, 0, "Đồng chí Hiếu nghỉ thứ Năm.")]
    assert "không hồ sơ nào trễ thêm" in if_away(supervisor, person(desk, Role.JUSTICE_OFFICER)).text
    # Both are told, and why.
    for number, told in ((0, "chuyển"), (1, "giao")):
        notices = desk.visitor(Role.JUSTICE_OFFICER, number).opens("/thong-bao").text
        assert told in notices
        assert "Đồng chí Hiếu nghỉ thứ Năm." in notices
    # He finds them in his own list.
    assert listed(desk.visitor(Role.JUSTICE_OFFICER, 1).opens("/viec").text) == codes(*stories)


def page_with_boxes(page: HtmlPage) -> HtmlPage:
    """The form that moves work, not the one above it that asks who is away."""
    page.forms = [form for form in page.forms if form.method == "post" and form.action == FORECAST]
    return page


def test_a_page_that_has_grown_stale_moves_nothing_that_changed_meanwhile(desk: DeskHouse) -> None:
    first, second = held_by_the_first_officer(desk, 2)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = page_with_boxes(if_away(supervisor, person(desk, Role.JUSTICE_OFFICER)))
    item = first.open_item("appraises")
    with desk.office.database.transaction() as session:
        officer = desk.office.member(Role.JUSTICE_OFFICER)
        release_item(session, session.get_one(WorkItem, item.id), officer, desk.office.clock.now())
    told = supervisor.sends(page, FORECAST, reason="Đồng chí Hiếu nghỉ thứ Năm.")
    assert told.status_code == 409
    text = HtmlPage(told.text).text
    assert "Có việc không chuyển được" in text
    assert first.dossier().code in text
    assert first.open_item("appraises").assignee_id is None
    assert str(second.open_item("appraises").assignee_id) == person(desk, Role.JUSTICE_OFFICER, 1)


def test_nobody_who_is_away_himself_is_proposed_or_accepted(desk: DeskHouse) -> None:
    (story,) = held_by_the_first_officer(desk, 1)
    supervisor = desk.visitor(Role.SUPERVISOR)
    first, second = (person(desk, Role.JUSTICE_OFFICER, number) for number in (0, 1))
    page = page_with_boxes(if_away(supervisor, first))
    supervisor.post("/giam-sat/lich-nghi", {"person": second, "from": "07/10/2026", "kind": "sick"})
    told = supervisor.sends(page, FORECAST, reason="Đồng chí Hiếu nghỉ thứ Năm.")
    assert told.status_code == 409
    assert "đang vắng mặt theo lịch nghỉ" in HtmlPage(told.text).text
    assert str(story.open_item("appraises").assignee_id) == first
    assert "Không có ai làm thay" in if_away(supervisor, first).text


def test_an_entered_absence_is_in_the_forecast_without_being_supposed(desk: DeskHouse) -> None:
    stories = held_by_the_first_officer(desk, 2)
    supervisor = desk.visitor(Role.SUPERVISOR)
    officer = person(desk, Role.JUSTICE_OFFICER)
    supervisor.post(
        "/giam-sat/lich-nghi", {"person": officer, "from": "08/10/2026", "to": "09/10/2026", "kind": "leave"}
    )
    page = supervisor.opens(FORECAST)
    assert "2 hồ sơ sẽ trễ nếu làm như thường lệ" in page.text
    assert listed(page.text) == codes(*stories)
    assert (
        f"{FORECAST}?vang={officer}&tu=08%2F10%2F2026&den=09%2F10%2F2026"
        in supervisor.opens("/giam-sat/lich-nghi").links
    )


def test_what_the_supervisor_picks_is_shown_before_it_is_done(desk: DeskHouse) -> None:
    held_by_the_first_officer(desk, 1)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = page_with_boxes(if_away(supervisor, person(desk, Role.JUSTICE_OFFICER)))
    seen = supervisor.sends(page, FORECAST, then="preview", reason="đang nghĩ")
    assert seen.status_code == 200
    assert COLLEAGUE in HtmlPage(seen.text).text
    assert page_with_boxes(HtmlPage(seen.text)).form(FORECAST).boxes["reason"] == "đang nghĩ"
    assert desk.office.scalars(lambda session: session.query(Rebalancing).count()) == 0


def test_days_that_cannot_be_read_are_told_at_their_box(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    assert "Không đọc được ngày này" in if_away(supervisor, person(desk, Role.JUSTICE_OFFICER), "mai").text
    assert "Hãy chọn một người của cơ quan" in if_away(supervisor, "ai-do").text
    for nobodys_day in ("31/12/9999", "01/01/0001"):
        assert "không có trong lịch" in if_away(supervisor, person(desk, Role.JUSTICE_OFFICER), nobodys_day).text
    backwards = if_away(supervisor, person(desk, Role.JUSTICE_OFFICER), "09/10/2026", "08/10/2026")
    assert "Ngày cuối phải từ ngày đầu trở đi" in backwards.text


def test_the_late_and_the_waiting_are_no_forecast(desk: DeskHouse) -> None:
    late = appraised(desk)
    desk.office.set_clock(at(8, 9))
    waiting = desk.office.file(of_a_mother_alone)
    assert late.dossier().due_at is not None
    assert waiting.dossier().due_at is None
    desk.office.advance(timedelta(minutes=1))
    assert listed(desk.visitor(Role.SUPERVISOR).opens(FORECAST).text) == set()
