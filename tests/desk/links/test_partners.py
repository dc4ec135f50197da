"""Cơ quan kết nối: how each stands, suspending without losing anything, adding one with two people."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from gateways.outgoing.key_pair import CLIENT, KeyPair, fingerprint
from models.audit.audit_entry import AuditEntry
from models.linkage.compared_day import keep_comparison
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from models.role import Role
from tests.desk.links.linked_office import OUR_CLIENT, OURS, PARTNER, THEIRS, LinkedOffice, counted
from tests.linkage.fixtures import WARD

LIST = "/quan-tri/ket-noi"
ADD = "/quan-tri/them-ket-noi"
THEIR_CLIENT = KeyPair(CLIENT, b"t" * 32)
NEW = {
    "code": "G02.99.01",
    "name": "Công an xã Thử",
    "we_file": "1.004222",
    "may_file": "1.001193",
    "networks": "127.0.0.0/8",
}


def test_the_list_says_of_each_what_it_is_for_and_how_it_stands(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.sends()
    page = linked.supervisor.opens(LIST)
    assert "Ủy ban nhân dân phường Mẫu Đơn" in page.text
    assert "ta nộp 1 thủ tục, họ nộp 1 thủ tục" in page.text
    assert "thông Trao đổi bình thường." in page.text
    assert "Cơ sở dữ liệu quốc gia về dân cư" in page.text
    assert fingerprint({"keys": [OURS.public_jwk, OUR_CLIENT.public_jwk]}) in page.text
    assert ADD not in page.links


def test_five_calls_in_vain_are_out_of_reach_and_one_is_trouble(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.ward.answers = [503] * 5
    linked.sends()
    assert "Lần gọi gần nhất hỏng: máy chủ của họ lỗi (503)" in linked.admin.opens(LIST).text
    for _ in range(4):
        linked.sends()
    page = linked.admin.opens(PARTNER)
    assert "mất liên lạc 5 lần gọi gần nhất đều hỏng" in page.text
    assert "Thông báo chờ gửi 1, cũ nhất từ" in page.text


def test_what_is_old_and_unsent_is_told_as_slow(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.post.office.clock.advance(timedelta(hours=3))
    assert "chậm Thông báo cũ nhất họ chưa nhận" in linked.admin.opens(PARTNER).text


def test_a_suspended_agency_loses_nothing(linked: LinkedOffice) -> None:
    linked.accepts()
    page = linked.admin.opens(PARTNER)
    too_short = linked.admin.sends(page, "/tam-dung", **{"ly-do": "ngắn"})
    assert (too_short.status_code, "ít nhất 10 ký tự" in too_short.text) == (422, True)
    assert "ngắn" in too_short.text
    linked.admin.sends(page, "/tam-dung", **{"ly-do": "Khóa của họ có thể đã lộ"})

    assert (linked.sends(), linked.waiting()) == (0, 1)
    again = linked.admin.sends(linked.admin.opens(f"{PARTNER}/su-kien"), "/gui-lai")
    assert "gửi đi khi kết nối chạy lại" in linked.admin.opens(again.headers["location"]).text
    assert not linked.admin.opens(f"{PARTNER}/kiem-tra-chu-ky").has_form("/gui-thu")
    assert linked.post.house.get("/linked/BG-1", linked.post.ward).status_code == 401
    assert linked.hears(b"{}", "su-kien-1") == 401
    page = linked.admin.opens(PARTNER)
    assert "Khóa của họ có thể đã lộ" in page.text

    linked.admin.sends(page, "/tiep-tuc")
    assert (linked.sends(), linked.waiting()) == (1, 0)
    assert linked.post.house.get("/linked/BG-1", linked.post.ward).status_code == 200
    assert linked.hears(b"{}", "su-kien-1") == 202


def test_only_who_keeps_the_house_changes_a_link(linked: LinkedOffice) -> None:
    for who in (linked.supervisor, linked.chairman):
        assert "/tam-dung" not in linked.supervisor.opens(PARTNER).html
        assert who.post(f"{PARTNER}/tam-dung", {"ly-do": "một lý do đủ dài"}).status_code == 403
    assert linked.house.visitor(Role.RECEIVER).get(PARTNER).status_code == 403
    assert linked.admin.get(f"{LIST}/KHONG-CO").status_code == 404


def test_the_nights_stand_on_the_page_with_what_differed(linked: LinkedOffice) -> None:
    now = linked.post.office.clock.now()
    with linked.post.office.database.transaction() as session:
        for days, ours, theirs in ((1, 3, 3), (2, 3, 2), (3, 1, None)):
            day = (now - timedelta(days=days)).date()
            told = {"untaken": 0, "asked_again": 3 if theirs == 2 else 0}
            keep_comparison(session, WARD, day, now, ours=ours, theirs=theirs, agrees=ours == theirs, **told)
    text = linked.supervisor.opens(PARTNER).text
    assert "khớp" in text
    assert "lệch , đã hỏi lại 3 hồ sơ" in text
    assert "họ không trả lời, sẽ hỏi lại" in text


def test_neither_page_asks_more_the_more_there_is(linked: LinkedOffice) -> None:
    linked.accepts()
    linked.sends()
    numbers = []
    admin = linked.admin
    for more in (0, 20):
        with linked.post.office.database.transaction() as session:
            for number in range(more):
                session.add(_another(number, linked.post.office.clock.now()))
        with counted(linked.house) as first:
            admin.opens(LIST)
        with counted(linked.house) as second:
            admin.opens(PARTNER)
        numbers.append((len(first), len(second)))
    assert numbers[0] == numbers[1]
    assert numbers[0][0] <= 26
    assert numbers[0][1] <= 26


def _another(number: int, at: object) -> PartnerAgency:
    return PartnerAgency(
        code=f"G99.{number}",
        name=f"Cơ quan thử {number}",
        base_url="https://khong-co.invalid",
        event_keys=[],
        our_client_id="G01.99.01",
        files_there=[],
        networks=[],
        added_at=at,
    )


def test_an_agency_is_added_by_one_and_activated_by_another(linked: LinkedOffice) -> None:
    """First its keys are shown, then they are compared by telephone, then a second person opens the door."""
    linked.ward.published = [THEIRS.public_jwk, THEIR_CLIENT.public_jwk]
    told = fingerprint({"keys": linked.ward.published})
    admin, typed = linked.admin, {**NEW, "base_url": linked.ward.address}
    shown = admin.post(ADD, typed)
    assert shown.status_code == 200
    assert told in shown.text
    assert NEW["code"] not in codes(linked)
    wrong = admin.post(ADD, {**typed, "dau-van-tay": "0000 1111"})
    assert (wrong.status_code, "Không khớp với dấu vân tay" in wrong.text) == (422, True)

    written = admin.post(ADD, {**typed, "dau-van-tay": told.replace(" ", "").upper()})
    where = f"{LIST}/{NEW['code']}"
    assert (written.status_code, written.headers["location"]) == (303, f"{where}?tin=them")
    page = admin.opens(where)
    assert "chờ kích hoạt" in page.text
    assert not page.has_form("/kich-hoat")
    assert admin.post(f"{where}/kich-hoat", {}).status_code == 422
    assert NEW["code"] not in clients(linked)

    chairman = linked.chairman
    chairman.sends(chairman.opens(where), "/kich-hoat")
    assert "Trần Thị Nhung Thử" in linked.supervisor.opens(where).text
    assert NEW["code"] in clients(linked)
    assert actions(linked) == ["partner.added", "partner.activated"]


def test_what_is_missing_is_named_and_what_was_typed_stays(linked: LinkedOffice) -> None:
    typed = {"code": "G02.1", "name": "Công an xã Thử", "base_url": "https://khong-co.invalid", "we_file": "1.004222"}
    admin = linked.admin
    for box in ("code", "name", "base_url"):
        answer = admin.post(ADD, {**typed, box: ""})
        assert (answer.status_code, "Hãy điền mục này." in answer.text) == (422, True)
        for name, value in typed.items():
            assert name == box or value in answer.text


WRONG = (
    ({"base_url": "https://10.1.2.3"}, "mạng riêng"),
    ({"base_url": "http://8.8.8.8"}, "phải dùng https"),
    ({"base_url": "https://khong-co.invalid"}, "không tìm thấy tên máy chủ"),
    ({"we_file": "9.999999"}, "9.999999"),
    ({"networks": "mạng"}, "10.0.0.0/8"),
    ({"we_file": ""}, "ít nhất một thủ tục"),
    ({"code": WARD}, "Đã có kết nối mang mã này"),
)


def test_an_address_or_a_code_that_cannot_be_is_told(linked: LinkedOffice) -> None:
    typed = {"code": "G02.1", "name": "Công an xã Thử", "base_url": linked.ward.address, "we_file": "1.004222"}
    admin = linked.admin
    for changed, told in WRONG:
        answer = admin.post(ADD, {**typed, **changed})
        assert (answer.status_code, told in answer.text) == (422, True), changed
    assert "G02.1" not in codes(linked)


def test_what_runs_already_is_never_written_over_from_the_page(linked: LinkedOffice) -> None:
    """A machine that is no installation has a client alone; one person must not put it out by adding its name."""
    with linked.post.office.database.transaction() as session:
        session.add(PartnerClient(client_id="may-khac", name="Máy khác", scopes=["case:read:*"], public_jwk="{}"))
    linked.ward.published = [THEIRS.public_jwk, THEIR_CLIENT.public_jwk]
    told = fingerprint({"keys": linked.ward.published})
    typed = {**NEW, "code": "may-khac", "base_url": linked.ward.address, "dau-van-tay": told}
    refused = linked.admin.post(ADD, typed)
    assert (refused.status_code, "máy khác mang mã này" in refused.text) == (422, True)
    assert "may-khac" in clients(linked)


def codes(linked: LinkedOffice) -> list[str]:
    rows = select(PartnerAgency.code)
    found: list[str] = linked.post.office.scalars(lambda session: list(session.scalars(rows)))
    return found


def actions(linked: LinkedOffice) -> list[str]:
    """What was written down of the links, in order."""
    rows = select(AuditEntry.action).where(AuditEntry.action.like("partner.%")).order_by(AuditEntry.id)
    found: list[str] = linked.post.office.scalars(lambda session: list(session.scalars(rows)))
    return found


def clients(linked: LinkedOffice) -> list[str]:
    active = select(PartnerClient.client_id).where(PartnerClient.active)
    found: list[str] = linked.post.office.scalars(lambda session: list(session.scalars(active)))
    return found
