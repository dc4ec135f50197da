"""A clerk's morning, by keyboard alone: on the office's screen, at twice the size, and with scripts switched off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, ViewportSize

from models.folder.contact import Contact
from models.folder.note import Note
from models.intake.component import Component, Verdict
from models.role import Role
from models.staff_member import StaffMember
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.browser import beside
from tests.desk.day.keyboard import OFFICE_SCREEN, ZOOMED, Keyboard
from tests.desk.test_browser import Served, served
from tests.desk.worklist.lists import holder, staff_id
from tests.office.filings import at_the_desk, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

__all__ = ["served"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def logs_in(served: Served, page: Page, role: Role) -> Keyboard:
    """By name and password, as everybody begins."""
    beside(lambda: have_passwords(served.desk))
    with served.desk.front.database.transaction() as session:
        name = session.get_one(StaffMember, served.desk.office.member(role).staff_id).username
    keys = Keyboard(page)
    page.goto(f"{served.address}/dang-nhap")
    page.locator("#username:focus").wait_for()
    keys.types(name)
    keys.press("Tab")
    keys.types(PASSWORD)
    keys.goes("Enter")
    return keys


def in_turn(office: OpenOffice) -> list[Story]:
    """Four dossiers, a minute apart, so that the list has them in this order."""
    stories = []
    for body in (at_the_desk, without_copies, without_copies, without_copies):
        office.clock.advance(timedelta(minutes=1))
        stories.append(office.file(body))
    return stories


@pytest.mark.parametrize("size", [OFFICE_SCREEN, ZOOMED], ids=["1366", "683"])
def test_a_clerks_morning(served: Served, size: ViewportSize) -> None:
    plain, lacking, doubtful, left = beside(lambda: in_turn(served.desk.office))
    page = served.screen(None, viewport=size, reduced_motion="reduce")
    clerk = logs_in(served, page, Role.RECEIVER)
    assert page.url.endswith("/viec")
    clerk.press("Shift+Slash", "Escape")
    _takes_the_plain_one(clerk, plain)
    _asks_for_what_is_missing(clerk, lacking)
    _looks_at_each_paper(clerk, doubtful)
    _talks(served, clerk, doubtful)
    _hands_over(served, clerk, left)
    clerk.tabs_to("Đăng xuất")
    clerk.goes("Enter")
    assert "/dang-nhap" in page.url


def _takes_the_plain_one(clerk: Keyboard, story: Story) -> None:
    """From the list: mark, take; every paper is good, record it and open the next."""
    clerk.press("j", "x", "x")
    assert story.dossier().code in str(clerk.page.evaluate("document.activeElement.closest('[data-row]').innerHTML"))
    # Taken, it stands open.
    clerk.goes("c")
    clerk.says("Bạn đang giữ việc này")
    assert story.dossier().code in clerk.page.url
    clerk.goes("a")
    clerk.goes("Control+Enter")
    beside(story.office.go_on)
    assert "checks_components" not in story.waits_for()


def _asks_for_what_is_missing(clerk: Keyboard, story: Story) -> None:
    """The next has opened by itself. 2: what is missing, why, what to do; the letter is read, then sent."""
    assert story.dossier().code in clerk.page.url
    clerk.press("2")
    assert clerk.page.evaluate("document.activeElement.type") == "checkbox"
    clerk.press("Space", "Tab")
    clerk.types("Tờ khai thiếu chữ ký.")
    clerk.press("Tab")
    clerk.types("Ký vào tờ khai.")
    clerk.goes("Control+Enter")
    clerk.says("Sẽ gửi:")
    assert story.waits_for() == {"checks_components"}
    clerk.goes("Control+Enter")
    beside(story.office.go_on)
    assert story.waits_for() == {"supplements"}


def _looks_at_each_paper(clerk: Keyboard, story: Story) -> None:
    assert story.dossier().code in clerk.page.url
    clerk.goes("x")
    for _ in beside(lambda: story.rows(Component)):
        clerk.goes("1")
    # After the last one the dossier stands open again.
    assert clerk.page.url.endswith("?tin=xem")
    rows: list[Component] = beside(lambda: story.rows(Component))
    assert {row.verdict for row in rows} == {Verdict.GOOD}


def _talks(served: Served, clerk: Keyboard, story: Story) -> None:
    """A note for the colleague, and that the family was telephoned with; then the work is recorded."""
    clerk.press("Shift+G")
    clerk.types("Gia đình hẹn chiều thứ Năm")
    # Whoever writes a note sends the note, not the dossier.
    clerk.goes("Control+Enter")
    assert story.waits_for() == {"checks_components"}
    clerk.says("Gia đình hẹn chiều thứ Năm")
    clerk.press("Shift+L")
    clerk.tabs_to("contact-way")
    clerk.press("ArrowDown", "Tab", "ArrowDown")
    clerk.tabs_to("contact-said")
    clerk.types("Đã hẹn đến ký tờ khai")
    clerk.press("Tab")
    clerk.goes("Enter")
    assert len(beside(lambda: story.rows(Note))) == 1
    assert len(beside(lambda: story.rows(Contact))) == 1
    clerk.goes("Control+Enter")
    beside(story.office.go_on)
    assert story.waits_for() == {"appraises"}


def _hands_over(served: Served, clerk: Keyboard, story: Story) -> None:
    """The last one is found by four digits and left to the colleague of the afternoon."""
    assert story.dossier().code in clerk.page.url
    clerk.press("g")
    clerk.goes("v")
    clerk.press("/")
    clerk.types(story.dossier().code[-4:])
    clerk.goes("Enter")
    assert story.dossier().code in clerk.page.url
    # Opened as the next one it was taken, too.
    clerk.says("Bạn đang giữ việc này")
    clerk.press("g")
    clerk.goes("v")
    clerk.goes("h")
    clerk.says(story.dossier().code)
    colleague = staff_id(served.desk, Role.RECEIVER, 1)
    clerk.tabs_to("receiver")
    clerk.chooses(colleague)
    clerk.goes("Control+Enter")
    clerk.page.get_by_text("Xong 1 việc").wait_for()
    assert holder(served.desk, story) == colleague


def test_the_essential_path_needs_no_script(served: Served) -> None:
    """Log in, open, judge, record, ask for a supplement, search: by Tab and Enter, with scripts switched off."""
    story, lacking, *_ = beside(lambda: in_turn(served.desk.office))
    page = served.screen(None, java_script_enabled=False, reduced_motion="reduce")
    clerk = logs_in(served, page, Role.RECEIVER)
    clerk.tabs_to("Nhận việc gấp nhất")
    clerk.goes("Enter")
    assert story.dossier().code in page.url
    clerk.tabs_to("Đạt tất cả")
    clerk.goes("Enter")
    clerk.tabs_to("Tiếp nhận, mở việc tiếp")
    clerk.goes("Enter")
    beside(story.office.go_on)
    assert "checks_components" not in story.waits_for()

    assert lacking.dossier().code in page.url
    clerk.tabs_to("Yêu cầu bổ sung")
    clerk.press("Enter", "Tab", "Space", "Tab")
    clerk.types("Tờ khai thiếu chữ ký.")
    clerk.press("Tab")
    clerk.types("Ký vào tờ khai.")
    clerk.tabs_to("Xem thư sẽ gửi")
    clerk.goes("Enter")
    clerk.says("Sẽ gửi:")
    clerk.tabs_to("Gửi yêu cầu bổ sung, mở việc tiếp")
    clerk.goes("Enter")
    beside(story.office.go_on)
    assert lacking.waits_for() == {"supplements"}
    clerk.tabs_to("search")
    clerk.types(lacking.dossier().code[-4:])
    clerk.goes("Enter")
    assert lacking.dossier().code in page.url
