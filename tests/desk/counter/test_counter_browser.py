"""A clerk at the counter in a real browser: from his first page to paper and money in the citizen's hand, no mouse."""

from __future__ import annotations

import io

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page
from sqlalchemy import func, select

from models.delivery.document import Document
from models.dossier import Dossier
from models.money.fee import CashReceipt
from models.role import Role
from tests.desk.browser import beside, cursor_in
from tests.desk.counter.cards import FATHER, HOA, MOTHER, MadeUpCard
from tests.desk.counter.counter import BIRTH, EXTRACT, NEW
from tests.desk.test_browser import (
    OFFICE_SCREEN,
    ZOOMED,
    Served,
    served,  # noqa: F401
    take_picture,
    unfold,
    wait_until,
)

pytestmark = pytest.mark.browser
# From the first page after log-in to the printed receipt: whatever is pressed that is not typed, scanned or ticked
# because somebody declares it.
MOST_PRESSES = 14


class Keyboard:
    """Types what is declared, and counts every other press."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def leads_on(self, key: str) -> None:
        with self.page.expect_navigation():
            self.press(key)

    def scans(self, card: MadeUpCard) -> None:
        """A hand scanner types the text and ends with Enter; nobody presses anything."""
        self.page.keyboard.insert_text(card.text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def declares(self, box: str, text: str) -> None:
        """The cursor must stand there already: nobody searches for the box."""
        cursor_in(self.page, f"f-{box}")
        self.page.keyboard.type(text)


def looked_at(page: Page, name: str) -> None:
    """This will take the picture and see that nothing bars anybody, nor scrolls sideways at twice the size."""
    page.wait_for_load_state("networkidle")
    take_picture(page, name)
    unfold(page)
    violations = Axe().run(page).response["violations"]
    told = [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in violations]
    assert told == [], name
    for size in (ZOOMED, OFFICE_SCREEN):
        page.set_viewport_size(size)
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert sideways <= 0, f"{name}: {sideways} dots too wide at {size['width']}"


def takes_in_by_keyboard(page: Page, address: str, card: MadeUpCard) -> Keyboard:
    """One's own birth entry, two copies, paid in cash."""
    keys = Keyboard(page)
    page.goto(f"{address}/viec")
    keys.press("g")
    keys.leads_on("t")
    page.keyboard.type("tlht")
    keys.leads_on("Enter")
    keys.scans(card)
    keys.press("Alt+0")
    keys.scans(card)
    for box, text in (
        ("applicant-relation", "Bản thân"),
        ("applicant-phone", "0900000101"),
        ("declaration-event", "Khai sinh"),
        ("declaration-entry-office", "UBND phường Hà Đông"),
        ("declaration-copies-number", "2"),
        ("declaration-pledge-agreed", " "),
    ):
        keys.declares(box, text)
        keys.press("Enter")
    cursor_in(page, "all-handed")
    keys.leads_on("Enter")
    cursor_in(page, "cash-taken")
    keys.press("Space")
    keys.leads_on("Control+Enter")
    assert "/da-nhan/" in page.url, page.locator("main").inner_text()[:800]
    return keys


def receipts_drawn(served: Served) -> int:  # noqa: F811
    drawn = select(func.count()).select_from(Document).where(Document.sha256.is_not(None))
    return int(served.desk.office.scalars(lambda session: session.scalar(drawn)))


def test_from_the_first_page_to_the_printed_receipt_by_keyboard_alone(served: Served) -> None:  # noqa: F811
    """At 200 %; that an office screen does is seen in `tests/desk/test_browser.py`, with a birth."""
    page = served.screen(Role.RECEIVER, viewport=ZOOMED)
    keys = takes_in_by_keyboard(page, served.address, HOA)
    # The office draws the receipt up meanwhile, and the page shows it by itself.
    beside(lambda: served.desk.office.until(lambda: receipts_drawn(served) == 1))
    page.locator("img.paper").wait_for()
    wait_until(lambda: page.evaluate("document.querySelector('img.paper').naturalWidth") > 1000)
    keys.press("Control+p")

    printed = pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(printed.pages) == 1
    width, height = (float(length) / 72 * 25.4 for length in printed.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (210, 297)
    assert keys.presses <= MOST_PRESSES, keys.presses
    with served.desk.front.database.transaction() as session:
        dossier = session.scalars(select(Dossier)).one()
        receipt = session.scalars(select(CashReceipt)).one()
    assert (dossier.applicant_name, dossier.subject_name, receipt.amount) == (HOA.name, HOA.name, 16_000)
    page.set_viewport_size(OFFICE_SCREEN)
    looked_at(page, "tiep-nhan-da-nhan")

    # And the next one begins with one key.
    keys.leads_on("Control+Enter")
    assert page.url == f"{served.address}{NEW}"


def test_the_pages_of_the_counter_bar_nobody_and_what_was_begun_is_offered_again(served: Served) -> None:  # noqa: F811
    page = served.screen(Role.RECEIVER)
    # The list follows what is typed, and the form left half-way by a killed browser is offered.
    page.goto(f"{served.address}{NEW}?thu-tuc={BIRTH}")
    Keyboard(page).scans(FATHER)
    page.keyboard.press("Alt+0")
    Keyboard(page).scans(MOTHER)
    looked_at(page, "tiep-nhan-the")
    page.locator("#f-declaration-child-full_name").fill("Nguyễn Thị An Mẫu")
    page.goto(f"{served.address}{NEW}")
    page.context.close()

    page = served.screen(Role.RECEIVER)
    page.goto(f"{served.address}{NEW}")
    page.keyboard.type("ks")
    page.locator("[data-list] tbody tr").filter(has_text="1.000656").wait_for(state="detached")
    cursor_in(page, "procedure-words")
    looked_at(page, "tiep-nhan-chon")
    with page.expect_navigation():
        page.get_by_role("link", name="Mở lại").click()
    assert page.locator("#f-applicant-full_name").input_value() == FATHER.name
    assert page.locator("#f-declaration-child-full_name").input_value() == "Nguyễn Thị An Mẫu"

    # A card that says something else, a card that was mangled, and papers that are missing.
    page.goto(f"{served.address}{NEW}?thu-tuc={EXTRACT}")
    page.locator("#f-applicant-full_name").fill("Lê Thị Hoa")
    page.keyboard.press("Alt+0")
    Keyboard(page).scans(HOA)
    assert page.locator("#f-applicant-full_name").input_value() == "Lê Thị Hoa"
    looked_at(page, "tiep-nhan-the-khac")
    page.keyboard.press("Alt+0")
    page.keyboard.insert_text(HOA.text.replace("Nữ", "Nuwx"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "bộ gõ tiếng Việt" in page.locator("#card").inner_text()
    cursor_in(page, "card-text")
    looked_at(page, "tiep-nhan-the-sai")
