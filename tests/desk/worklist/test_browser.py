"""Lists of work in a real browser: by keyboard alone, and with no row moving under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from models.role import Role
from tests.desk.browser import beside, cursor_in
from tests.desk.desk_house import DeskHouse, serving
from tests.desk.test_browser import Served, take_picture
from tests.desk.worklist.lists import holder, item_of, name_of, named, staff_id
from tests.office.filings import at_the_desk, without_copies
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


def looks_again(screen: Page) -> None:
    """The page asks what has changed when it comes back into sight; here it is told that it has."""
    with screen.expect_response(lambda answer: "/viec/doi-moi" in answer.url):
        screen.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def places(screen: Page) -> list[list[float]]:
    """Where each row stands on the screen."""
    found: list[list[float]] = screen.evaluate(
        "[...document.querySelectorAll('[data-row]')].map((row) => { const box = row.getBoundingClientRect();"
        " return [box.top, box.height]; })"
    )
    return found


def focused(screen: Page) -> str:
    words: str = screen.evaluate("document.activeElement.closest('[data-row]')?.innerText ?? ''")
    return words


def file_in_turn(served: Served, number: int) -> list[Story]:
    """So many dossiers, a minute apart, so that the list has them in this order."""

    def filed() -> Story:
        served.desk.office.clock.advance(timedelta(minutes=1))
        return served.desk.office.file(without_copies)

    return [beside(filed) for _ in range(number)]


def takes(desk: DeskHouse, story: Story, number: int) -> None:
    desk.visitor(Role.RECEIVER, number).post(f"/viec/{item_of(story).id}/nhan", {})


def test_changed_rows_stay_where_they_are_and_new_ones_wait_until_they_are_asked_for(served: Served) -> None:
    stories = file_in_turn(served, 5)
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/viec")
    for _ in range(3):
        screen.keyboard.press("j")
    before, at = places(screen), focused(screen)
    assert stories[2].dossier().code in at

    beside(lambda: takes(served.desk, stories[2], 1))
    beside(lambda: stories[0].answers("checks_components", "complete"))
    served.file(at_the_desk)
    looks_again(screen)
    screen.locator("tr.gone").nth(1).wait_for()

    assert places(screen) == before
    assert stories[2].dossier().code in focused(screen)
    gone = screen.locator("tr.gone").all_inner_texts()
    assert "đã làm xong" in gone[0]
    assert f"{name_of(served.desk, Role.RECEIVER, 1)} vừa nhận" in screen.locator("tr.gone").nth(1).inner_text()
    assert screen.locator("[data-live-shown]").inner_text().startswith("1 việc mới – Hiện")
    take_picture(screen, "viec-doi-moi")
    with screen.expect_navigation():
        screen.keyboard.press("l")
    assert screen.locator("[data-row]").count() == 4
    # A list that can follow no longer says so.
    screen.context.clear_cookies()
    screen.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    screen.get_by_role("link", name="Mất kết nối – Tải lại").wait_for()


def test_many_rows_are_marked_taken_and_given_back_by_keyboard_alone(served: Served) -> None:
    stories = file_in_turn(served, 4)
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/viec")
    for key in ("j", "x", "j", "x"):
        screen.keyboard.press(key)
    assert screen.locator("[data-picked]").inner_text() == "đã đánh dấu 2"
    screen.keyboard.press("b")
    screen.wait_for_function("document.activeElement.name === 'pham-vi'")
    with screen.expect_navigation():
        screen.keyboard.press("Control+Enter")
    assert "Sẽ làm 2 việc" in screen.locator("main").inner_text()
    with screen.expect_navigation():
        screen.keyboard.press("Control+Enter")
    screen.get_by_text("Xong 2 việc").wait_for()
    me = staff_id(served.desk, Role.RECEIVER)
    assert beside(lambda: [holder(served.desk, story) for story in stories]) == [me, me, "", ""]
    take_picture(screen, "hang-loat")
    with screen.expect_navigation():
        screen.keyboard.press("u")
    screen.get_by_text("Đã hoàn tác 2 việc").wait_for()
    assert beside(lambda: [holder(served.desk, story) for story in stories]) == [""] * 4


def test_the_list_follows_what_is_typed_and_acts_on_all_that_then_match(served: Served) -> None:
    wanted = [served.file(named("Hoàng Quý Xuyến")) for _ in range(2)]
    other = served.file(without_copies)
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/viec")
    assert screen.locator("[data-row]").count() == 3
    screen.keyboard.press("f")
    screen.keyboard.type("xuyen quy")
    screen.wait_for_url("**q=xuyen*")
    assert screen.locator("[data-row]").count() == 2
    cursor_in(screen, "filter-words")
    assert screen.locator("[data-part=total]").inner_text().startswith("2 việc")
    # Whatever else is chosen or kept now is chosen or kept with the words, and so is what is counted beside it.
    assert screen.locator("form[action='/goc-nhin'] [name=loc]").input_value() == "q=xuyen+quy"
    assert "tên hoặc mã có “xuyen quy” ✕" in screen.locator("[data-part=force]").inner_text()
    screen.keyboard.press("Tab")
    screen.keyboard.press("b")
    for key in ("ArrowDown", "Control+Enter"):
        screen.keyboard.press(key)
    screen.get_by_text("Sẽ làm 2 việc").wait_for()
    with screen.expect_navigation():
        screen.keyboard.press("Control+Enter")
    screen.get_by_text("Xong 2 việc").wait_for()
    me = staff_id(served.desk, Role.RECEIVER)
    assert beside(lambda: [holder(served.desk, story) for story in (*wanted, other)]) == [me, me, ""]


def test_after_an_act_the_focus_is_where_it_was(served: Served) -> None:
    stories = file_in_turn(served, 3)
    for story in stories:
        beside(lambda story=story: takes(served.desk, story, 0))  # type: ignore[misc]
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/viec")
    screen.keyboard.press("j")
    screen.keyboard.press("j")
    with screen.expect_navigation():
        screen.keyboard.press("t")
    assert "Đã trả việc về hàng đợi chung" in screen.locator("main").inner_text()
    screen.wait_for_function("document.activeElement.closest('[data-row]')")
    assert stories[1].dossier().code in focused(screen)
    screen.keyboard.press("j")
    assert stories[2].dossier().code in focused(screen)
