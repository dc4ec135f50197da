"""The page of the delivery desk: what a scanner opens, what waits and why, and how many questions that costs."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import event

from models.role import Role
from models.status import Ending
from tests.desk.delivery.counter_stories import CARD, on_the_shelf, parcel_here, posted
from tests.desk.desk_house import DeskHouse, Visitor
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice

LISTS = ("/tra-ket-qua", "/tra-ket-qua?nhom=san-sang", "/tra-ket-qua/bang-ke", "/tra-ket-qua/thu-ho")
# Statements a page may take, whatever is on it.
MOST = 30


def scans(clerk: Visitor, text: str) -> str:
    """Where the box leads, or what it says of what was scanned."""
    page = clerk.opens("/tra-ket-qua")
    sent = clerk.sends(page, "/tra-ket-qua/quet", code=text)
    return str(sent.headers["location"]) if sent.status_code == 303 else sent.text


def test_whatever_is_scanned_opens_its_page_or_says_what_it_is(office: OpenOffice, desk: DeskHouse) -> None:
    story, sent = on_the_shelf(office), parcel_here(office)
    code, clerk = story.dossier().code, desk.visitor(Role.RETURN_DESK)
    place = f"/tra-ket-qua/ho-so/{code}"

    for text in (
        f"https://motcua.example/tra-cuu/{code}?ma=bi-mat",
        code.lower(),
        f"MOTCUA {code} declaration",
        code[-4:],
    ):
        assert scans(clerk, text) == place, text
    assert scans(clerk, sent.parcels()[0].tracking_code.lower()).endswith(sent.dossier().code)
    for text, words in {
        "": "Chưa quét gì",
        CARD: "mã trên thẻ căn cước",
        "https://la.example/khuyen-mai": "một trang mạng khác",
        "H99.01-261006-0001": "hồ sơ của nơi khác",
        "MC999999999VN": "không phải của hồ sơ nào",
        "MOTCUA BK 7/2026": "Không có bảng kê số này",
        "Không Có Ai": "Không tìm thấy hồ sơ nào",
    }.items():
        told = scans(clerk, text)
        assert words in told, text
        assert "bi-mat" not in told
    assert "hãy chọn" in scans(clerk, "mau")


def test_everything_that_waits_stands_in_its_group(office: OpenOffice, desk: DeskHouse) -> None:
    shelf, here = on_the_shelf(office), parcel_here(office)
    away = posted(office, "returned")
    away.reaches("agrees_new_way")
    money = posted(office, "cod-late")
    money.ends_as(Ending.DELIVERED)
    office.clock.advance(timedelta(days=2))
    page = desk.visitor(Role.RETURN_DESK).opens("/tra-ket-qua")

    for words in (
        "Sẵn sàng trả tại quầy 1",
        "đã chờ 2 ngày",
        "thư điện tử đã gửi",
        "16.000 đồng",
        "Cần giao cho bưu điện 1",
        "Hoàn về, cần cách trả mới 1",
        "người nhận vắng mặt",
        "Thống nhất cách trả mới",
        "Chờ bưu điện nộp tiền thu hộ 1",
    ):
        assert words in page.text, words
    for story in (shelf, here, away, money):
        assert story.dossier().code in page.text
    alone = desk.visitor(Role.RETURN_DESK).opens("/tra-ket-qua?nhom=can-gui")
    assert here.dossier().code in alone.text
    assert shelf.dossier().code not in alone.text


def test_a_parcel_nobody_speaks_of_is_silent_after_three_working_days(office: OpenOffice, desk: DeskHouse) -> None:
    story = parcel_here(office)
    clerk = desk.visitor(Role.RETURN_DESK)
    sheet = clerk.sends(clerk.opens("/tra-ket-qua/bang-ke"), "/bang-ke").headers["location"]
    clerk.sends(clerk.opens(sheet), "/quet", code=story.parcels()[0].tracking_code)
    clerk.sends(clerk.opens(sheet), "/ban-giao", courier="Trần Bưu Tá")
    office.clock.advance(timedelta(days=2))
    assert "im lặng" not in desk.visitor(Role.RETURN_DESK).opens("/tra-ket-qua?nhom=dang-gui").text
    office.clock.advance(timedelta(days=5))
    assert "im lặng từ" in desk.visitor(Role.RETURN_DESK).opens("/tra-ket-qua?nhom=dang-gui").text


def test_a_longer_list_costs_no_more_questions(office: OpenOffice, desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RETURN_DESK)
    on_the_shelf(office, without_copies)
    parcel_here(office)
    clerk.sends(clerk.opens("/tra-ket-qua/bang-ke"), "/bang-ke")
    few = {path: questions(desk, clerk, path) for path in LISTS}
    for _ in range(2):
        on_the_shelf(office, without_copies)
    parcel_here(office)
    clerk.sends(clerk.opens("/tra-ket-qua/bang-ke"), "/bang-ke")

    assert {path: questions(desk, clerk, path) for path in LISTS} == few
    assert max(few.values()) <= MOST


def questions(desk: DeskHouse, clerk: Visitor, path: str) -> int:
    """How many statements the page takes."""
    asked: list[str] = []
    engine = desk.front.database.engine

    def note(*told: object) -> None:
        asked.append(str(told[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        clerk.opens(path)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(asked)
