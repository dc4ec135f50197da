"""The pages of access in a real browser: by keyboard, without barriers, at twice the size, and a session that ends."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from models.dossier import Dossier
from models.role import Role
from models.staff.change_member import end_every_session
from models.staff.seal_dossier import break_glass, seal_dossier
from tests.desk.browser import beside
from tests.desk.test_browser import OFFICE_SCREEN, ZOOMED, Served, served, take_picture, unfold
from tests.office.filings import at_the_desk, of_a_mother_alone
from tests.office.story import Story

__all__ = ["served"]
pytestmark = pytest.mark.browser


def look_at(page: Page, name: str) -> None:
    """No barrier, and nothing to scroll sideways for at either size."""
    take_picture(page, name)
    unfold(page)
    violations = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in violations] == []
    for size in (ZOOMED, OFFICE_SCREEN):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def seal(served: Served, story: Story) -> None:
    """The chairman has sealed it for one clerk; the other one has broken the glass."""
    office, now = served.desk.office, served.desk.office.clock.now()
    clerk, other = office.member(Role.RECEIVER), office.member(Role.RECEIVER, 1)
    boss, machine_now = office.member(Role.CHAIRMAN), served.desk.machine.now()
    assert clerk.staff_id is not None
    with office.database.transaction() as session:
        dossier = session.get_one(Dossier, story.dossier_id)
        seal_dossier(session, dossier, "Giữ kín nguồn gốc của trẻ.", [clerk.staff_id], boss, now)
        session.flush()
        break_glass(session, dossier, "Người nộp chờ ở quầy, đồng nghiệp nghỉ ốm.", other, now, machine_now)


def test_sealing_and_the_journal_by_keyboard(served: Served) -> None:
    first, second = served.file(at_the_desk), served.file(of_a_mother_alone)
    beside(lambda: seal(served, first))
    boss = served.screen(Role.SUPERVISOR)
    boss.goto(f"{served.address}/viec")
    expect(boss.get_by_role("alert")).to_contain_text("Có 1 lần hồ sơ mật được mở ngoài danh sách.")
    boss.keyboard.press("g")
    boss.keyboard.press("n")
    boss.wait_for_url("**/nhat-ky")
    boss.get_by_label("Mã hồ sơ").fill(second.dossier().code)
    boss.keyboard.press("Enter")
    boss.wait_for_url("**/nhat-ky?**")
    look_at(boss, "nhat-ky")
    boss.goto(f"{served.address}/ho-so-mat")
    look_at(boss, "ho-so-mat")
    boss.get_by_role("button", name="Đã xem").press("Enter")
    boss.wait_for_url("**/ho-so-mat?tin=xem")
    expect(boss.get_by_text("đã xem: Đỗ Quốc Khánh Thử")).to_be_visible()

    boss.goto(f"{served.address}/ho-so/{second.dossier().code}/mat")
    look_at(boss, "chuyen-ho-so-mat")
    boss.get_by_label("Lý do, căn cứ").fill("Nuôi con nuôi trong nước, giữ kín nguồn gốc.")
    boss.get_by_label("Lê Thị Hằng Thử").press("Space")
    boss.get_by_role("button", name="Chuyển thành hồ sơ mật").press("Enter")
    boss.wait_for_url("**/mat?tin=mat")
    look_at(boss, "ai-xem-ho-so-mat")
    outsider = served.screen(Role.RECEIVER, 1)
    assert outsider.goto(f"{served.address}/ho-so/{second.dossier().code}").status == 404  # type: ignore[union-attr]


def test_a_session_that_ends_under_ones_hands_loses_no_word(served: Served) -> None:
    story = served.file(at_the_desk, "appraises")
    words = "Đã đối chiếu sổ gốc, chưa khớp ngày sinh."
    officer = served.screen(Role.JUSTICE_OFFICER)
    officer.goto(f"{served.address}/ho-so/{story.dossier().code}")
    unfold(officer)
    officer.locator("[name='propose_refusal.reason']").fill(words)
    staff_id = served.desk.office.member(Role.JUSTICE_OFFICER).staff_id
    assert staff_id is not None
    with served.desk.office.database.transaction() as session:
        end_every_session(session, staff_id, served.desk.machine.now())

    officer.locator("form[action$='/tra-loi/propose_refusal'] .primary").click()

    expect(officer.get_by_role("heading", level=1)).to_have_text("Phiên làm việc đã kết thúc")
    look_at(officer, "phien-da-ket-thuc")
    expect(officer.locator("dd", has_text=words)).to_be_visible()
