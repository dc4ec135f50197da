"""The office's rules in a real browser: by keyboard alone, at twice the size, without barriers."""

from __future__ import annotations

import os
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from models.role import Role
from models.rules.rule_change import ChangeState, RuleChange
from tasks.rules.dry_runs import carry_on_dry_runs
from tests.desk.browser import beside
from tests.desk.desk_house import COOKIE, DeskHouse, serving
from tests.desk.rules.test_price_pages import overdue
from tests.desk.rules.two_people import CALENDAR, DEARER, FLOOD, PRICES, PROCEDURES
from tests.desk.supervision.friday import at
from tests.desk.supervision.test_supervision_browser import OFFICE_SCREEN, PATIENCE_MS, ZOOMED, take_picture
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice

pytestmark = pytest.mark.browser
BIRTH = f"{PROCEDURES}/1.001193"
TRIAL = {"phien-ban": "2027-03", "tu": "01/10/2026", "den": "06/10/2026", "han": "1", "don-vi": "wh"}


def seated(desk: DeskHouse, address: str, chromium: Browser, role: Role) -> Page:
    """Somebody at a screen; complaints of the page fail the test."""
    context = chromium.new_context(viewport=OFFICE_SCREEN)
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies([{"name": COOKIE, "value": desk.session_of(role), "url": address}])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the script failed: {error}"))
    page.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
    return page


def some_dossiers(office: OpenOffice) -> None:
    """Tuesday and Wednesday: what a flood on Thursday would move, and one that owes a fee."""
    office.file(overdue).goes_on_to("appraises")
    office.set_clock(at(6, 15, 30))
    for _ in range(3):
        office.file(without_copies).goes_on_to("appraises")


def prepared(desk: DeskHouse) -> dict[str, str]:
    """Every page of the rules with something on it, by the name of its picture."""
    some_dossiers(desk.office)
    administrator = desk.visitor(Role.ADMINISTRATOR)
    flood = administrator.post(CALENDAR, FLOOD).headers["location"]
    dearer = administrator.post(PRICES, DEARER).headers["location"]
    run = administrator.post(f"{BIRTH}/chay-thu", TRIAL).headers["location"]
    carry_on_dry_runs(desk.office.office)
    waiting = administrator.post(f"{BIRTH}/chay-thu", TRIAL).headers["location"]
    return {
        "quy-dinh-lich": CALENDAR,
        "quy-dinh-phi": PRICES,
        "quy-dinh-thu-tuc": PROCEDURES,
        "quy-dinh-mot-thu-tuc": f"{BIRTH}?ban=2026-01&so=2027-03",
        "quy-dinh-doi-lich": flood,
        "quy-dinh-doi-phi": dearer,
        "quy-dinh-chay-thu": run,
        "quy-dinh-dang-chay": waiting,
    }


def stands_well(screen: Page, name: str) -> None:
    """No barrier, and nothing to scroll sideways at either size."""
    screen.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")
    violations = Axe().run(screen).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in violations] == [], name
    for size in (OFFICE_SCREEN, ZOOMED):
        screen.set_viewport_size(size)
        wide = screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name}: {wide} dots too wide at {size['width']}"
    screen.set_viewport_size(OFFICE_SCREEN)


# What `tests/pages` walks anyway is opened here for its picture only.
WALKED = {"quy-dinh-lich", "quy-dinh-phi", "quy-dinh-thu-tuc", "quy-dinh-mot-thu-tuc", "quy-dinh-chay-thu"}


def test_no_page_of_the_rules_puts_up_a_barrier(office: OpenOffice, chromium: Browser) -> None:
    with serving(office) as (desk, address):
        pages = beside(lambda: prepared(desk))
        wrong = {
            "quy-dinh-lich-loi": f"{CALENDAR}/thu?{urlencode(FLOOD | {'tu': 'mai', 'van-ban': ''})}",
            "quy-dinh-phi-loi": f"{PRICES}/thu?{urlencode(DEARER | {'muc': 'ít'})}",
            "quy-dinh-dang-chay-quan-tri": pages["quy-dinh-dang-chay"],
        }
        for role, seen in ((Role.SUPERVISOR, pages), (Role.ADMINISTRATOR, wrong)):
            somebody = seated(desk, address, chromium, role)
            for name, path in seen.items():
                if name in WALKED and "MOTCUA_PICTURES" not in os.environ:
                    continue
                somebody.goto(address + path)
                take_picture(somebody, name)
                stands_well(somebody, name)
            somebody.context.close()


def test_a_flood_is_proposed_and_published_by_keyboard_alone(office: OpenOffice, chromium: Browser) -> None:
    with serving(office) as (desk, address):
        beside(lambda: some_dossiers(office))
        first = seated(desk, address, chromium, Role.ADMINISTRATOR)
        first.goto(f"{address}/tai-khoan")
        for key in ("g", "l"):
            first.keyboard.press(key)
        first.wait_for_url(f"**{CALENDAR}")
        first.get_by_label("Cách thay đổi").focus()
        for text in ("07/10/2026", "08102026", "B"):
            first.keyboard.press("Tab")
            first.keyboard.type(text)
        first.get_by_label("Văn bản quy định").focus()
        first.keyboard.type("Công điện 12/CĐ-UBND")
        first.keyboard.press("Tab")
        first.keyboard.type("Nước ngập trụ sở.")
        with first.expect_navigation():
            first.keyboard.press("Control+Enter")
        assert "3 hồ sơ đổi giờ hẹn trả" in first.locator("main").inner_text()
        with first.expect_navigation():
            first.keyboard.press("Control+Enter")
        assert "người thứ hai xem tác động và công bố" in first.locator("main").inner_text()
        first.context.close()

        second = seated(desk, address, chromium, Role.SUPERVISOR)
        second.goto(f"{address}/viec")
        for key in ("g", "l"):
            second.keyboard.press(key)
        second.wait_for_url(f"**{CALENDAR}")
        with second.expect_navigation():
            second.keyboard.press("j")
            second.keyboard.press("Enter")
        assert "3 hồ sơ đổi giờ hẹn trả" in second.locator("main").inner_text()
        with second.expect_navigation():
            second.keyboard.press("Control+Enter")
        assert "Đã công bố" in second.locator("main").inner_text()
        states = beside(lambda: office.scalars(lambda session: [one.state for one in session.query(RuleChange)]))
        assert states == [ChangeState.PUBLISHED]
        second.context.close()
