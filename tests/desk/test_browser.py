"""The desk in a real browser: by keyboard alone, and with everything typed kept; every page: tests/pages."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from sqlalchemy import select

from models.dossier import Dossier
from models.progress.form_draft import FormDraft
from models.role import Role
from models.status import Ending
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.browser import beside
from tests.desk.desk_house import COOKIE, DeskHouse, serving
from tests.office.filings import (
    at_the_desk,
    without_copies,
)
from tests.office.open_office import OpenOffice
from tests.office.story import Story

pytestmark = pytest.mark.browser
OFFICE_SCREEN: ViewportSize = {"width": 1366, "height": 768}
# The same screen at 200 %: half as many dots of the style sheet each way.
ZOOMED: ViewportSize = {"width": 683, "height": 384}
# What a person waits for in a page; the machine may be busy.
PATIENCE_MS = 15_000


@dataclass
class Served:
    """The desk behind a real server, and people in front of it."""

    desk: DeskHouse
    address: str
    chromium: Browser
    contexts: list[BrowserContext]

    def screen(self, role: Role | None, number: int = 0, **more: Any) -> Page:
        """This will seat somebody of that role at a screen of his own; complaints of the page fail the test."""
        context = self.chromium.new_context(**{"viewport": OFFICE_SCREEN, **more})
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        if role is not None:
            token = self.desk.session_of(role, number)
            context.add_cookies([{"name": COOKIE, "value": token, "url": self.address}])
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"the script failed: {error}"))
        page.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
        return page

    def file(self, body: Any, until: str = "") -> Story:
        def filed() -> Story:
            story = self.desk.office.file(body)
            if until:
                story.goes_on_to(until)
            return story

        return beside(filed)

    def goes_on(self, story: Story, line: str) -> None:
        beside(lambda: self.desk.office.until(lambda: line in story.waits_for()))


@pytest.fixture
def served(office: OpenOffice, chromium: Browser) -> Iterator[Served]:
    with serving(office) as (desk, address):
        opened = Served(desk, address, chromium, [])
        yield opened
        for context in opened.contexts:
            context.close()


def take_picture(page: Page, name: str) -> None:
    """This will keep what stands on the screen, when MOTCUA_PICTURES names a folder; docs/pictures comes from here."""
    folder = os.environ.get("MOTCUA_PICTURES")
    if folder:
        screen = Image.open(io.BytesIO(page.screenshot())).convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
        screen.save(Path(folder) / f"desk-{name}.png", optimize=True)


def unfold(page: Page) -> None:
    """This will open everything that is folded, so that nothing hides from the test."""
    page.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")


def test_a_clerk_clears_his_list_by_keyboard_alone(served: Served) -> None:
    stories = [served.file(at_the_desk) for _ in range(3)]
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/viec")
    # Down to the second row and up again, then open the first.
    for key in ("j", "j", "k", "Enter"):
        screen.keyboard.press(key)
    screen.wait_for_url("**/ho-so/**")
    presses = 0
    for _ in stories:
        with screen.expect_navigation():
            screen.keyboard.press("a")
        with screen.expect_navigation():
            screen.keyboard.press("Control+Enter")
        presses += 2
    assert screen.url.endswith("/viec?tin=xong")
    assert presses <= 4 * len(stories)
    for story in stories:
        served.goes_on(story, "appraises")


def test_keys_sleep_while_somebody_types_and_when_they_are_switched_off(served: Served) -> None:
    served.file(at_the_desk)
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/viec")
    screen.keyboard.press("/")
    screen.keyboard.type("jkn ")
    assert screen.locator("#search").input_value() == "jkn "
    assert screen.url.endswith("/viec")

    screen.goto(f"{served.address}/tai-khoan")
    screen.get_by_role("button", name="Tắt phím tắt").click()
    screen.goto(f"{served.address}/viec")
    screen.keyboard.press("j")
    screen.keyboard.press("n")
    assert screen.locator("[data-row][aria-selected=true]").count() == 0
    assert screen.url.endswith("/viec")


def test_a_key_goes_by_its_place_whatever_the_typing_method_makes_of_it(served: Served) -> None:
    served.file(at_the_desk)
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/viec")
    turned = "document.dispatchEvent(new KeyboardEvent('keydown', {{code: '{}', key: '{}', bubbles: true}}))"
    screen.evaluate("document.body.focus()")
    screen.evaluate(turned.format("KeyJ", "ư").replace("document.dispatch", "document.body.dispatch"))
    assert screen.locator("[data-row][aria-selected=true]").count() == 1
    for code in ("KeyG", "KeyH"):
        screen.evaluate(turned.format(code, "đ").replace("document.dispatch", "document.body.dispatch"))
    screen.wait_for_url("**/hang-doi")


def test_the_key_sheet_opens_and_closes_by_keyboard(served: Served) -> None:
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/viec")
    screen.keyboard.press("Shift+Slash")
    assert screen.locator("dialog#keys[open]").count() == 1
    screen.keyboard.press("Escape")
    assert screen.locator("dialog#keys[open]").count() == 0


def test_a_browser_closed_in_the_middle_of_a_form_loses_nothing(served: Served) -> None:
    story = served.file(without_copies, "appraises")
    path = f"{served.address}/ho-so/{story.dossier().code}"
    screen = served.screen(Role.JUSTICE_OFFICER)
    screen.goto(path)
    screen.locator("textarea[name=note]").fill("Đang viết dở thì mất điện")
    screen.goto(f"{served.address}/viec")
    wait_until(lambda: draft_note(served) is not None)
    screen.context.close()

    again = served.screen(Role.JUSTICE_OFFICER)
    again.goto(path)
    assert again.locator("textarea[name=note]").input_value() == "Đang viết dở thì mất điện"
    assert draft_note(served) == "Đang viết dở thì mất điện"


def draft_note(served: Served) -> str | None:
    with served.desk.front.database.transaction() as session:
        draft = session.scalars(select(FormDraft)).one_or_none()
        return draft.fields["note"] if draft else None


def wait_until(enough: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + PATIENCE_MS / 1000
    while not enough():
        assert time.monotonic() < ends_at, "it never came about"
        time.sleep(0.05)


def test_the_components_needed_are_told_while_the_form_is_being_filled_in(served: Served) -> None:
    screen = served.screen(Role.RECEIVER)
    screen.goto(f"{served.address}/tiep-nhan/moi?thu-tuc=1.001193")
    part = screen.locator("[data-live-part]")
    assert "Giấy chứng sinh" not in part.inner_text()
    screen.locator("#f-declaration-evidence-kind").select_option("medical_certificate")
    part.get_by_text("Giấy chứng sinh", exact=False).first.wait_for()


def test_a_birth_goes_from_the_counter_to_the_family_by_keyboard_alone(served: Served) -> None:
    beside(lambda: have_passwords(served.desk))
    clerk = served.screen(Role.RECEIVER)
    story = file_by_keyboard(served, clerk)
    for role, line in (
        (Role.JUSTICE_OFFICER, "appraises"),
        (Role.CHAIRMAN, "decides"),
        (Role.CHAIRMAN, "signs"),
        (Role.SEAL_KEEPER, "seals"),
    ):
        served.goes_on(story, line)
        screen = served.screen(role)
        screen.goto(f"{served.address}/viec")
        with screen.expect_navigation():
            screen.keyboard.press("n")
        if role is Role.CHAIRMAN:
            # Who decides or signs says with his password that it is he.
            screen.keyboard.press("Control+Enter")
            screen.keyboard.type(PASSWORD)
        with screen.expect_navigation():
            screen.keyboard.press("Control+Enter")
    served.goes_on(story, "receives")
    hand_over_by_keyboard(served, story)
    beside(lambda: story.ends_as(Ending.DELIVERED))
    assert story.receipts() == [("cash", 8_000)]


def file_by_keyboard(served: Served, clerk: Page) -> Story:
    """An ordinary birth, typed by somebody who never touches the mouse."""
    clerk.goto(f"{served.address}/viec")
    clerk.keyboard.press("g")
    with clerk.expect_navigation():
        clerk.keyboard.press("t")
    with clerk.expect_navigation():
        clerk.keyboard.type("dkks")
        clerk.keyboard.press("Enter")
    parts = {
        "Alt+1": [("applicant-full_name", "Nguyễn Văn Mẫu"), ("applicant-relation", "Cha"),
                  ("applicant-personal_number", "001 090 000 001"), ("applicant-phone", "0900000001"),
                  ("applicant-residence-ward", "ha dong"), ("applicant-residence-detail", "Số 1 phố Thử")],
        "Alt+2": [("declaration-kind", "Có đủ cha và mẹ"), ("declaration-parents_married", " ")],
        "Alt+3": [("declaration-child-full_name", "Nguyễn Thị An Mẫu"), ("declaration-child-birth_date", "15/9/26"),
                  ("declaration-child-sex", "Nữ"), ("declaration-child-ethnicity", "Kinh"),
                  ("declaration-child-birth_place-kind", "Tại cơ sở y tế"),
                  ("declaration-child-birth_place-facility", "Bệnh viện Mẫu"),
                  ("declaration-child-birth_place-place-ward", "09556"),
                  ("declaration-child-origin-ward", "ha dong")],
        "Alt+4": person("mother", "Trần Thị Thử", "1992", "Nữ", "001192000002"),
        "Alt+5": person("father", "Nguyễn Văn Mẫu", "15/06/1990", "Nam", "001090000001"),
        "Alt+6": [("declaration-marriage-registered_on", "20/5/2020"),
                  ("declaration-marriage-registered_at", "UBND phường Hà Đông")],
        "Alt+7": [("declaration-evidence-kind", "Giấy chứng sinh"), ("declaration-evidence-number", "GCS-000001"),
                  ("declaration-evidence-issued_on", "16092026"), ("declaration-evidence-issued_by", "Bệnh viện Mẫu")],
        "Alt+8": [("declaration-copies-wanted", " "), ("declaration-copies-number", "1")],
        "Alt+9": [("declaration-pledge-agreed", " ")],
    }  # fmt: skip
    for key, boxes in parts.items():
        clerk.keyboard.press(key)
        for box, text in boxes:
            walk_to(clerk, f"f-{box}")
            fill_in(clerk, text)
    for code in ("declaration", "medical_birth_certificate"):
        tick = clerk.locator(f"[name='components.{code}.handed']")
        tick.evaluate("box => { const hidden = box.closest('details'); if (hidden) hidden.open = true; box.focus(); }")
        clerk.keyboard.press("Space")
    with clerk.expect_navigation():
        clerk.keyboard.press("Control+Enter")
    assert "/da-nhan/" in clerk.url, clerk.locator("main").inner_text()[:600]
    with served.desk.front.database.transaction() as session:
        return Story(served.desk.office, session.scalars(select(Dossier.id)).one())


def person(which: str, name: str, born: str, sex: str, number: str) -> list[tuple[str, str]]:
    at = f"declaration-{which}"
    return [(f"{at}-full_name", name), (f"{at}-birth_date", born), (f"{at}-sex", sex), (f"{at}-ethnicity", "Kinh"),
            (f"{at}-personal_number", number), (f"{at}-residence-ward", "ha dong")]  # fmt: skip


# How many boxes lie between the one with the focus and the one that is wanted: asked once, not at every press.
BETWEEN = """wanted => {
  const stops = [...document.querySelectorAll("input, select, textarea, button, summary, a[href]")]
    .filter((one) => one.type !== "hidden" && !one.disabled && one.checkVisibility());
  return stops.findIndex((one) => one.id === wanted) - stops.indexOf(document.activeElement);
}"""


def walk_to(screen: Page, wanted: str) -> None:
    """This will press Tab until the box has the focus, as a person does who knows the form."""
    for _ in range(max(screen.evaluate(BETWEEN, wanted), 0)):
        screen.keyboard.press("Tab")
    assert screen.evaluate("document.activeElement.id") == wanted, f"Tab never comes to {wanted}"


def fill_in(screen: Page, text: str) -> None:
    """This will tick, choose with the arrow keys, or type, as the box with the focus wants it."""
    kind = screen.evaluate("document.activeElement.type")
    if kind == "checkbox":
        screen.keyboard.press("Space")
    elif kind == "select-one":
        offered = screen.evaluate("[...document.activeElement.options].map((one) => one.text)")
        for _ in range(offered.index(text) - screen.evaluate("document.activeElement.selectedIndex")):
            screen.keyboard.press("ArrowDown")
        assert screen.evaluate("document.activeElement.selectedOptions[0].text") == text
    else:
        screen.keyboard.type(text)


def hand_over_by_keyboard(served: Served, story: Story) -> None:
    desk = served.screen(Role.RETURN_DESK)
    desk.goto(f"{served.address}/tra-ket-qua")
    with desk.expect_navigation():
        desk.keyboard.type(story.dossier().code[-4:])
        desk.keyboard.press("Enter")
    # The card's last four digits, then the paper's name; the fee is taken in the same act.
    desk.locator("main input:focus").wait_for()
    desk.keyboard.type(str(story.dossier().applicant["personal_number"])[-4:])
    desk.keyboard.press("Tab")
    desk.keyboard.type("Căn cước")
    with desk.expect_navigation():
        desk.keyboard.press("Control+Enter")


def test_the_essential_path_works_without_any_script(served: Served) -> None:
    story = served.file(at_the_desk)
    screen = served.screen(Role.RECEIVER, java_script_enabled=False)
    screen.goto(f"{served.address}/viec")
    screen.get_by_role("link", name="Kiểm tra thành phần hồ sơ").click()
    screen.get_by_role("button", name="Đạt tất cả").click()
    screen.get_by_role("button", name="Tiếp nhận, mở việc tiếp").click()
    screen.wait_for_url("**/viec?tin=xong")
    served.goes_on(story, "appraises")
