"""The portal in a real browser: on a phone without scripts, on a desk screen, enlarged, and read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize, expect

from models.status import Ending
from tests.desk.browser import beside
from tests.office.filings import at_the_desk, by_post, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import MISSING, PICTURE, asked_to_supplement, draft_to_read, filed_online, result_online
from tests.portal.portal_house import link_of, serving

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1366, "height": 768}
# What is left of a desk screen at 200 % zoom.
ENLARGED: ViewportSize = {"width": 683, "height": 384}
SCAN: FilePayload = {"name": "giấy chứng sinh.jpg", "mimeType": "image/jpeg", "buffer": PICTURE}
TYPED: FilePayload = {"name": "tờ khai.docx", "mimeType": "application/msword", "buffer": b"PK\x03\x04 a word document"}
AXE: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


@dataclass(frozen=True)
class Scene:
    """Dossiers at every place where a citizen's page looks different."""

    fresh: Story
    supplement: Story
    draft: Story
    online: Story
    collect: Story
    posted: Story
    stopped: Story


def set_scene(office: OpenOffice) -> Scene:
    collect, posted, stopped = office.file(at_the_desk), office.file(by_post), office.file(without_copies)
    collect.goes_on_to("receives")
    posted.goes_on_to("seals")
    posted.answers("seals", "seal")
    posted.ends_as(Ending.DELIVERED)
    stopped.withdraws()
    stopped.ends_as(Ending.WITHDRAWN)
    fresh = office.file(at_the_desk)
    return Scene(
        fresh, asked_to_supplement(office), draft_to_read(office), result_online(office), collect, posted, stopped
    )


def inner(story: Story, room: str) -> str:
    return f"/tra-cuu/{story.dossier().code}/{room}"


def visits(address: str, page: Page, scene: Scene) -> Iterator[str]:
    """Every page in turn, open in the browser; gives its name."""
    for path in ("/", "/thu-tuc?tim=khai sinh", "/thu-tuc?tim=khong co gi", "/thu-tuc/1.001193", "/thu-tuc/2.000635"):
        page.goto(address + path)
        yield path
    page.goto(f"{address}/tra-cuu")
    yield "look-up"
    look_up(page, "H26.99.01-261006-9999", "SAIMATBIMAT2")
    yield "look-up refused"
    page.goto(f"{address}/tra-cuu/H26.99.01-261006-9999/giay-to/1")
    yield "secret asked for"
    page.goto(f"{address}/khong-co-trang-nay")
    yield "not found"
    for name, story in vars(scene).items():
        page.goto(address + link_of(story))
        expand(page)
        yield name
    yield from _rooms(address, page, scene)


def _rooms(address: str, page: Page, scene: Scene) -> Iterator[str]:
    page.goto(address + inner(scene.supplement, "bo-sung"))
    yield "supplement"
    page.locator("#tep-1").set_input_files([SCAN, TYPED])
    page.get_by_role("button", name="Lưu và xem lại trước khi gửi").click()
    yield "supplement with a refused file"
    page.goto(address + inner(scene.supplement, "bo-sung/xem-lai"))
    yield "supplement looked over"
    page.goto(address + inner(scene.draft, "du-thao"))
    yield "draft"
    page.get_by_role("button", name="Gửi ý kiến").click()
    yield "draft refused"
    page.goto(address + inner(scene.fresh, "rut-ho-so"))
    yield "withdrawal"
    page.get_by_role("button", name="Rút hồ sơ").click()
    yield "withdrawal refused"
    page.goto(address + inner(scene.collect, "rut-ho-so"))
    yield "withdrawal too late"
    page.goto(address + inner(scene.collect, "danh-gia"))
    yield "rating"
    page.get_by_role("button", name="Gửi đánh giá").click()
    yield "rating refused"
    page.goto(address + inner(scene.fresh, "danh-gia"))
    yield "rating too early"
    page.goto(address + inner(scene.online, "nhan-ket-qua"))
    yield "result"
    page.goto(address + inner(scene.collect, "nop-tien"))
    yield "payment"
    page.get_by_role("button", name="trực tuyến").click()
    yield "payment begun"
    page.goto(address + inner(scene.posted, "nop-tien"))
    yield "payment done"


def look_up(page: Page, code: str, secret: str) -> None:
    page.get_by_label("Mã hồ sơ").fill(code)
    page.get_by_label("Mã bí mật").fill(secret)
    page.get_by_role("button", name="Xem hồ sơ").click()


