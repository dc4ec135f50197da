"""Supervision in a real browser, by keyboard alone."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from models.role import Role
from tests.desk.browser import beside
from tests.desk.desk_house import COOKIE, DeskHouse, serving
from tests.desk.supervision.friday import assigned, at, person
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

pytestmark = pytest.mark.browser
OFFICE_SCREEN: ViewportSize = {"width": 1366, "height": 768}
ZOOMED: ViewportSize = {"width": 683, "height": 384}
PATIENCE_MS = 15_000


def seated(desk: DeskHouse, address: str, chromium: Browser) -> Page:
    """The supervisor at a screen; complaints of the page fail the test."""
    context = chromium.new_context(viewport=OFFICE_SCREEN)
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies([{"name": COOKIE, "value": desk.session_of(Role.SUPERVISOR), "url": address}])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the script failed: {error}"))
    page.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
    return page


def held_until_thursday(office: OpenOffice) -> list[Story]:
    """Two dossiers promised for Friday evening, both in one officer's hands."""
    stories = [office.file(without_copies) for _ in range(2)]
    for story in stories:
        story.goes_on_to("appraises")
        assigned(office, story, "appraises", 0)
    return stories


def take_picture(page: Page, name: str) -> None:
    """This will keep the whole page when MOTCUA_PICTURES names a folder; docs/pictures comes from here."""
    folder = os.environ.get("MOTCUA_PICTURES")
    if folder:
        screen = Image.open(io.BytesIO(page.screenshot(full_page=True)))
        small = screen.convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
        small.save(Path(folder) / f"desk-{name}.png", optimize=True)


def test_a_supervisor_clears_a_sick_colleagues_desk_by_keyboard_alone(office: OpenOffice, chromium: Browser) -> None:
    """From his own work to the figures, to the forecast, and with one confirmation to the other officer."""
    with serving(office) as (desk, address):
        beside(lambda: office.set_clock(at(7, 15, 30)))
        stories = beside(lambda: held_until_thursday(office))
        screen = seated(desk, address, chromium)
        screen.goto(f"{address}/viec")
        for key in ("g", "s"):
            screen.keyboard.press(key)
        screen.wait_for_url("**/giam-sat")
        # The first number of the board, by the keyboard: all that is open.
        screen.get_by_role("link", name="Đang giải quyết: 2 hồ sơ").focus()
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        for key in ("j", "j"):
            screen.keyboard.press(key)
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        assert "/ho-so/H26" in screen.url
        for key in ("g", "s"):
            screen.keyboard.press(key)
        screen.wait_for_url("**/giam-sat")
        screen.get_by_role("link", name="Dự báo, điều chuyển").focus()
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        screen.get_by_label("Ai vắng").focus()
        screen.keyboard.type("Nguyễn Đức Hiếu")
        for text in ("08102026", "08102026"):
            screen.keyboard.press("Tab")
            screen.keyboard.type(text)
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        assert "2 hồ sơ sẽ trễ thêm" in screen.locator("main").inner_text()
        screen.get_by_label("Lý do chuyển việc").focus()
        screen.keyboard.type("Đồng chí Hiếu nghỉ ốm thứ Năm")
        with screen.expect_navigation():
            screen.keyboard.press("Control+Enter")
        assert "Đã chuyển việc" in screen.locator("main").inner_text()
        holders = beside(lambda: {str(story.open_item("appraises").assignee_id) for story in stories})
        assert holders == {person(desk, Role.JUSTICE_OFFICER, 1)}
        assert not beside(lambda: [one for one in stories if one.asides()])
        # Every page is held against axe in tests/pages; what only a slip of the hand shows, here.
        screen.goto(f"{address}/giam-sat/du-bao?vang={person(desk, Role.JUSTICE_OFFICER)}&tu=mai")
        assert Axe().run(screen).response["violations"] == []
        screen.set_viewport_size(ZOOMED)
        assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        screen.context.close()
