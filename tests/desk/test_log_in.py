"""Logging in and out, and where people land."""

from __future__ import annotations

import pytest

from models.role import Role
from models.staff_member import StaffMember
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from web.passwords import hash_password

PASSWORD = " mật khẩu thử "
HASH = hash_password(PASSWORD)


def name_of(desk: DeskHouse, role: Role) -> str:
    """Somebody of that role who can log in with the password above."""
    with desk.front.database.transaction() as session:
        staff = session.get_one(StaffMember, desk.office.member(role).staff_id)
        staff.password_hash = HASH
        return staff.username


def test_a_page_asked_for_without_logging_in_comes_after_the_log_in_page(desk: DeskHouse) -> None:
    stranger = desk.stranger()
    asked = stranger.get("/ho-so/H26.99.01-261006-0001?viec=1")
    assert asked.status_code == 303
    page = stranger.opens(asked.headers["location"])

    entered = stranger.post(
        "/dang-nhap",
        {**page.form("/dang-nhap").boxes, "username": name_of(desk, Role.RECEIVER), "password": PASSWORD},
    )

    assert entered.headers["location"] == "/ho-so/H26.99.01-261006-0001?viec=1"


def test_a_clerk_lands_on_his_own_work_and_an_administrator_on_his_account(desk: DeskHouse) -> None:
    for role, first in ((Role.RECEIVER, "/viec"), (Role.ADMINISTRATOR, "/tai-khoan")):
        entered = desk.stranger().post("/dang-nhap", {"username": name_of(desk, role), "password": PASSWORD})
        assert entered.headers["location"] == first


def test_a_wrong_password_is_refused_on_the_same_page_not_saying_which_was_wrong(desk: DeskHouse) -> None:
    name = name_of(desk, Role.RECEIVER)
    for username in (name, "khong-co-ai"):
        refused = desk.stranger().post("/dang-nhap", {"username": username, "password": PASSWORD.strip()})
        page = HtmlPage(refused.text)
        assert refused.status_code == 401
        assert "Tên đăng nhập hoặc mật khẩu" in page.text
        assert page.form("/dang-nhap").boxes["username"] == username


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "/\\example.com"])
def test_logging_in_never_leads_to_another_site(desk: DeskHouse, elsewhere: str) -> None:
    typed = {"username": name_of(desk, Role.RECEIVER), "password": PASSWORD, "tiep": elsewhere}
    assert desk.stranger().post("/dang-nhap", typed).headers["location"] == "/viec"


def test_who_has_logged_out_is_out_at_once(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = clerk.opens("/viec")
    assert clerk.sends(page, "/dang-xuat").headers["location"] == "/dang-nhap"
    assert clerk.get("/viec").status_code == 303


def test_single_keys_can_be_switched_off(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    assert 'data-keys="on"' in clerk.opens("/viec").html
    account = clerk.opens("/tai-khoan")
    clerk.sends(account, "/phim-tat", keys_on="false")
    assert 'data-keys="off"' in clerk.opens("/viec").html


def test_the_header_offers_each_role_its_own_places(desk: DeskHouse) -> None:
    def places(role: Role) -> set[str]:
        links = desk.visitor(role).opens("/tai-khoan").links
        everybodys = {"/tai-khoan", "/viec", "/hang-doi", "/thong-bao", "/tai-khoan/mat-khau", "/tai-khoan/hai-buoc"}
        return {link for link in links if link.startswith("/")} - everybodys

    house = {f"/quan-tri/{room}" for room in ("lich", "phi", "thu-tuc", "mau", "ket-noi")}
    watch = {"/giam-sat", "/bao-cao", "/su-co", "/dong-bo", "/nhat-ky"}
    papers = {"/van-ban-den"}
    assert places(Role.RECEIVER) == {"/tiep-nhan/moi", "/su-co", "/thu-chi"} | papers
    assert places(Role.CHAIRMAN) == {"/duyet", "/uy-quyen", "/bao-cao"} | house | papers
    assert places(Role.RETURN_DESK) == {"/tra-ket-qua", "/thu-chi"} | papers
    assert places(Role.SUPERVISOR) == {"/thu-chi"} | watch | house | papers
    assert places(Role.JUSTICE_OFFICER) == papers
    # Whoever has no dossiers is led to none by the name of the house either.
    assert "/viec" not in desk.visitor(Role.ADMINISTRATOR).opens("/tai-khoan").links
    assert places(Role.ADMINISTRATOR) == {"/giam-sat/suc-khoe", "/quan-tri/nguoi-dung"} | house
