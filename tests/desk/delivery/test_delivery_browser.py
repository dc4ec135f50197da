"""The delivery desk in a real browser: by scanner and keyboard alone; pages with faults at twice the size, too.

Every page as it usually stands is looked at for barriers by `tests/pages`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from models.delivery.hand_out import HandOut
from models.delivery.pickup_token import PickupToken, code_of
from models.delivery.post_sheet import PostSheet
from models.role import Role
from tests.desk.browser import beside, cursor_in
from tests.desk.delivery.counter_stories import CARD, on_the_shelf, parcel_here, posted
from tests.desk.desk_house import serving
from tests.desk.dossier.test_browser import holds_up
from tests.desk.test_browser import Served
from tests.office.couple import comes_to_sign
from tests.office.filings import without_copies
from tests.office.marriage_filings import of_two
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


def scan(page: Page, text: str) -> None:
    """A scanner is a keyboard: it types what it reads into whatever is in focus, and ends with Enter."""
    page.keyboard.type(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def full_desk(served: Served) -> tuple[Story, Story, list[Story]]:
    """Two on the shelf, three to be posted."""
    office = served.desk.office

    def lived() -> tuple[Story, Story, list[Story]]:
        shelf, other = on_the_shelf(office), on_the_shelf(office, without_copies)
        return shelf, other, [parcel_here(office) for _ in range(3)]

    made: tuple[Story, Story, list[Story]] = beside(lived)
    return made


def test_a_morning_at_the_delivery_desk_by_scanner_and_keyboard(served: Served) -> None:
    story, other, parcels = full_desk(served)
    screen = served.screen(Role.RETURN_DESK)
    fetched_by_himself(served, screen, story)
    fetched_by_somebody_sent(screen, other)
    given_to_the_post(served, screen, parcels)


def fetched_by_himself(served: Served, screen: Page, story: Story) -> None:
    """The receipt, then the card, then the paper's name: the fee is taken in the same act."""
    screen.goto(f"{served.address}/tra-ket-qua")
    cursor_in(screen, "scan")
    scan(screen, "https://la.example/khuyen-mai")
    assert "một trang mạng khác" in screen.locator("[role=alert]").inner_text()
    holds_up(screen, "quet-ma-la")
    screen.goto(f"{served.address}/tra-ket-qua")
    scan(screen, f"{served.address}/tra-cuu/{story.dossier().code}?ma=khong-doc")
    assert screen.url.endswith(f"/ho-so/{story.dossier().code}")
    cursor_in(screen, "shown")
    screen.keyboard.type(CARD)
    screen.keyboard.press("Tab")
    screen.keyboard.type("Căn cước")
    with screen.expect_navigation():
        screen.keyboard.press("Control+Enter")
    assert screen.url.endswith("?tin=trao")
    assert len(beside(lambda: story.rows(HandOut))) == 1
    # Straight on to the next.
    cursor_in(screen, "scan")


def fetched_by_somebody_sent(screen: Page, other: Story) -> None:
    """With the code the applicant got; a wrong one is counted before his eyes."""
    scan(screen, other.dossier().code)
    screen.locator("#send_to").fill("Lê Thị Nhờ")
    with screen.expect_navigation():
        screen.get_by_role("button", name="Gửi mã").click()
    [token] = beside(lambda: other.rows(PickupToken))
    screen.locator("h1").click()
    screen.keyboard.press("2")
    assert screen.locator("#who-token").is_checked()
    screen.locator("#shown").fill("001300000009")
    screen.locator("#identity_seen").fill("Căn cước")
    screen.locator("#token").fill("00000000" if code_of(token.id) != "00000000" else "11111111")
    with screen.expect_navigation():
        screen.keyboard.press("Control+Enter")
    assert "còn 4 lần gõ" in screen.locator("#token-fault").inner_text()
    holds_up(screen, "ma-nhan-thay")
    screen.locator("#token").fill(code_of(token.id))
    with screen.expect_navigation():
        screen.keyboard.press("Control+Enter")
    assert "Lê Thị Nhờ" in screen.locator("main").inner_text()


def given_to_the_post(served: Served, screen: Page, parcels: list[Story]) -> None:
    """Drawn up, scanned one by one, handed over; what was not there is left out for all to see."""
    screen.goto(f"{served.address}/tra-ket-qua")
    screen.locator("h1").click()
    for key in ("b", "Control+Enter"):
        with screen.expect_navigation():
            screen.keyboard.press(key)
    for parcel in parcels[:2]:
        cursor_in(screen, "scan")
        scan(screen, beside(parcel.parcels)[0].tracking_code)
    screen.locator("#courier").fill("Trần Bưu Tá")
    with screen.expect_navigation():
        screen.keyboard.press("Control+Enter")
    assert "Không có mặt lúc bàn giao" in screen.locator("main").inner_text()
    with served.desk.front.database.transaction() as session:
        assert session.query(PostSheet).one().handed_at is not None


def test_both_of_a_marriage_and_a_parcel_that_came_back(served: Served) -> None:
    office = served.desk.office

    def married() -> tuple[Story, Story]:
        story = office.file(of_two)
        comes_to_sign(story)
        story.goes_on_to("receives")
        returned = posted(office, "returned")
        returned.reaches("agrees_new_way")
        return story, returned

    story, returned = beside(married)
    screen = served.screen(Role.RETURN_DESK)
    screen.goto(f"{served.address}/tra-ket-qua/ho-so/{story.dossier().code}")
    holds_up(screen, "trao-cho-hai-ben")
    screen.goto(f"{served.address}/tra-ket-qua/ho-so/{returned.dossier().code}")
    assert "người nhận vắng mặt" in screen.locator("main").inner_text()
    holds_up(screen, "buu-gui-hoan-ve")
