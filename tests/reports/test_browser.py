"""The reports in a real browser: by keyboard, and without barriers where tests/pages does not come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from models.role import Role
from tasks.reports.keep_reports import keep_reports
from tests.desk.browser import beside
from tests.desk.desk_house import COOKIE, DeskHouse, serving
from tests.office.filings import at_the_desk, without_copies
from tests.office.guardianship_filings import natural
from tests.office.open_office import OpenOffice

pytestmark = pytest.mark.browser


def a_month_of_work(office: OpenOffice) -> None:
    """Some dossiers of different ends, the month over, its reports kept in the night."""
    for body, until in ((without_copies, "receives"), (at_the_desk, "appraises"), (natural, "decides")):
        office.file(body).goes_on_to(until)
    office.advance(timedelta(days=10))
    office.file(without_copies).goes_on_to("receives")
    office.advance(timedelta(minutes=5))
    keep_reports(office.office)


def barriers(page: Page) -> list[str]:
    return [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in Axe().run(page).response["violations"]]


def test_a_supervisors_reports_by_keyboard_and_without_barriers(office: OpenOffice, chromium: Browser) -> None:
    beside(lambda: a_month_of_work(office))
    with serving(office) as (desk, address):
        page = _screen(desk, address, chromium)
        page.goto(f"{address}/viec")
        page.keyboard.press("g")
        page.keyboard.press("o")
        page.wait_for_url("**/bao-cao")
        chart = page.locator("img.chart")
        assert chart.evaluate("image => image.complete && image.naturalWidth > 300")

        page.locator("a[href*='so=7/ho-tich']").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/bao-cao/ho-so?**")
        assert "2 hồ sơ" in page.locator("h1").inner_text()

        # The other pages are held against axe in tests/pages.
        page.goto(f"{address}/bao-cao?bieu=dvc")
        assert barriers(page) == []
        page.get_by_role("link", name="Biểu số II.06", exact=False).last.click()
        page.wait_for_url("**/bao-cao/da-luu/**")
        page.get_by_role("link", name="Lập lại và so sánh").click()
        assert "bằng đúng bản đã lưu" in page.locator("[role=status]").inner_text()
        assert barriers(page) == []
        page.context.close()


def _screen(desk: DeskHouse, address: str, chromium: Browser) -> Page:
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(15_000)
    token = beside(lambda: desk.session_of(Role.SUPERVISOR))
    context.add_cookies([{"name": COOKIE, "value": token, "url": address}])
    page = context.new_page()
    page.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
    return page
