"""`motcua administrator`: an office that nobody administers yet, and one whose only administrator is locked out."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.role import Role
from models.staff.two_step import TwoStepRule
from models.staff_member import StaffMember
from operations.first_administrator import let_in
from operations.plain_error import PlainError
from tests.desk.desk_house import DeskHouse
from tests.desk.people.wardens import enrols, give_password, logs_in
from web.passwords import hash_password

CODE = "k7pm-4xqe-9tzc-hw2r"


def gives_code(desk: DeskHouse, username: str, name: str = "", agency: str = "H26.99.01") -> None:
    hashed = hash_password(CODE)
    with desk.front.database.transaction() as session:
        let_in(session, agency, username, name, hashed, desk.office.clock.now(), desk.machine.now())


def nobody_administers(desk: DeskHouse) -> None:
    with desk.front.database.transaction() as session:
        for one in session.scalars(select(StaffMember).where(StaffMember.roles.contains([Role.ADMINISTRATOR.value]))):
            one.active = False


def test_the_first_one_is_made_and_led_to_set_a_password(desk: DeskHouse) -> None:
    nobody_administers(desk)
    gives_code(desk, "quan.tri.dau", "Phạm Văn Đầu")
    visitor, entered = logs_in(desk, "quan.tri.dau", CODE)
    assert entered.status_code == 303
    page = visitor.opens("/quan-tri/nguoi-dung")
    assert "Đặt mật khẩu của bạn" in page.text
    visitor.sends(page, "/mat-khau", present=CODE, new="một câu dài chỉ mình biết", again="một câu dài chỉ mình biết")
    assert "Vai trò của bạn phải có xác thực hai bước" in visitor.opens("/quan-tri/nguoi-dung").text
    with desk.front.database.transaction() as session:
        rule = session.scalars(select(TwoStepRule)).one()
    assert rule.roles == ["chu-tich", "pho-chu-tich", "quan-tri"]


def test_a_second_one_is_the_first_ones_to_add(desk: DeskHouse) -> None:
    with pytest.raises(PlainError, match="đã có người quản trị"):
        gives_code(desk, "quan.tri.hai", "Phạm Văn Hai")
    with pytest.raises(PlainError, match="Không có cơ quan"):
        gives_code(desk, "quan.tri.hai", "Phạm Văn Hai", "H00.00.00")


def test_what_was_typed_wrong_is_told_in_a_sentence(desk: DeskHouse) -> None:
    nobody_administers(desk)
    with pytest.raises(PlainError, match="Tên đăng nhập từ 3"):
        gives_code(desk, "Quản Trị", "Phạm Văn Đầu")


def test_an_administrator_who_lost_his_telephone_gets_back_in(desk: DeskHouse) -> None:
    name = give_password(desk, Role.ADMINISTRATOR)
    admin = desk.visitor(Role.ADMINISTRATOR)
    enrols(desk, admin)
    gives_code(desk, name)
    assert admin.get("/quan-tri/nguoi-dung").status_code == 303
    entered = logs_in(desk, name, CODE)[1]
    assert entered.status_code == 303, "no code of the telephone is asked for"
