"""English pages in a real browser: the switch keeps what is typed. That they fit the screen: tests/pages; a round of
them is made here for their pictures, when pictures are made."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from models.role import Role
from tests.desk.browser import beside
from tests.desk.desk_house import COOKIE, DeskHouse, serving
from tests.language.people_who_read_english import everybody_reads_english
from tests.office.filings import at_the_desk, of_a_mother_alone, without_copies
from tests.office.open_office import OpenOffice

pytestmark = pytest.mark.browser
OFFICE_SCREEN: ViewportSize = {"width": 1366, "height": 768}
ZOOMED: ViewportSize = {"width": 683, "height": 384}
PATIENCE_MS = 15_000
TYPED = "Đang viết dở khi đổi ngôn ngữ"


def seated(desk: DeskHouse, address: str, chromium: Browser, role: Role | None) -> Page:
    context = chromium.new_context(viewport=OFFICE_SCREEN)
    context.set_default_timeout(PATIENCE_MS)
    if role is not None:
        context.add_cookies([{"name": COOKIE, "value": desk.session_of(role), "url": address}])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the script failed: {error}"))
    page.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
    return page


def filed(office: OpenOffice, body: Any, until: str = "") -> str:
    def file() -> str:
        story = office.file(body)
        if until:
            story.goes_on_to(until)
        return f"/ho-so/{story.dossier().code}"

    return beside(file)


def take_picture(page: Page, name: str) -> None:
    """This will keep what stands on the screen, when MOTCUA_PICTURES names a folder; docs/pictures comes from here."""
    folder = os.environ.get("MOTCUA_PICTURES")
    if folder:
        screen = Image.open(io.BytesIO(page.screenshot())).convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
        screen.save(Path(folder) / f"desk-{name}.png", optimize=True)


def looked_at(page: Page, name: str) -> None:
    assert page.locator("html").get_attribute("lang") == "en"
    take_picture(page, name)
    page.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")
    violations = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in violations] == [], name
    for size in (ZOOMED, OFFICE_SCREEN):
        page.set_viewport_size(size)
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert sideways <= 0, f"{name}: {sideways} dots too wide at {size['width']}"


@pytest.mark.pictures
def test_pages_in_english_put_up_no_barrier_and_fit_the_screen(office: OpenOffice, chromium: Browser) -> None:
    with serving(office) as (desk, address):
        check, appraisal = filed(office, at_the_desk), filed(office, without_copies, "appraises")
        decision = filed(office, of_a_mother_alone, "decides")
        beside(lambda: everybody_reads_english(desk))
        rounds = {
            Role.RECEIVER: {"viec": "/viec", "kiem-tra": check, "tiep-nhan": "/tiep-nhan/moi?thu-tuc=1.001193"},
            Role.JUSTICE_OFFICER: {"tham-dinh": appraisal},
            Role.CHAIRMAN: {"quyet-dinh": decision, "bao-cao": "/bao-cao"},
            Role.SUPERVISOR: {"giam-sat": "/giam-sat", "tai-khoan": "/tai-khoan"},
        }
        for role, pages in rounds.items():
            screen = seated(desk, address, chromium, role)
            for name, path in pages.items():
                screen.goto(address + path)
                looked_at(screen, f"en-{name}")
            screen.context.close()


def test_the_switch_is_reached_by_keyboard_and_keeps_what_is_typed(office: OpenOffice, chromium: Browser) -> None:
    with serving(office) as (desk, address):
        path = filed(office, without_copies, "appraises")
        screen = seated(desk, address, chromium, Role.JUSTICE_OFFICER)
        screen.goto(address + path)
        screen.locator("textarea[name=note]").fill(TYPED)
        screen.get_by_role("button", name="English").focus()
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        assert screen.url == address + path
        assert screen.locator("html").get_attribute("lang") == "en"
        assert screen.locator("textarea[name=note]").input_value() == TYPED

        stranger = seated(desk, address, chromium, None)
        stranger.goto(f"{address}/dang-nhap")
        stranger.get_by_label("Tên đăng nhập").fill("an.thu")
        stranger.get_by_role("button", name="English").click()
        assert stranger.get_by_label("User name").input_value() == "an.thu"
        looked_at(stranger, "en-dang-nhap")
        stranger.context.close()
        screen.context.close()
