"""The pages of people in a real browser: by keyboard, with a telephone at hand.

Barriers are looked for where `tests/pages`, which walks every page that can be opened, does not come by."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from models.role import Role
from models.staff.one_time_code import code_of, step_at
from models.staff.second_step import begin, confirm
from models.staff_member import StaffMember
from tests.access.members import open_unit
from tests.access.test_browser import look_at
from tests.desk.browser import beside
from tests.desk.people.wardens import Telephone, give_password
from tests.desk.supervision.test_supervision_browser import take_picture
from tests.desk.test_browser import Served, served, unfold
from tests.office.filings import at_the_desk

__all__ = ["served"]
pytestmark = pytest.mark.browser
OWN = "một câu dài chỉ mình biết"


def adds_by_keyboard(served: Served) -> str:
    """An administrator finds his way by keys, adds somebody and looks at him; gives the first code."""
    admin = served.screen(Role.ADMINISTRATOR)
    admin.goto(f"{served.address}/tai-khoan")
    admin.keyboard.press("g")
    admin.keyboard.press("q")
    admin.wait_for_url("**/quan-tri/nguoi-dung")
    take_picture(admin, "quan-tri-nguoi-dung")
    admin.keyboard.press("n")
    admin.wait_for_url("**/moi")
    take_picture(admin, "quan-tri-them-nguoi")
    admin.get_by_label("Tên đăng nhập *").press_sequentially("tran.thu.moi")
    for words in ("Trần Thu Mới", "Chuyên viên tiếp nhận"):
        admin.keyboard.press("Tab")
        admin.keyboard.type(words)
    admin.get_by_label("Cán bộ một cửa", exact=True).press("Space")
    admin.keyboard.press("Control+Enter")
    admin.get_by_role("heading", name="Mã đăng nhập lần đầu").wait_for()
    look_at(admin, "quan-tri-ma-lan-dau")
    code = admin.locator(".code-to-hand").inner_text()
    admin.get_by_role("link", name="Đã trao, mở trang người dùng").press("Enter")
    admin.wait_for_url("**/quan-tri/nguoi-dung/*")
    return code


def sets_up(served: Served, page: Page, code: str) -> Telephone:
    """The newcomer sets a password and reads the secret into his telephone."""
    page.goto(f"{served.address}/viec")
    page.get_by_label("Tên đăng nhập").fill("tran.thu.moi")
    page.get_by_label("Mật khẩu").fill(code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tai-khoan/mat-khau?**")
    look_at(page, "dat-mat-khau")
    for label, words in (("Mã do người quản trị cấp", code), ("Mật khẩu mới", OWN), ("Nhập lại mật khẩu mới", OWN)):
        page.get_by_label(label, exact=True).fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/viec")
    page.goto(f"{served.address}/tai-khoan/hai-buoc")
    take_picture(page, "hai-buoc-chua-bat")
    page.keyboard.press("Control+Enter")
    page.locator("#secret").wait_for()
    look_at(page, "hai-buoc")
    telephone = Telephone(served.desk, page.locator("#secret").inner_text().replace(" ", ""))
    page.get_by_label("Mật khẩu của bạn").fill(OWN)
    page.get_by_label("Mã 6 số đang hiện trong ứng dụng").fill(telephone.shows())
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Mã dự phòng").wait_for()
    look_at(page, "ma-du-phong")
    return telephone


def test_a_newcomer_is_added_enrols_and_logs_in_by_keyboard(served: Served) -> None:
    code = adds_by_keyboard(served)
    page = served.screen(None)
    telephone = sets_up(served, page, code)
    page.get_by_role("link", name="Đã cất mã, đi tiếp").press("Enter")
    page.wait_for_url("**/tai-khoan")
    take_picture(page, "tai-khoan")
    page.get_by_role("button", name="Đăng xuất").press("Enter")
    page.wait_for_url("**/dang-nhap")
    telephone.waits(60)
    page.get_by_label("Tên đăng nhập").fill("tran.thu.moi")
    page.get_by_label("Mật khẩu").fill(OWN)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Mã xác thực hai bước").wait_for()
    look_at(page, "dang-nhap-ma")
    expect(page.get_by_label("Mã", exact=True)).to_be_focused()
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Mã chưa đúng")
    page.keyboard.type(telephone.shows())
    page.keyboard.press("Enter")
    page.wait_for_url("**/viec")


def a_chairman_at_work(served: Served) -> None:
    """He has the second step, a mandate's worth of work, and a unit."""
    give_password(served.desk, Role.RECEIVER)
    desk = served.desk
    unit_id = open_unit(desk.office, "Tổ tiếp nhận")
    with desk.front.database.transaction() as session:
        staff = session.get_one(StaffMember, desk.office.member(Role.RECEIVER).staff_id)
        staff.unit_id = unit_id
        secret = begin(session, staff, desk.office.clock.now()).secret
        session.flush()
        now = desk.machine.now()
        assert confirm(session, staff, code_of(secret, step_at(now)), desk.office.clock.now(), now)


def test_one_member_roles_and_units_without_barriers(served: Served) -> None:
    story = served.file(at_the_desk)
    beside(lambda: a_chairman_at_work(served))
    item = story.open_item("checks_components")
    clerk = served.screen(Role.RECEIVER)
    clerk.goto(f"{served.address}/ho-so/{story.dossier().code}?viec={item.id}")
    clerk.locator(f"form[action='/viec/{item.id}/nhan'] button").first.press("Enter")
    admin = served.screen(Role.ADMINISTRATOR)
    member = served.desk.office.member(Role.RECEIVER).staff_id
    admin.goto(f"{served.address}/quan-tri/nguoi-dung/{member}")
    unfold(admin)
    take_picture(admin, "quan-tri-mot-nguoi")
    admin.get_by_label("Địa bàn: mã phường, xã").fill("09552")
    admin.get_by_role("button", name="Xem trước, ghi thay đổi").press("Enter")
    admin.get_by_role("heading", name="Xem trước thay đổi quyền").wait_for()
    look_at(admin, "quan-tri-xem-truoc")
    admin.keyboard.press("Control+Enter")
    admin.wait_for_url("**?tin=ghi")
    for path, name in (("/quan-tri/vai-tro", "quan-tri-vai-tro"), ("/quan-tri/don-vi", "quan-tri-don-vi")):
        admin.goto(served.address + path)
        take_picture(admin, name)
    admin.get_by_role("link", name="Tổ tiếp nhận").press("Enter")
    admin.get_by_role("heading", name="Người trong đơn vị").wait_for()
    take_picture(admin, "quan-tri-mot-don-vi")
