"""What goes wrong around a form in a real browser: a colleague was faster, the page is old, the role is gone, the
session is ended, the browser dies. Nothing typed is lost, and what was meant once happens once."""

from __future__ import annotations

import contextlib

import pytest
from playwright.sync_api import Error, Page, expect
from sqlalchemy import select

from models.progress.form_draft import FormDraft
from models.role import Role
from models.staff.change_member import end_every_session, give_roles
from models.staff_member import StaffMember
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.browser import beside
from tests.desk.test_browser import Served, served, unfold, wait_until
from tests.office.filings import without_copies
from tests.office.story import Story

__all__ = ["served"]
pytestmark = pytest.mark.browser
REFUSES = "form[action$='/tra-loi/propose_refusal']"
REASON = "[name='propose_refusal.reason']"
MINE, THEIRS = "Ngày sinh khác Giấy chứng sinh.", "Chưa có giấy tờ chứng minh nơi cư trú."


def officer_at(served: Served, story: Story, number: int = 0) -> Page:
    screen = served.screen(Role.JUSTICE_OFFICER, number)
    screen.goto(f"{served.address}/ho-so/{story.dossier().code}")
    unfold(screen)
    return screen


def sends(screen: Page, words: str) -> None:
    """This will fill in the refusal's reason and press its button by keyboard."""
    screen.locator(f"{REFUSES} {REASON}").fill(words)
    with screen.expect_navigation():
        screen.keyboard.press("Control+Enter")


def dies(screen: Page) -> None:
    """The page is gone at once: no script of it runs any more."""
    with screen.expect_event("crash"), contextlib.suppress(Error):
        screen.goto("chrome://crash")


def drafts(served: Served) -> list[str]:
    with served.desk.front.database.transaction() as session:
        return [str(row.fields.get("reason", "")) for row in session.scalars(select(FormDraft))]


def proposals(story: Story) -> int:
    beside(story.office.go_on)
    return story.journal().count("appraises")


def test_of_two_officers_who_send_at_once_one_is_told_and_keeps_his_words(served: Served) -> None:
    story = served.file(without_copies, "appraises")
    first, second = officer_at(served, story), officer_at(served, story, 1)
    second.locator(f"{REFUSES} {REASON}").fill(MINE)
    with first.expect_navigation():
        first.locator("form[action$='/tra-loi/propose_registration'] .primary").press("Enter")

    with second.expect_navigation():
        second.locator(f"{REFUSES} {REASON}").press("Control+Enter")

    told = second.locator("main").inner_text()
    assert "Hai nội dung của cùng một việc" in told
    assert MINE in told
    assert proposals(story) == 1
    assert "appraises" not in story.waits_for()


def test_an_old_page_left_open_does_nothing_a_second_time(served: Served) -> None:
    """The same officer has answered in another window, gone back to the old page, and presses the button again."""
    story = served.file(without_copies, "appraises")
    old, new = officer_at(served, story), officer_at(served, story)
    with new.expect_navigation():
        new.locator("form[action$='/tra-loi/propose_registration'] .primary").press("Enter")
    beside(served.desk.office.go_on)

    old.locator(f"{REFUSES} {REASON}").fill(MINE)
    with old.expect_navigation():
        old.locator(f"{REFUSES} {REASON}").press("Control+Enter")

    assert MINE in old.locator("main").inner_text()
    assert proposals(story) == 1
    # Going back shows how things stand, not the form of then.
    old.go_back()
    assert old.locator(REFUSES).count() == 0


def test_a_role_taken_away_between_opening_and_sending(served: Served) -> None:
    story = served.file(without_copies, "appraises")
    screen = officer_at(served, story)
    screen.locator(f"{REFUSES} {REASON}").fill(MINE)
    with served.desk.office.database.transaction() as session:
        staff = session.get_one(StaffMember, served.desk.office.member(Role.JUSTICE_OFFICER).staff_id)
        boss = served.desk.office.member(Role.SUPERVISOR)
        give_roles(session, staff, [Role.SEAL_KEEPER], boss, served.desk.office.clock.now())

    with screen.expect_navigation():
        screen.locator(f"{REFUSES} {REASON}").press("Control+Enter")

    told = screen.locator("main").inner_text()
    assert "Nội dung bạn vừa nhập (chưa ghi)" in told
    assert MINE in told
    assert story.waits_for() == {"appraises"}


def test_a_session_killed_under_ones_hands_goes_on_after_logging_in_by_keyboard(served: Served) -> None:
    story = served.file(without_copies, "appraises")
    beside(lambda: have_passwords(served.desk))
    screen = officer_at(served, story)
    screen.locator(f"{REFUSES} {REASON}").fill(MINE)
    staff_id = served.desk.office.member(Role.JUSTICE_OFFICER).staff_id
    assert staff_id is not None
    with served.desk.office.database.transaction() as session:
        name = session.get_one(StaffMember, staff_id).username
        end_every_session(session, staff_id, served.desk.machine.now())
    with screen.expect_navigation():
        screen.locator(f"{REFUSES} {REASON}").press("Control+Enter")
    expect(screen.get_by_role("heading", level=1)).to_have_text("Phiên làm việc đã kết thúc")

    # The name has the focus; Tab, the password, Enter.
    expect(screen.locator("#username")).to_be_focused()
    screen.keyboard.type(name)
    screen.keyboard.press("Tab")
    screen.keyboard.type(PASSWORD)
    with screen.expect_navigation():
        screen.keyboard.press("Enter")

    assert screen.locator(f"{REFUSES} {REASON}").input_value() == MINE
    assert story.waits_for() == {"appraises"}
    assert drafts(served) == [MINE]


def test_a_browser_that_dies_ten_seconds_after_the_last_word_loses_none(served: Served) -> None:
    """Nothing tells the page that it ends: what is there again is what it had kept by itself."""
    story = served.file(without_copies, "appraises")
    screen = served.screen(Role.JUSTICE_OFFICER)
    screen.clock.install()
    screen.goto(f"{served.address}/ho-so/{story.dossier().code}")
    unfold(screen)
    screen.locator(f"{REFUSES} {REASON}").press_sequentially(THEIRS)
    screen.clock.fast_forward(10_500)
    wait_until(lambda: drafts(served) == [THEIRS])
    dies(screen)

    again = officer_at(served, story)
    assert again.locator(f"{REFUSES} {REASON}").input_value() == THEIRS
