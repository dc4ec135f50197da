"""Supervision in a real browser: by keyboard alone, at twice the size, without barriers, every page in one Friday."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from models.role import Role
from tasks.supervision.daily_digest import make_due_digests
from tests.desk.browser import beside
from tests.desk.desk_house import COOKIE, DeskHouse, serving
from tests.desk.supervision.friday import Friday, assigned, at, breaks_down, lies_unread, lived, person
from tests.office.filings import of_a_mother_alone, without_copies
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


def pages(week: Friday, officer: str) -> dict[str, str]:
    return {
        "giam-sat": "/giam-sat",
        "giam-sat-ho-so": "/giam-sat/ho-so?nhom=dang-mo&thu-tuc=1.001193",
        "giam-sat-khong-co": "/giam-sat/ho-so?nhom=mac",
        "giam-sat-mac": "/giam-sat/mac",
        "giam-sat-luot-doc": f"/giam-sat/mac/{week.late.dossier().code}",
        "giam-sat-du-bao": f"/giam-sat/du-bao?vang={officer}&tu=09%2F10%2F2026&den=09%2F10%2F2026",
        "giam-sat-du-bao-loi": f"/giam-sat/du-bao?vang={officer}&tu=mai",
        "giam-sat-lich-nghi": "/giam-sat/lich-nghi",
        "giam-sat-tre-hen": "/giam-sat/tre-hen",
        "giam-sat-xin-loi": "/giam-sat/xin-loi",
        "giam-sat-bo-sung": "/giam-sat/bo-sung",
        "giam-sat-su-co": "/giam-sat/su-co",
        "giam-sat-suc-khoe": "/giam-sat/suc-khoe",
        "giam-sat-tin-ngay": "/giam-sat/tin-ngay/2026-10-06",
    }


def test_no_page_puts_up_a_barrier_nor_scrolls_sideways_at_twice_the_size(
    office: OpenOffice, chromium: Browser
) -> None:
    with serving(office) as (desk, address):
        week = beside(lambda: lived(office))
        officer = person(desk, Role.JUSTICE_OFFICER)
        beside(lambda: held_until_thursday(office))
        beside(lambda: make_due_digests(office.office))
        supervisor = beside(lambda: desk.visitor(Role.SUPERVISOR))
        beside(lambda: breaks_down(office, week.late))
        beside(lambda: lies_unread(office, week.fresh))
        absence = {"person": officer, "from": "12/10/2026", "to": "13/10/2026", "kind": "leave"}
        beside(lambda: supervisor.post("/giam-sat/lich-nghi", absence))
        screen = seated(desk, address, chromium)
        for name, path in pages(week, officer).items():
            screen.set_viewport_size(OFFICE_SCREEN)
            screen.goto(address + path)
            take_picture(screen, name)
            screen.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")
            violations = Axe().run(screen).response["violations"]
            told = [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in violations]
            assert told == [], name
            for size in (OFFICE_SCREEN, ZOOMED):
                screen.set_viewport_size(size)
                wide = screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wide <= 0, f"{name}: {wide} dots too wide at {size['width']}"
        screen.context.close()


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
        screen.context.close()


def test_the_figures_and_the_leave_calendar_work_without_any_script(office: OpenOffice, chromium: Browser) -> None:
    with serving(office) as (desk, address):
        beside(lambda: office.file(of_a_mother_alone))
        context = chromium.new_context(viewport=OFFICE_SCREEN, java_script_enabled=False)
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([{"name": COOKIE, "value": desk.session_of(Role.SUPERVISOR), "url": address}])
        screen = context.new_page()
        screen.goto(f"{address}/giam-sat")
        screen.get_by_role("link", name="Đang giải quyết: 1 hồ sơ").click()
        assert "1 hồ sơ" in screen.locator("main").inner_text()
        screen.get_by_role("link", name="Tải việc, lịch nghỉ").click()
        screen.get_by_label("Người vắng").select_option(label="Nguyễn Đức Hiếu Thử – Công chức tư pháp – hộ tịch")
        screen.get_by_label("Từ ngày").fill("8/10/26")
        screen.get_by_role("button", name="Ghi lịch vắng mặt").click()
        screen.wait_for_url("**/giam-sat/lich-nghi?tin=ghi")
        assert "Đã ghi lịch vắng mặt" in screen.locator("main").inner_text()
        context.close()
