"""Who may use which page: every route of the desk against a table written by hand, and forms against forgery."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from fastapi.routing import APIRoute

import desk.router
from models.role import Role
from tests.desk.desk_house import BASE, DeskHouse
from tests.office.filings import at_the_desk
from tests.office.staff import hire, open_agency

RECEIVER, OFFICER, CHAIRMAN = Role.RECEIVER, Role.JUSTICE_OFFICER, Role.CHAIRMAN
DEPUTY = Role.DEPUTY
SEAL, RETURNS, SUPERVISOR, ADMIN = Role.SEAL_KEEPER, Role.RETURN_DESK, Role.SUPERVISOR, Role.ADMINISTRATOR
OFFICE = {RECEIVER, OFFICER, CHAIRMAN, DEPUTY, SEAL, RETURNS, SUPERVISOR}
ANYONE: set[Role] = set()
LINK_READERS = {SUPERVISOR, CHAIRMAN, ADMIN}

TABLE: dict[tuple[str, str], set[Role]] = {
    ("GET", "/dang-nhap"): ANYONE,
    ("POST", "/dang-nhap"): ANYONE,
    ("POST", "/dang-nhap/ngon-ngu"): ANYONE,
    ("POST", "/ngon-ngu"): OFFICE | {ADMIN},
    ("POST", "/dang-xuat"): OFFICE | {ADMIN},
    ("GET", "/tai-khoan"): OFFICE | {ADMIN},
    ("POST", "/tai-khoan/phim-tat"): OFFICE | {ADMIN},
    ("POST", "/dang-nhap/ma"): ANYONE,
    ("GET", "/tai-khoan/mat-khau"): OFFICE | {ADMIN},
    ("POST", "/tai-khoan/mat-khau"): OFFICE | {ADMIN},
    ("GET", "/tai-khoan/hai-buoc"): OFFICE | {ADMIN},
    ("POST", "/tai-khoan/hai-buoc"): OFFICE | {ADMIN},
    ("POST", "/tai-khoan/hai-buoc/xac-nhan"): OFFICE | {ADMIN},
    ("POST", "/tai-khoan/hai-buoc/ma-du-phong"): OFFICE | {ADMIN},
    ("POST", "/tai-khoan/hai-buoc/tat"): OFFICE | {ADMIN},
    ("POST", "/tai-khoan/phien"): OFFICE | {ADMIN},
    ("GET", "/quan-tri/nguoi-dung"): {ADMIN},
    ("GET", "/quan-tri/nguoi-dung/moi"): {ADMIN},
    ("POST", "/quan-tri/nguoi-dung/moi"): {ADMIN},
    ("GET", "/quan-tri/nguoi-dung/{staff_id}"): {ADMIN},
    ("POST", "/quan-tri/nguoi-dung/{staff_id}"): {ADMIN},
    ("POST", "/quan-tri/nguoi-dung/{staff_id}/tam-dung"): {ADMIN},
    ("POST", "/quan-tri/nguoi-dung/{staff_id}/thoi-viec"): {ADMIN},
    ("POST", "/quan-tri/nguoi-dung/{staff_id}/mo-lai"): {ADMIN},
    ("POST", "/quan-tri/nguoi-dung/{staff_id}/hai-buoc"): {ADMIN},
    ("POST", "/quan-tri/nguoi-dung/{staff_id}/mat-khau"): {ADMIN},
    ("POST", "/quan-tri/nguoi-dung/{staff_id}/phien"): {ADMIN},
    ("GET", "/quan-tri/vai-tro"): {ADMIN},
    ("POST", "/quan-tri/vai-tro/hai-buoc"): {ADMIN},
    ("GET", "/quan-tri/don-vi"): {ADMIN},
    ("POST", "/quan-tri/don-vi"): {ADMIN},
    ("GET", "/quan-tri/don-vi/{unit_id}"): {ADMIN},
    ("POST", "/quan-tri/don-vi/{unit_id}"): {ADMIN},
    ("POST", "/quan-tri/don-vi/{unit_id}/dong"): {ADMIN},
    ("POST", "/quan-tri/don-vi/{unit_id}/mo-lai"): {ADMIN},
    ("GET", "/viec"): OFFICE,
    ("GET", "/hang-doi"): OFFICE,
    ("GET", "/duyet"): {CHAIRMAN, DEPUTY},
    ("GET", "/duyet/xem-lai"): {CHAIRMAN, DEPUTY},
    ("GET", "/duyet/viec/{item_id}"): {CHAIRMAN, DEPUTY},
    ("POST", "/duyet/viec/{item_id}/duyet"): {CHAIRMAN, DEPUTY},
    ("POST", "/duyet/viec/{item_id}/tra-lai"): {CHAIRMAN, DEPUTY},
    ("POST", "/duyet/viec/{item_id}/lap-lai"): {CHAIRMAN, DEPUTY},
    ("POST", "/duyet/dot"): {CHAIRMAN, DEPUTY},
    ("GET", "/duyet/dot/{run_id}"): {CHAIRMAN, DEPUTY},
    ("POST", "/duyet/dot/{run_id}/tiep"): {CHAIRMAN, DEPUTY},
    ("GET", "/uy-quyen"): {CHAIRMAN, DEPUTY, SUPERVISOR},
    ("POST", "/uy-quyen"): {CHAIRMAN},
    ("POST", "/uy-quyen/{delegation_id}/thu-hoi"): {CHAIRMAN},
    ("GET", "/su-co"): {SUPERVISOR, RECEIVER},
    ("GET", "/tra-ket-qua"): {RETURNS},
    ("POST", "/tra-ket-qua/quet"): {RETURNS},
    ("GET", "/tra-ket-qua/danh-sach"): {RETURNS},
    ("GET", "/tra-ket-qua/ho-so/{code}"): {RETURNS},
    ("POST", "/tra-ket-qua/ho-so/{code}/trao"): {RETURNS},
    ("POST", "/tra-ket-qua/ho-so/{code}/ma-nhan"): {RETURNS},
    ("GET", "/tra-ket-qua/ho-so/{code}/phieu"): {RETURNS},
    ("GET", "/tra-ket-qua/bang-ke"): {RETURNS},
    ("POST", "/tra-ket-qua/bang-ke"): {RETURNS},
    ("GET", "/tra-ket-qua/bang-ke/{sheet_id}"): {RETURNS},
    ("GET", "/tra-ket-qua/bang-ke/{sheet_id}/in"): {RETURNS},
    ("POST", "/tra-ket-qua/bang-ke/{sheet_id}/quet"): {RETURNS},
    ("POST", "/tra-ket-qua/bang-ke/{sheet_id}/bo/{row_id}"): {RETURNS},
    ("POST", "/tra-ket-qua/bang-ke/{sheet_id}/ban-giao"): {RETURNS},
    ("GET", "/tra-ket-qua/thu-ho"): {SUPERVISOR, RECEIVER, RETURNS},
    ("GET", "/thu-chi"): {SUPERVISOR, RECEIVER, RETURNS},
    ("POST", "/thu-chi/doi-soat"): {SUPERVISOR, RECEIVER, RETURNS},
    ("POST", "/thu-chi/chenh-lech/{difference_id}"): {SUPERVISOR, RECEIVER, RETURNS},
    ("POST", "/viec/tiep"): OFFICE,
    ("POST", "/viec/{item_id}/nhan"): OFFICE,
    ("POST", "/viec/{item_id}/tra"): OFFICE,
    ("POST", "/viec/{item_id}/tra-loi/{outcome}"): OFFICE,
    ("POST", "/viec/{item_id}/nhap/{outcome}"): OFFICE,
    ("POST", "/viec/{item_id}/bo-nhap/{outcome}"): OFFICE,
    ("POST", "/viec/{item_id}/ket-qua-xem"): {RECEIVER},
    ("GET", "/viec/doi-moi"): OFFICE,
    ("GET", "/viec/{item_id}/chuyen"): OFFICE,
    ("POST", "/viec/{item_id}/tiep-quan"): OFFICE,
    ("POST", "/viec/{item_id}/giao"): OFFICE,
    ("POST", "/viec/cot"): OFFICE,
    ("GET", "/goc-nhin/{view_id}"): OFFICE,
    ("POST", "/goc-nhin"): OFFICE,
    ("POST", "/goc-nhin/{view_id}/xoa"): OFFICE,
    ("POST", "/hang-loat"): OFFICE,
    ("GET", "/hang-loat/{run_id}"): OFFICE,
    ("POST", "/hang-loat/{run_id}/lam-tiep"): OFFICE,
    ("POST", "/hang-loat/{run_id}/{move}"): OFFICE,
    ("GET", "/ban-giao"): OFFICE,
    ("POST", "/ban-giao"): OFFICE,
    ("GET", "/ban-giao/{staff_id}"): {SUPERVISOR, CHAIRMAN},
    ("POST", "/ban-giao/{staff_id}"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/thong-bao"): OFFICE | {ADMIN},
    ("POST", "/thong-bao/da-doc"): OFFICE | {ADMIN},
    ("POST", "/thong-bao/{notice_id}/da-doc"): OFFICE | {ADMIN},
    ("POST", "/ho-so/{code}/dang-mo"): OFFICE,
    ("GET", "/tim"): OFFICE,
    ("GET", "/tiep-nhan/moi"): {RECEIVER},
    ("POST", "/tiep-nhan/{code}"): {RECEIVER},
    ("POST", "/tiep-nhan/{code}/nhap"): {RECEIVER},
    ("POST", "/tiep-nhan/{code}/bo-nhap"): {RECEIVER},
    ("POST", "/tiep-nhan/{code}/thanh-phan"): {RECEIVER},
    ("GET", "/tiep-nhan/da-nhan/{code}"): {RECEIVER},
    ("GET", "/tiep-nhan/da-nhan/{code}/qr.svg"): {RECEIVER},
    ("GET", "/giam-sat"): {SUPERVISOR},
    ("GET", "/giam-sat/ho-so"): {SUPERVISOR},
    ("GET", "/giam-sat/mac"): {SUPERVISOR},
    ("GET", "/giam-sat/mac/{code}"): {SUPERVISOR},
    ("POST", "/giam-sat/mac/{code}/goi-lai"): {SUPERVISOR},
    ("GET", "/giam-sat/du-bao"): {SUPERVISOR},
    ("POST", "/giam-sat/du-bao"): {SUPERVISOR},
    ("GET", "/giam-sat/lich-nghi"): {SUPERVISOR},
    ("POST", "/giam-sat/lich-nghi"): {SUPERVISOR},
    ("POST", "/giam-sat/lich-nghi/{absence_id}/rut"): {SUPERVISOR},
    ("GET", "/giam-sat/tre-hen"): {SUPERVISOR},
    ("GET", "/giam-sat/xin-loi"): {SUPERVISOR},
    ("GET", "/giam-sat/bo-sung"): {SUPERVISOR},
    ("GET", "/giam-sat/danh-gia"): {SUPERVISOR},
    ("GET", "/giam-sat/su-co"): {SUPERVISOR, ADMIN},
    ("GET", "/giam-sat/suc-khoe"): {SUPERVISOR, ADMIN},
    ("GET", "/giam-sat/tin-ngay"): {SUPERVISOR},
    ("GET", "/giam-sat/tin-ngay/{day}"): {SUPERVISOR},
    ("GET", "/quan-tri/ket-noi"): LINK_READERS,
    ("GET", "/quan-tri/ket-noi/{code}"): LINK_READERS,
    ("POST", "/quan-tri/ket-noi/{code}/kich-hoat"): {ADMIN, CHAIRMAN},
    ("POST", "/quan-tri/ket-noi/{code}/tam-dung"): {ADMIN},
    ("POST", "/quan-tri/ket-noi/{code}/tiep-tuc"): {ADMIN},
    ("POST", "/quan-tri/ket-noi/{code}/khoa/tim"): {ADMIN},
    ("POST", "/quan-tri/ket-noi/{code}/khoa/dan"): {ADMIN},
    ("POST", "/quan-tri/ket-noi/{code}/khoa/thoi"): {ADMIN},
    ("POST", "/quan-tri/ket-noi/{code}/khoa/{key_id}/dong-y"): {ADMIN, CHAIRMAN},
    ("POST", "/quan-tri/ket-noi/{code}/khoa/{key_id}/bo"): {ADMIN, CHAIRMAN},
    ("GET", "/quan-tri/ket-noi/{code}/su-kien"): LINK_READERS,
    ("POST", "/quan-tri/ket-noi/{code}/su-kien/{event_id}/gui-lai"): {ADMIN},
    ("GET", "/quan-tri/ket-noi/{code}/gui-lai"): {ADMIN},
    ("POST", "/quan-tri/ket-noi/{code}/gui-lai"): {ADMIN},
    ("POST", "/quan-tri/ket-noi/{code}/thong-diep/{message_id}/doc-lai"): {ADMIN},
    ("GET", "/quan-tri/ket-noi/{code}/trao-doi"): LINK_READERS,
    ("GET", "/quan-tri/ket-noi/{code}/trao-doi/{number}"): LINK_READERS,
    ("POST", "/quan-tri/ket-noi/{code}/trao-doi/{number}/hien"): {SUPERVISOR},
    ("GET", "/quan-tri/ket-noi/{code}/kiem-tra-chu-ky"): LINK_READERS,
    ("POST", "/quan-tri/ket-noi/{code}/kiem-tra-chu-ky"): LINK_READERS,
    ("POST", "/quan-tri/ket-noi/{code}/gui-thu"): {ADMIN},
    ("GET", "/quan-tri/them-ket-noi"): {ADMIN},
    ("POST", "/quan-tri/them-ket-noi"): {ADMIN},
    ("GET", "/quan-tri/mau"): LINK_READERS,
    ("GET", "/quan-tri/mau/thu/{notice_id}"): LINK_READERS,
    ("GET", "/quan-tri/mau/thu/{notice_id}/xem"): LINK_READERS,
    ("GET", "/quan-tri/mau/loi/{place}/{part}"): LINK_READERS,
    ("POST", "/quan-tri/mau/loi/{place}/{part}"): {ADMIN},
    ("POST", "/quan-tri/mau/de-nghi/{words_id}/ban-hanh"): {ADMIN, CHAIRMAN},
    ("POST", "/quan-tri/mau/de-nghi/{words_id}/bo"): {ADMIN, CHAIRMAN},
    ("GET", "/quan-tri/mau/giay/{kind}"): LINK_READERS,
    ("GET", "/quan-tri/mau/giay/{kind}/trang"): LINK_READERS,
    ("GET", "/quan-tri/mau/giay/{kind}/tep"): LINK_READERS,
    ("GET", "/dong-bo"): {SUPERVISOR},
    ("POST", "/dong-bo/gui-lai"): {SUPERVISOR},
    ("POST", "/dong-bo/doi-soat"): {SUPERVISOR},
    ("POST", "/dong-bo/ho-so/{code}/gui-lai"): {SUPERVISOR},
    ("POST", "/dong-bo/sai-lech/{difference_id}/xong"): {SUPERVISOR},
    ("GET", "/bao-cao"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/bao-cao/ho-so"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/bao-cao/bieu-do.svg"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/bao-cao/tai/{form}"): {SUPERVISOR, CHAIRMAN},
    ("POST", "/bao-cao/luu"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/bao-cao/da-luu/{kept_id}"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/bao-cao/da-luu/{kept_id}/{form}"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/bao-cao/ky"): {SUPERVISOR, CHAIRMAN},
    ("POST", "/bao-cao/ky"): {SUPERVISOR},
    ("GET", "/quan-tri/lich"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("GET", "/quan-tri/lich/thu"): {ADMIN},
    ("POST", "/quan-tri/lich"): {ADMIN},
    ("GET", "/quan-tri/phi"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("GET", "/quan-tri/phi/thu"): {ADMIN},
    ("POST", "/quan-tri/phi"): {ADMIN},
    ("GET", "/quan-tri/thu-tuc"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("GET", "/quan-tri/thu-tuc/{procedure}"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("GET", "/quan-tri/thu-tuc/{procedure}/hinh.svg"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("POST", "/quan-tri/thu-tuc/{procedure}/thoi-han"): {ADMIN},
    ("POST", "/quan-tri/thu-tuc/{procedure}/hieu-luc"): {ADMIN},
    ("POST", "/quan-tri/thu-tuc/{procedure}/chay-thu"): {ADMIN},
    ("GET", "/quan-tri/de-xuat/{change_id}"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("POST", "/quan-tri/de-xuat/{change_id}/cong-bo"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("POST", "/quan-tri/de-xuat/{change_id}/rut"): {ADMIN},
    ("POST", "/quan-tri/de-xuat/{change_id}/tu-choi"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("GET", "/quan-tri/chay-thu/{trial_id}"): {ADMIN, SUPERVISOR, CHAIRMAN},
    ("POST", "/quan-tri/chay-thu/{trial_id}/dung"): {ADMIN},
    ("GET", "/van-ban-den"): OFFICE,
    ("GET", "/van-ban-den/in/{form}"): {CHAIRMAN, DEPUTY, SEAL, SUPERVISOR},
    ("GET", "/van-ban-den/moi"): {SEAL},
    ("POST", "/van-ban-den/mo-so"): {SEAL},
    ("POST", "/van-ban-den/moi"): {SEAL},
    ("GET", "/van-ban-den/{document_id}"): OFFICE,
    ("GET", "/van-ban-den/{document_id}/phieu.pdf"): OFFICE,
    ("GET", "/van-ban-den/{document_id}/tep/{file_id}"): OFFICE,
    ("GET", "/van-ban-den/{document_id}/tep/{file_id}/trang/{page}"): OFFICE,
    ("GET", "/van-ban-den/{document_id}/sua"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/sua"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/huy"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/quet"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/bao-lai/{reply_id}"): {SEAL},
    ("GET", "/van-ban-den/{document_id}/dau"): {SEAL},
    ("GET", "/van-ban-den/{document_id}/dau/xem"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/dau"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/nhan"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/tra-lai"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/trinh"): {SEAL},
    ("POST", "/van-ban-den/{document_id}/chuyen"): {CHAIRMAN, DEPUTY},
    ("POST", "/van-ban-den/{document_id}/giao-lai/{task_id}"): {CHAIRMAN, DEPUTY},
    ("POST", "/van-ban-den/{document_id}/ky-nhan/{task_id}"): OFFICE,
    ("POST", "/van-ban-den/{document_id}/xong"): OFFICE,
    ("GET", "/ho-so-mat"): OFFICE,
    ("POST", "/ho-so-mat/mo"): OFFICE,
    ("POST", "/ho-so-mat/mo/{pass_id}/xem"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/ho-so/{code}/mat"): {SUPERVISOR, CHAIRMAN},
    ("POST", "/ho-so/{code}/mat"): {SUPERVISOR, CHAIRMAN},
    ("POST", "/ho-so/{code}/mat/nguoi"): {SUPERVISOR, CHAIRMAN},
    ("POST", "/ho-so/{code}/mat/nguoi/{staff_id}/bo"): {SUPERVISOR, CHAIRMAN},
    ("POST", "/ho-so/{code}/mat/bo"): {SUPERVISOR, CHAIRMAN},
    ("GET", "/nhat-ky"): {SUPERVISOR},
    ("POST", "/nhat-ky/ai-da-tim"): {SUPERVISOR},
    ("GET", "/ho-so/{code}"): OFFICE,
    ("GET", "/ho-so/{code}/bien-lai/{receipt_id}"): OFFICE,
    ("POST", "/ho-so/{code}/hien/{name}"): OFFICE,
    ("POST", "/ho-so/{code}/thu-tien"): {RECEIVER, RETURNS},
    ("GET", "/ho-so/{code}/giay-to"): OFFICE,
    ("POST", "/ho-so/{code}/giay-to/{component_id}/ket-luan"): {RECEIVER},
    ("POST", "/ho-so/{code}/ghi-chu"): OFFICE,
    ("POST", "/ho-so/{code}/ghi-chu/{note_id}/thu-lai"): OFFICE,
    ("POST", "/ho-so/{code}/lien-he"): OFFICE,
    ("POST", "/ho-so/{code}/hoi-y-kien"): OFFICE,
    ("POST", "/ho-so/{code}/hoi-y-kien/{opinion_id}/thoi"): OFFICE,
    ("POST", "/ho-so/{code}/ban-chinh/{component_id}"): OFFICE,
    ("POST", "/ho-so/{code}/nhap/{name}"): OFFICE,
    ("POST", "/ho-so/{code}/bo-nhap/{name}"): OFFICE,
    ("GET", "/ho-so/{code}/to-bia"): OFFICE,
    ("GET", "/ho-so/{code}/hinh-quy-trinh"): OFFICE,
    ("GET", "/quet"): {RECEIVER, OFFICER},
    ("POST", "/quet"): {RECEIVER, OFFICER},
    ("GET", "/quet/{batch_id}"): {RECEIVER, OFFICER},
    ("POST", "/quet/{batch_id}"): {RECEIVER, OFFICER},
    ("GET", "/quet/{batch_id}/trang/{page}"): {RECEIVER, OFFICER},
    ("GET", "/luot-doc"): {ADMIN},
    ("POST", "/ho-so/{code}/ket-thuc-som"): {RECEIVER, SUPERVISOR, CHAIRMAN},
    ("GET", "/ho-so/{code}/giay-to/{component_id}/trang/{page}"): OFFICE,
    ("GET", "/ho-so/{code}/giay-to/{component_id}/tep"): OFFICE,
    ("GET", "/ho-so/{code}/tai-lieu/{document_id}"): OFFICE,
    ("GET", "/ho-so/{code}/tai-lieu/{document_id}/trang/{page}"): OFFICE,
    ("GET", "/ho-so/{code}/du-thao/{draft_id}/trang/1"): OFFICE,
}


def routes() -> list[tuple[str, str]]:
    found = [route for router in desk.router.routers() for route in router.routes if isinstance(route, APIRoute)]
    return sorted((method, route.path) for route in found for method in route.methods or ())


def filled(path: str) -> str:
    """The path with something in its places that leads nowhere."""
    places = re.findall(r"{(\w+_id)(?::\w+)?}", path)
    told = {"code": "H26.99.01-261006-9999", "outcome": "complete", "name": "applicant.phone", "page": 1}
    told |= {"number": 1, "place": "moi-thu", "part": "greeting", "kind": "receipt", "procedure": "1.001193"}
    return path.format(**dict.fromkeys(places, str(uuid4())), **told, form="xlsx", move="dung", day="2026-10-05")


def test_every_route_stands_in_the_table() -> None:
    assert routes() == sorted(TABLE)


@pytest.mark.parametrize("role", [role for role in Role if role.is_staff])
def test_a_role_enters_where_the_table_says_and_nowhere_else(desk: DeskHouse, role: Role) -> None:
    visitor = desk.visitor(role)
    for (method, path), allowed in TABLE.items():
        if path == "/dang-xuat" or not allowed:
            continue
        where = filled(path)
        answer = visitor.get(where) if method == "GET" else visitor.post(where, {})
        assert (answer.status_code == 403) == (role not in allowed), f"{role} {method} {path}: {answer.status_code}"


def test_without_a_session_every_page_leads_to_the_log_in(desk: DeskHouse) -> None:
    stranger = desk.stranger()
    for (method, path), allowed in TABLE.items():
        if allowed:
            answer = stranger.get(filled(path)) if method == "GET" else stranger.post(filled(path), {})
            assert (answer.status_code, answer.headers["location"][:10]) == (303, "/dang-nhap"), path


def test_no_form_is_taken_without_its_token_or_from_another_site(desk: DeskHouse) -> None:
    visitor = desk.visitor(Role.RECEIVER)
    for (method, path), allowed in TABLE.items():
        if method == "POST" and allowed:
            without = visitor.post(filled(path), {"csrf": ""})
            foreign = visitor.web.post(filled(path), data={"csrf": "c" * 32}, headers={"Origin": "https://example.com"})
            assert (without.status_code, foreign.status_code) == (403, 403), path
    assert visitor.web.post("/viec/tiep", data={"csrf": "c" * 32}).status_code == 403
    assert visitor.web.post("/viec/tiep", data={"csrf": "c" * 32}, headers={"Origin": BASE}).status_code == 303


def test_a_dossier_of_another_agency_is_not_found_by_any_way(desk: DeskHouse) -> None:
    office = desk.office
    story = office.file(at_the_desk)
    code, item = story.dossier().code, story.open_item("checks_components")
    with office.database.transaction() as session:
        from_elsewhere = open_agency(session, "H26.99.02", "Bằng Lăng")
        strangers = hire(session, from_elsewhere)
    office.people[Role.RECEIVER].append(strangers[Role.RECEIVER][0])
    office.people[Role.SUPERVISOR].append(strangers[Role.SUPERVISOR][0])

    for role, number in ((Role.RECEIVER, 2), (Role.SUPERVISOR, 1)):
        stranger = desk.visitor(role, number)
        assert stranger.get(f"/ho-so/{code}").status_code == 404
        assert code not in stranger.opens("/viec").html
        assert code not in stranger.opens("/hang-doi").html
        assert code not in stranger.opens(f"/tim?q={code}").text.replace(f"“{code}”", "")
        assert stranger.post(f"/viec/{item.id}/nhan", {}).status_code == 404
        assert stranger.post(f"/viec/{item.id}/tra-loi/complete", {"version": "1"}).status_code == 404
    assert story.waits_for() == {"checks_components"}
