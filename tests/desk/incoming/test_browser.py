"""The book of incoming documents in a real browser: from the door to the answer by keyboard, without barriers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from models.incoming.grades import IncomingState
from models.role import Role
from tests.desk.browser import beside
from tests.desk.desk_house import serving
from tests.desk.dossier.test_browser import holds_up
from tests.desk.incoming.papers import BOOK, lines, person, register
from tests.desk.incoming.test_delivered import sends as brings
from tests.desk.test_browser import OFFICE_SCREEN, ZOOMED, Served, take_picture
from tests.documents.incoming.paper import scanned_letter
from tests.office.open_office import OpenOffice
from tests.web.house import house_in

pytestmark = pytest.mark.browser


@pytest.fixture
def served(office: OpenOffice, chromium: Browser) -> Iterator[Served]:
    with serving(office) as (desk, address):
        opened = Served(desk, address, chromium, [])
        yield opened
        for context in opened.contexts:
            context.close()


def sends(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")


def goes(page: Page, *keys: str) -> None:
    with page.expect_navigation():
        for key in keys:
            page.keyboard.press(key)


def delivered(office: OpenOffice) -> None:
    """The police's machine has brought a letter."""
    house = house_in(office)
    with house.web:
        assert brings(house).status_code == 201


def takes_in_what_a_machine_brought(served: Served, keeper: Page) -> None:
    beside(lambda: delivered(served.desk.office))
    keeper.set_viewport_size(OFFICE_SCREEN)
    keeper.goto(f"{served.address}{BOOK}?tt=cho-vao-so")
    keeper.keyboard.press("j")
    goes(keeper, "Enter")
    holds_up(keeper, "van-ban-den-cho-vao-so")
    sends(keeper)
    assert "Số đến 3/2026" in keeper.locator("main").inner_text()


def test_from_the_door_to_the_answer_by_keyboard(served: Served, tmp_path: Path) -> None:
    scan = tmp_path / "quet.jpg"
    scan.write_bytes(scanned_letter())
    keeper = served.screen(Role.SEAL_KEEPER)
    keeper.goto(f"{served.address}/tai-khoan")
    goes(keeper, "g", "e")
    goes(keeper, "n")
    keeper.locator("#i-main\\.file").set_input_files(scan)
    keeper.keyboard.press("Alt+2")
    for words in ("Công an quận Hà Đông", "2398/CAHD(XDPT)", "01/10/2026"):
        keeper.keyboard.insert_text(words)
        keeper.keyboard.press("Tab")
    keeper.locator("#i-subject").fill("Tuyên truyền phòng, chống tội phạm")
    keeper.locator("#i-copies_to").fill("Công an Thành phố (để báo cáo)")
    take_picture(keeper, "van-ban-den-moi")
    sends(keeper)
    place = keeper.url.partition("?")[0]
    goes(keeper, "d")
    take_picture(keeper, "van-ban-den-dau")
    sends(keeper)
    sends(keeper)

    chairman = served.screen(Role.CHAIRMAN)
    chairman.goto(place)
    lead = person(served.desk, Role.JUSTICE_OFFICER)
    chairman.locator("#i-lead").select_option(lead)
    chairman.locator("#i-limit").fill("5")
    chairman.locator("#i-directive").fill("Giao tư pháp chủ trì, báo cáo kết quả.")
    holds_up(chairman, "van-ban-den-chuyen")
    sends(chairman)

    officer = served.screen(Role.JUSTICE_OFFICER)
    officer.goto(f"{served.address}/thong-bao")
    goes(officer, "g", "e")
    officer.keyboard.press("j")
    goes(officer, "Enter")
    sends(officer)
    officer.locator("#i-outcome").select_option("da-lam")
    officer.locator("#i-words").fill("Đã phát tờ rơi ở tám tổ dân phố")
    holds_up(officer, "van-ban-den-ket-qua")
    sends(officer)
    assert "Đã thực hiện xong" in officer.locator("main").inner_text()
    assert beside(lambda: lines(served.desk))[0].state is IncomingState.SETTLED

    visitor = served.desk.visitor(Role.SEAL_KEEPER)
    beside(lambda: register(visitor, symbol="9/HT", urgency="hoa-toc", subject="Phòng, chống bão số 9"))
    keeper.goto(f"{served.address}{BOOK}")
    take_picture(keeper, "van-ban-den")
    keeper.set_viewport_size(ZOOMED)
    take_picture(keeper, "van-ban-den-683")
    takes_in_what_a_machine_brought(served, keeper)
