"""Links and letters in a real browser: by keyboard alone, at twice the size, without barriers on any of their pages."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, ViewportSize
from sqlalchemy import select

from gateways.outgoing.key_pair import EVENTS, KeyPair
from gateways.signed_message import sign
from models.linkage.exchange import Exchange
from models.role import Role
from tests.desk.browser import beside
from tests.desk.desk_house import COOKIE, DeskHouse, Visitor, serving
from tests.desk.links.linked_office import OUR_CLIENT, OURS, PARTNER, THEIRS, LinkedOffice
from tests.desk.supervision.test_supervision_browser import take_picture

pytestmark = pytest.mark.browser
OFFICE_SCREEN: ViewportSize = {"width": 1366, "height": 768}
ZOOMED: ViewportSize = {"width": 683, "height": 384}
# Here something goes on that is not so where every page is walked through (tests/pages); the others are there.
BUSY = ("ket-noi-mot-co-quan", "ket-noi-mot-lan", "mau-loi")
NEXT = KeyPair(EVENTS, b"n" * 32)
BODY = '{"specversion": "1.0", "id": "su-kien-9", "type": "vn.gov.onestop.linked.accepted.v1"}'


def seated(desk: DeskHouse, address: str, chromium: Browser, role: Role) -> Page:
    context = chromium.new_context(viewport=OFFICE_SCREEN)
    context.set_default_timeout(15_000)
    context.add_cookies([{"name": COOKIE, "value": beside(lambda: desk.session_of(role)), "url": address}])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the script failed: {error}"))
    page.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
    return page


def lived(linked: LinkedOffice, admin: Visitor) -> int:
    """Something of everything: events taken and waiting, a message put aside, keys in exchange, words proposed."""
    for number in range(3):
        linked.accepts(f"BG-{number}")
        linked.ward.answers = [503] if number == 2 else []
        linked.sends()
    linked.hears(b"khong phai JSON", "la-1")
    linked.post.office.go_on()
    linked.ward.published = [THEIRS.public_jwk, NEXT.public_jwk, OUR_CLIENT.public_jwk]
    admin.post(f"{PARTNER}/khoa/tim", {})
    admin.post(
        "/quan-tri/mau/loi/moi-thu/greeting", {"loi": "Kính chào {nguoi_nhan}.", "version": "0", "viec": "trinh"}
    )
    first = select(Exchange.id).where(Exchange.direction == "out").order_by(Exchange.id).limit(1)
    return int(linked.post.office.scalars(lambda session: session.scalars(first).one()))


def pages(exchange: int) -> dict[str, str]:
    return {
        "ket-noi": "/quan-tri/ket-noi",
        "ket-noi-mot-co-quan": PARTNER,
        "ket-noi-su-kien": f"{PARTNER}/su-kien",
        "ket-noi-gui-lai": f"{PARTNER}/gui-lai?pham-vi=tu-ngay&tu-ngay=6/10/26",
        "ket-noi-trao-doi": f"{PARTNER}/trao-doi",
        "ket-noi-mot-lan": f"{PARTNER}/trao-doi/{exchange}",
        "ket-noi-chu-ky": f"{PARTNER}/kiem-tra-chu-ky",
        "ket-noi-them": "/quan-tri/them-ket-noi",
        "mau": "/quan-tri/mau",
        "mau-thu": "/quan-tri/mau/thu/receipt",
        "mau-loi": "/quan-tri/mau/loi/moi-thu/greeting",
        "mau-giay": "/quan-tri/mau/giay/birth_certificate",
    }


def without_barriers(screen: Page, name: str) -> None:
    screen.set_viewport_size(OFFICE_SCREEN)
    take_picture(screen, name)
    screen.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")
    violations = Axe().run(screen).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in violations] == [], name
    for size in (OFFICE_SCREEN, ZOOMED):
        screen.set_viewport_size(size)
        wide = screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name}: {wide} dots too wide at {size['width']}"
    screen.set_viewport_size(OFFICE_SCREEN)


def test_an_administrator_looks_after_links_and_letters_by_keyboard(linked: LinkedOffice, chromium: Browser) -> None:
    """Every page without a barrier; then from anywhere to the agency, to a message that does not fit, to its cause."""
    with serving(linked.post.office) as (desk, address):
        keys = (OURS.public_jwk, OUR_CLIENT.public_jwk)
        desk.app.state.front = replace(desk.front, published_keys=keys, event_post=linked.house.front.event_post)
        exchange = beside(lambda: lived(linked, linked.admin))
        screen = seated(desk, address, chromium, Role.ADMINISTRATOR)
        for name, path in pages(exchange).items():
            if name in BUSY or os.environ.get("MOTCUA_PICTURES"):
                screen.goto(address + path)
                without_barriers(screen, name)

        screen.goto(f"{address}/tai-khoan")
        for key in ("g", "k"):
            screen.keyboard.press(key)
        screen.wait_for_url("**/quan-tri/ket-noi")
        screen.get_by_role("link", name="Ủy ban nhân dân phường Mẫu Đơn").focus()
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        screen.get_by_role("link", name="Kiểm tra chữ ký").focus()
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        told = sign(BODY.encode(), message_id="su-kien-9", at=desk.machine.now(), secrets=[THEIRS.signing_key])
        screen.get_by_label("Các dòng tiêu đề").fill("\n".join(f"{name}: {value}" for name, value in told.items()))
        screen.get_by_label("Nội dung", exact=True).fill(BODY.replace(" ", ""))
        with screen.expect_navigation():
            screen.keyboard.press("Control+Enter")
        assert "JSON đã bị đọc rồi ghi lại" in screen.locator("main").inner_text()
        without_barriers(screen, "ket-noi-chu-ky-sai")

        for key in ("g", "m"):
            screen.keyboard.press(key)
        screen.wait_for_url("**/quan-tri/mau")
        screen.get_by_role("link", name="Ghi chú giờ làm việc").focus()
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        screen.get_by_label("Ghi chú giờ làm việc").focus()
        screen.keyboard.type("Sáng thứ Bảy chỉ trả kết quả.")
        screen.keyboard.press("Tab")
        with screen.expect_navigation():
            screen.keyboard.press("Enter")
        assert "với lời mới" in screen.locator("main").inner_text()
        without_barriers(screen, "mau-xem-truoc")
        with screen.expect_navigation():
            screen.keyboard.press("Control+Enter")
        assert "Đã trình" in screen.locator("main").inner_text()
        screen.context.close()
