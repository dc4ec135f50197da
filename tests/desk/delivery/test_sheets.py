"""Giving parcels to the post: scanned one by one, handed over once; what was not there is left out for all to see."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from sqlalchemy import text

from models.delivery.parcel import Parcel
from models.delivery.post_sheet import NOT_THERE, PostSheet, PostSheetParcel, draw_up
from models.role import Role
from tests.access.members import KIEN_HUNG, join, visitor_of
from tests.desk.delivery.counter_stories import on_the_shelf, parcel_here
from tests.desk.desk_house import DeskHouse, Visitor
from tests.documents.pdf_text import text_of
from tests.office.open_office import OpenOffice


def drawn_up(clerk: Visitor) -> str:
    sent = clerk.sends(clerk.opens("/tra-ket-qua/bang-ke"), "/bang-ke")
    assert sent.status_code == 303, sent.text
    return str(sent.headers["location"]).partition("?")[0]


def test_a_collection_from_the_list_to_the_signatures(office: OpenOffice, desk: DeskHouse) -> None:
    stories = [parcel_here(office) for _ in range(4)]
    codes = [story.parcels()[0].tracking_code for story in stories]
    clerk = desk.visitor(Role.RETURN_DESK)
    sheet = drawn_up(clerk)
    page = clerk.opens(sheet)
    assert "4 bưu gửi · đã quét 0 · để lại 0" in page.text

    foreign = clerk.sends(page, "/quet", code="MC999999999VN")
    assert foreign.status_code == 422
    assert "không có trong bảng kê này" in foreign.text
    assert "Chưa quét bưu gửi nào" in clerk.sends(page, "/ban-giao", courier="Trần Bưu Tá").text
    assert clerk.sends(page, "/quet", code=codes[0]).headers["location"].endswith("tin=quet")
    assert clerk.sends(page, "/quet", code=codes[0]).headers["location"].endswith("tin=roi")
    # The dossier's own code on the envelope does as well.
    assert clerk.sends(page, "/quet", code=stories[1].dossier().code).status_code == 303
    leaves = next(form.action for form in page.forms if "/bo/" in form.action)
    assert clerk.post(leaves, {"because": "?"}).status_code == 422
    third = rows(office)[2]
    torn = {"because": "Phong bì rách, đóng gói lại."}
    assert clerk.post(f"{sheet}/bo/{third.id}", torn).status_code == 303
    # Packed anew it goes on the same sheet again; and is torn once more.
    assert drawn_up(clerk) == sheet
    assert "4 bưu gửi · đã quét 2 · để lại 0" in clerk.opens(sheet).text
    assert clerk.post(f"{sheet}/bo/{third.id}", torn).status_code == 303
    page = clerk.opens(sheet)
    assert "1 bưu gửi chưa quét sẽ được ghi là không có mặt" in page.text
    assert "Nhân viên bưu điện nhận" in clerk.sends(page, "/ban-giao", courier="").text

    answers = [clerk.sends(page, "/ban-giao", courier="Trần Bưu Tá") for _ in range(2)]
    assert [answer.headers["location"].rpartition("=")[2] for answer in answers] == ["giao", "da-giao"]
    assert [bool(row.scanned_at) for row in rows(office)] == [True, True, False, False]
    assert rows(office)[3].left_out_because == NOT_THERE
    told = text_of(clerk.get(f"{sheet}/in").content)
    assert "In bảng kê giao bưu điện" in desk.visitor(Role.SUPERVISOR).opens("/nhat-ky?loai=xem").text
    assert "BẢNG KÊ BÀN GIAO BƯU GỬI" in told
    for words in ("Trần Bưu Tá", "đã bàn giao", codes[0], "Phong bì rách", NOT_THERE):
        assert words in told, words
    # What was left out waits for the next collection.
    page = clerk.opens("/tra-ket-qua/bang-ke")
    assert "2 bưu gửi chưa có trong bảng kê nào" in page.text
    following = drawn_up(clerk)
    assert following != sheet
    assert "002/2026" in clerk.opens(following).text
    assert (
        clerk.sends(clerk.opens("/tra-ket-qua"), "/tra-ket-qua/quet", code="MOTCUA BK 001/2026").headers["location"]
        == sheet
    )


def rows(office: OpenOffice) -> list[PostSheetParcel]:
    from_first = office.scalars(lambda session: session.query(PostSheet).order_by(PostSheet.number).first())
    found: list[PostSheetParcel] = office.scalars(
        lambda session: list(
            session.query(PostSheetParcel).filter_by(sheet_id=from_first.id).order_by(PostSheetParcel.place)
        )
    )
    return found


def test_an_old_page_hands_nothing_over(office: OpenOffice, desk: DeskHouse) -> None:
    story = parcel_here(office)
    clerk = desk.visitor(Role.RETURN_DESK)
    sheet = drawn_up(clerk)
    page = clerk.opens(sheet)
    clerk.sends(page, "/quet", code=story.parcels()[0].tracking_code)
    parcel_here(office)
    drawn_up(clerk)

    old = clerk.sends(page, "/ban-giao", courier="Trần Bưu Tá")
    assert old.status_code == 409
    assert "Việc đã thay đổi sau khi mở trang" in old.text


def test_of_two_who_draw_up_at_once_the_second_finds_the_sheet_of_the_first(office: OpenOffice) -> None:
    parcel, actor, now = parcel_here(office).parcels()[0], office.member(Role.RETURN_DESK), office.clock.now()

    def draws() -> UUID:
        with office.database.transaction() as session:
            return draw_up(session, office.agency.id, [session.get_one(Parcel, parcel.id)], actor, now).id

    def second_waits() -> bool:
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        with office.database.transaction() as session:
            return bool(session.scalar(waiting))

    with ThreadPoolExecutor(1) as other:
        with office.database.transaction() as session:
            first = draw_up(session, office.agency.id, [session.get_one(Parcel, parcel.id)], actor, now).id
            second = other.submit(draws)
            while not second_waits() and not second.done():
                pass
        assert second.result() == first


def test_with_nothing_to_give_no_sheet_is_drawn_up(office: OpenOffice, desk: DeskHouse) -> None:
    on_the_shelf(office)
    clerk = desk.visitor(Role.RETURN_DESK)
    assert not clerk.opens("/tra-ket-qua/bang-ke").has_form("/tra-ket-qua/bang-ke")
    assert clerk.post("/tra-ket-qua/bang-ke", {}).status_code == 422


def test_a_sheet_is_there_for_whoever_may_see_all_of_it(office: OpenOffice, desk: DeskHouse) -> None:
    story = parcel_here(office)
    clerk = desk.visitor(Role.RETURN_DESK)
    sheet = drawn_up(clerk)
    limited = visitor_of(desk, join(office, Role.RETURN_DESK, territories=[KIEN_HUNG]))

    for path in ("/tra-ket-qua", "/tra-ket-qua/bang-ke", "/tra-ket-qua/thu-ho"):
        assert story.dossier().code not in limited.opens(path).html
    assert sheet not in limited.opens("/tra-ket-qua/bang-ke").links
    assert limited.get(f"/tra-ket-qua/ho-so/{story.dossier().code}").status_code == 404
    assert limited.get(sheet).status_code == 404
    assert limited.get(f"{sheet}/in").status_code == 404
    assert limited.post("/tra-ket-qua/bang-ke", {}).status_code in (404, 422)
    for act, typed in (("quet", {"code": story.dossier().code}), ("ban-giao", {"courier": "Trần Bưu Tá"})):
        assert limited.post(f"{sheet}/{act}", {"version": "1", **typed}).status_code == 404
    sent = limited.post("/tra-ket-qua/quet", {"code": story.parcels()[0].tracking_code})
    assert sent.status_code == 422
    assert clerk.get(sheet).status_code == 200