def expand(page: Page) -> None:
    for summary in page.locator("summary").all():
        summary.click()


def spills(page: Page) -> bool:
    """Whether anything sticks out to the right, so that people would have to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def context(chromium: Browser, size: ViewportSize, **more: Any) -> BrowserContext:
    return chromium.new_context(viewport=size, locale="vi-VN", **more)


def test_every_page_can_be_heard_read_and_enlarged(office: OpenOffice, chromium: Browser) -> None:
    scene = beside(lambda: set_scene(office))
    found: dict[str, str] = {}
    with serving(office) as (_, address):
        page = context(chromium, DESK).new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for name in visits(address, page, scene):
            result = Axe().run(page, options=AXE)
            if result.violations_count:
                found[name] = result.generate_report()
            for size in (NARROW, ENLARGED, PHONE, DESK):
                page.set_viewport_size(size)
                assert not spills(page), f"{name} at {size['width']}"
        page.context.close()

    assert found == {}
    assert [words for words in said if "Content Security Policy" in words] == []


def test_a_family_goes_all_the_way_on_a_phone_without_scripts(office: OpenOffice, chromium: Browser) -> None:
    story = beside(lambda: filed_online(office))
    beside(lambda: story.answers("checks_components", "incomplete", items=MISSING))
    with serving(office) as (_, address):
        page = context(chromium, PHONE, java_script_enabled=False, has_touch=True).new_page()
        page.goto(address)
        look_up(page, story.dossier().code, story.dossier().tracking_secret)
        expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ cần Ông/Bà bổ sung")
        _supplements(page)
        beside(lambda: story.goes_on_to("reads_draft"))
        _reads_the_draft(page)
        beside(lambda: story.goes_on_to("receives"))
        _receives(page)
        beside(lambda: story.ends_as(Ending.DELIVERED))
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Đã trả kết quả")
        page.get_by_role("button", name="Đóng hồ sơ trên máy này").click()
        page.goto(f"{address}/tra-cuu/{story.dossier().code}")
        expect(page.get_by_label("Mã bí mật")).to_be_visible()
        page.context.close()


def _supplements(page: Page) -> None:
    page.get_by_role("link", name="Xem nội dung và nộp bổ sung").click()
    page.locator("#tep-1").set_input_files([SCAN])
    page.get_by_role("button", name="Tải tệp lên và lưu").click()
    expect(page.get_by_role("link", name="giấy chứng sinh.jpg")).to_be_visible()
    page.locator("#sua-2").fill("Nguyễn Thị Ân Mẫu")
    page.get_by_label("Trả lời").fill("Cháu sinh tại nhà.")
    page.get_by_role("button", name="Lưu và xem lại trước khi gửi").click()
    page.get_by_role("button", name="Gửi bổ sung").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận nội dung bổ sung")
    page.get_by_role("link", name="Về trang hồ sơ").click()


def _reads_the_draft(page: Page) -> None:
    page.reload()
    page.get_by_role("link", name="Đọc bản thảo và trả lời").click()
    expect(page.get_by_text("Trả lời chậm nhất")).to_be_visible()
    page.get_by_role("button", name="Bản thảo đúng, tôi đồng ý").click()
    expect(page.get_by_role("status").first).to_have_text("Đã ghi nhận: Ông/Bà đồng ý với bản thảo.")


def _receives(page: Page) -> None:
    page.reload()
    page.get_by_role("link", name="Xem và nhận kết quả").click()
    address = page.get_by_role("link", name="Mở Giấy khai sinh (PDF)").get_attribute("href")
    assert page.context.request.get(page.url.partition("/tra-cuu")[0] + str(address)).body().startswith(b"%PDF")
    page.get_by_role("button", name="Tôi đã nhận kết quả").click()
    expect(page.get_by_role("status").first).to_contain_text("Cảm ơn Ông/Bà")


def test_the_link_of_a_letter_leaves_no_secret_in_the_address(office: OpenOffice, chromium: Browser) -> None:
    story = beside(lambda: office.file(without_copies))
    with serving(office) as (_, address):
        page = context(chromium, PHONE).new_page()
        page.goto(address + link_of(story))

        assert page.url == f"{address}/tra-cuu/{story.dossier().code}"
        assert story.dossier().tracking_secret not in str(page.evaluate("document.cookie + history.state"))
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.context.close()
