"""An approver's noon and a supervisor's Friday, by keyboard alone, at twice the size and with scripts switched off.

At the office's size the approver's keys are told in tests/desk/approval/test_approver_browser.py.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from models.role import Role
from tests.desk.approval.noon import PASSWORD, births_to_decide, have_passwords
from tests.desk.browser import beside
from tests.desk.day.keyboard import OFFICE_SCREEN, ZOOMED, Keyboard
from tests.desk.supervision.friday import Friday, breaks_down, lived, person
from tests.desk.test_browser import Served, served
from tests.desk.worklist.lists import holder
from tests.office.story import Story

__all__ = ["served"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def waiting(stories: list[Story], line: str = "decides") -> int:
    return beside(lambda: sum(line in story.waits_for() for story in stories))


def to_decide(served: Served, number: int) -> list[Story]:
    beside(lambda: have_passwords(served.desk))
    return beside(lambda: births_to_decide(served.desk, number))


def at_work(served: Served, role: Role, **screen: Any) -> Keyboard:
    page = served.screen(role, reduced_motion="reduce", **screen)
    page.goto(f"{served.address}/viec")
    return Keyboard(page)


def test_an_approvers_noon_at_twice_the_size(served: Served) -> None:
    stories = to_decide(served, 5)
    chairman = at_work(served, Role.CHAIRMAN, viewport=ZOOMED)
    chairman.press("g")
    chairman.goes("d")
    chairman.press("j")
    chairman.goes("Enter")
    # One is decided, the next has opened; a wrong password changes nothing and keeps one on the page.
    chairman.press("a")
    chairman.types("sai-mat-khau")
    chairman.goes("Enter")
    chairman.says("Mật khẩu chưa đúng")
    # Who is told of a fault stands at its box.
    chairman.types(PASSWORD)
    chairman.goes("Enter")
    assert waiting(stories) == 4
    # One goes back to the officer with its ground.
    chairman.press("t", "ArrowDown", "Tab")
    chairman.types("Ghi lại nơi sinh.")
    chairman.press("Tab")
    chairman.goes("Enter")
    assert waiting(stories) == 3
    # The others at once.
    chairman.press("g")
    chairman.goes("d")
    chairman.press("j", "x", "j", "x", "j", "x")
    chairman.goes("l")
    chairman.press("a")
    chairman.types(PASSWORD)
    chairman.goes("Enter")
    chairman.page.get_by_text("3/3 hồ sơ đã xong").wait_for()
    assert waiting(stories) == 0


def test_an_approver_needs_no_script(served: Served) -> None:
    stories = to_decide(served, 2)
    chairman = at_work(served, Role.CHAIRMAN, java_script_enabled=False)
    chairman.tabs_to("Chờ duyệt")
    chairman.goes("Enter")
    chairman.tabs_to("Mở việc gấp nhất")
    chairman.goes("Enter")
    chairman.tabs_to("password")
    chairman.types(PASSWORD)
    chairman.goes("Enter")
    assert waiting(stories) == 1
    # The other one by the dossier's own page: the same rule, the same password.
    left = next(story for story in stories if "decides" in beside(story.waits_for))
    chairman.page.goto(f"{served.address}/ho-so/{left.dossier().code}")
    chairman.tabs_to("password-approve")
    chairman.types(PASSWORD)
    chairman.goes("Enter")
    assert waiting(stories) == 0


@pytest.mark.parametrize("size", [OFFICE_SCREEN, ZOOMED], ids=["1366", "683"])
def test_a_supervisors_friday(served: Served, size: ViewportSize) -> None:
    office = served.desk.office
    week = beside(lambda: lived(office))
    beside(lambda: breaks_down(office, week.late))
    chief = at_work(served, Role.SUPERVISOR, viewport=size)
    chief.press("g")
    chief.goes("s")
    _opens_what_a_number_counts(chief, week)
    _sees_what_is_stuck(chief, week)
    _gives_work_to_somebody(served, chief, week)
    # The reports of the week, and what happened yesterday.
    chief.press("g")
    chief.goes("o")
    chief.says("II.06")
    chief.press("g")
    chief.goes("s")
    chief.tabs_to("Tin ngày")
    chief.goes("Enter")
    chief.says("Tin ngày")


def _opens_what_a_number_counts(chief: Keyboard, week: Friday) -> None:
    """A number, exactly its dossiers, one of them, and how the house has worked on it."""
    chief.tabs_to("Đang giải quyết: 5 hồ sơ")
    chief.goes("Enter")
    chief.says("5 hồ sơ")
    chief.press("j")
    chief.goes("Enter")
    assert "/ho-so/" in chief.page.url
    chief.tabs_to("Hệ thống đã xử lý hồ sơ này thế nào")
    chief.goes("Enter")
    chief.says("Các lượt xử lý gần đây")


def _sees_what_is_stuck(chief: Keyboard, week: Friday) -> None:
    chief.tabs_to("Hồ sơ mắc")
    chief.goes("Enter")
    chief.says(week.late.dossier().code)
    chief.press("j")
    chief.goes("Enter")
    chief.says("Lúc này")


def _gives_work_to_somebody(served: Served, chief: Keyboard, week: Friday) -> None:
    """What a colleague holds goes to the other one, with a reason."""
    chief.press("g")
    chief.goes("h")
    chief.press("f")
    chief.types(week.held.dossier().code)
    expect(chief.page.locator("[data-row]")).to_have_count(1)
    chief.press("Tab", "j")
    chief.goes("m")
    chief.tabs_to("dong-nghiep")
    other = person(served.desk, Role.JUSTICE_OFFICER, 1)
    chief.chooses(other)
    chief.tabs_to("ly-do")
    chief.types("Đồng chí Hiếu nghỉ ốm")
    chief.goes("Control+Enter")
    assert beside(lambda: holder(served.desk, week.held, "appraises")) == other
