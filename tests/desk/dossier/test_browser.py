"""A dossier's page in a real browser: papers by keyboard alone, two clerks on one item, a browser that dies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from models.folder.note import Note
from models.intake.component import Component, Verdict
from models.progress.form_draft import FormDraft
from models.role import Role
from tests.desk.browser import beside
from tests.desk.desk_house import serving
from tests.desk.pictures import picture
from tests.desk.test_browser import OFFICE_SCREEN, ZOOMED, Served, take_picture, unfold, wait_until
from tests.office.filings import at_the_desk, online
from tests.office.open_office import OpenOffice
from tests.office.story import Story

pytestmark = pytest.mark.browser


@pytest.fixture
def served(office: OpenOffice, chromium: Browser) -> Iterator[Served]:
    with serving(office) as (desk, address):
        opened = Served(desk, address, chromium, [])
        yield opened
        for context in opened.contexts:
            context.close()


def place(served: Served, story: Story) -> str:
    return f"{served.address}/ho-so/{story.dossier().code}"


def scanned_story(served: Served) -> Story:
    file_id = beside(lambda: served.desk.office.upload(picture()))
    return served.file(lambda day: online(day, file_id))


def verdicts(story: Story) -> set[Verdict]:
    rows: list[Component] = beside(lambda: story.rows(Component, Component.code))
    return {row.verdict for row in rows}


def holds_up(page: Page, name: str) -> None:
    """No barrier, no scrolling sideways at twice the size, and a picture to look at."""
    take_picture(page, name)
    unfold(page)
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found] == []
    for size in (ZOOMED, OFFICE_SCREEN):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_papers_are_turned_enlarged_and_judged_by_keyboard_alone(served: Served) -> None:
    story = scanned_story(served)
    clerk = served.screen(Role.RECEIVER)
    clerk.goto(place(served, story))
    with clerk.expect_navigation():
        clerk.keyboard.press("x")
    clerk.locator("#paper-note").fill("Đang xem dở")
    clerk.locator("h1").click()
    # In place: what was typed beside the paper stays.
    clerk.keyboard.press("r")
    clerk.keyboard.press("+")
    shown = clerk.locator(".viewer img")
    assert shown.get_attribute("class") == "turn-90 larger"
    assert "xoay=90" in clerk.url
    assert clerk.locator("#paper-note").input_value() == "Đang xem dở"
    clerk.keyboard.press("-")
    assert shown.get_attribute("class") == "turn-90"
    clerk.locator("#paper-note").fill("")
    clerk.locator("h1").click()
    for _ in beside(lambda: story.rows(Component, Component.code)):
        with clerk.expect_navigation():
            clerk.keyboard.press("1")
    assert clerk.url.endswith("?tin=xem")
    assert verdicts(story) == {Verdict.GOOD}


def test_two_clerks_and_a_browser_that_dies_lose_no_word(served: Served) -> None:
    story = served.file(at_the_desk)
    first, second = served.screen(Role.RECEIVER), served.screen(Role.RECEIVER, 1)
    address = f"{place(served, story)}/giay-to"
    for screen in (first, second):
        screen.goto(address)
    first.locator("#paper-note").fill("Trang 2 mờ, không đọc được")
    with first.expect_navigation():
        first.get_by_role("button", name="Không đạt").click()
    second.locator("#paper-note").fill("Thiếu chữ ký của người mẹ")
    with second.expect_navigation():
        second.get_by_role("button", name="Không đạt").click()
    told = second.locator("main").inner_text()
    assert "Trang 2 mờ, không đọc được" in told
    assert "Thiếu chữ ký của người mẹ" in told
    holds_up(second, "hai-noi-dung")

    # A note half written survives another form of the page being sent, and the browser's sudden end.
    first.goto(place(served, story))
    first.keyboard.press("Shift+G")
    first.keyboard.type("Gia đình hẹn chiều thứ Năm")
    with first.expect_navigation():
        first.get_by_role("button", name="Nhận việc").click()
    assert first.locator("#note-text").input_value() == "Gia đình hẹn chiều thứ Năm"
    first.locator("#note-text").fill("Gia đình hẹn sáng thứ Sáu")
    first.goto(f"{served.address}/viec")
    wait_until(lambda: "Gia đình hẹn sáng thứ Sáu" in drafts(served))
    first.context.close()
    again = served.screen(Role.RECEIVER)
    again.goto(place(served, story))
    assert again.locator("#note-text").input_value() == "Gia đình hẹn sáng thứ Sáu"
    with again.expect_navigation():
        again.get_by_role("button", name="Ghi chú", exact=True).click()
    assert drafts(served) == []
    assert [note.text for note in beside(lambda: story.rows(Note, Note.written_at))] == ["Gia đình hẹn sáng thứ Sáu"]
    # One number is shown in place; the page stays as it is.
    again.locator("form[data-reveal] button").first.click()
    again.get_by_text("(đã ghi nhật ký)").wait_for()


def drafts(served: Served) -> list[str]:
    with served.desk.front.database.transaction() as session:
        return [str(row.fields.get("text", "")) for row in session.scalars(select(FormDraft))]
