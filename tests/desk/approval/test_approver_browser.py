"""An approver in a real browser, by keyboard alone; and no barrier on any of his pages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from models.role import Role
from tests.desk.approval.noon import PASSWORD, births_to_decide, have_passwords
from tests.desk.approval.test_delegation import delegates
from tests.desk.browser import beside
from tests.desk.test_browser import OFFICE_SCREEN, ZOOMED, Served, served, take_picture  # noqa: F401
from tests.office.story import Story

pytestmark = pytest.mark.browser


def looked_at(page: Page, name: str) -> None:
    """This will take the picture and see that nothing bars anybody, nor scrolls sideways at twice the size."""
    page.wait_for_load_state("networkidle")
    take_picture(page, name)
    violations = Axe().run(page).response["violations"]
    told = [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in violations]
    assert told == [], name
    page.set_viewport_size(ZOOMED)
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways <= 0, f"{name}: {sideways} dots too wide"
    page.set_viewport_size(OFFICE_SCREEN)


def awaited(stories: list[Story], line: str) -> int:
    return beside(lambda: sum(line in story.waits_for() for story in stories))


def test_an_approver_works_by_keyboard_alone(served: Served) -> None:  # noqa: F811
    beside(lambda: have_passwords(served.desk))
    stories = beside(lambda: births_to_decide(served.desk, 5))
    page = served.screen(Role.CHAIRMAN)
    page.goto(f"{served.address}/duyet")
    looked_at(page, "duyet")
    for key in ("j", "j", "k", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**/duyet/viec/**")
    looked_at(page, "duyet-mot-ho-so")

    # To the next and back.
    first = page.url
    for key in ("j", "k"):
        with page.expect_navigation():
            page.keyboard.press(key)
    assert page.url == first

    # A: the password and Enter decide, and the next opens by itself.
    page.keyboard.press("a")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "tin=duyet" in page.url
    assert awaited(stories, "decides") == 4

    # T: a ground from the list, what exactly, and it goes back.
    page.keyboard.press("t")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Ghi lai noi sinh.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "tin=tra" in page.url
    assert awaited(stories, "decides") == 3

    # The other three at once: chosen with X, looked through, one password.
    for keys in ("gd",):
        with page.expect_navigation():
            for key in keys:
                page.keyboard.press(key)
    for key in ("j", "x", "j", "x", "j", "x"):
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press("l")
    looked_at(page, "duyet-xem-lai")
    page.keyboard.press("a")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("3/3 hồ sơ đã xong").wait_for()
    looked_at(page, "duyet-mot-dot")
    assert awaited(stories, "decides") == 0

    beside(lambda: delegates(served.desk))
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("y")
    looked_at(page, "uy-quyen")
