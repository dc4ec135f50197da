"""The book: numbers without gaps, second copies, corrections, mistakes, secrets, and what is found again."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook  # type: ignore[import-untyped]
from sqlalchemy import Select, func, select, text

from models.clock.clock import VIETNAM
from models.clock.written_time import day
from models.incoming.document_kind import DocumentKind
from models.incoming.grades import Book, IncomingState, Medium, Secrecy
from models.incoming.incoming_document import IncomingCorrection, IncomingDocument
from models.incoming.particulars import CopyTo, Particulars
from models.incoming.register import Arrival
from models.incoming.register import register as write_in
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.incoming.papers import BOOK, lines, person, register, routed, scan, typed
from tests.desk.worklist.test_speed import listening
from tests.documents.pdf_text import squeezed, text_of
from tests.office.open_office import MORNING, OpenOffice

_TODAY = MORNING.date()


def told(number: int, secrecy: Secrecy = Secrecy.OPEN) -> Particulars:
    return Particulars(
        sender="Sở Nội vụ", symbol=f"{number}/SNV", issued_on=_TODAY, kind=DocumentKind.LETTER, subject="Việc chung",
        secrecy=secrecy,
    )  # fmt: skip


def writes(office: OpenOffice, particulars: Particulars, at: datetime | None = None, name: UUID | None = None) -> int:
    """One clerk writes one document in, in a transaction of his own; gives its number."""
    clerk, arrival = office.member(Role.SEAL_KEEPER), Arrival(name or uuid4(), particulars, Medium.PAPER, at)
    with office.database.transaction() as session:
        made = write_in(session, office.agency.id, arrival, clerk, office.clock.now())
        assert made.number is not None
        return made.number


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([Secrecy.OPEN, Secrecy.CLASSIFIED]), min_size=2, max_size=12))
def test_many_clerks_at_once_leave_no_gap_in_either_book(office: OpenOffice, kinds: list[Secrecy]) -> None:
    before = {book: _asked(office, _count(book))[0] for book in Book}
    with ThreadPoolExecutor(6) as clerks:
        numbers = list(clerks.map(lambda one: writes(office, told(one[0], one[1])), enumerate(kinds)))
    for book in Book:
        of_book = sorted(number for number, kind in zip(numbers, kinds, strict=True) if Book.of(kind) is book)
        assert of_book == list(range(before[book] + 1, before[book] + len(of_book) + 1))
        arrivals = _asked(office, _arrivals(book))
        assert arrivals == sorted(set(arrivals))


def _asked(office: OpenOffice, query: Select[Any]) -> list[Any]:
    found: list[Any] = office.scalars(lambda session: list(session.scalars(query)))
    return found


def _count(book: Book) -> Select[Any]:
    return select(func.count()).where(IncomingDocument.book == book)


def _arrivals(book: Book) -> Select[Any]:
    return select(IncomingDocument.arrived_at).where(IncomingDocument.book == book).order_by(IncomingDocument.number)


def test_one_page_sent_by_several_at_once_is_one_document(office: OpenOffice) -> None:
    page = uuid4()
    with ThreadPoolExecutor(4) as clicks:
        numbers = set(clicks.map(lambda _: writes(office, told(1), name=page), range(8)))
    assert numbers == {1}


def test_numbers_follow_the_order_of_arrival_and_begin_anew_each_year(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    register(keeper, arrived_at="08:30 06/10/2026")
    refused = keeper.post(f"{BOOK}/moi", typed(arrived_at="8g15 6/10/2026", symbol="9/X"))
    assert refused.status_code == 422
    assert "Số đến 1 đã cấp cho văn bản đến lúc 08:30 06/10/2026" in HtmlPage(refused.text).text
    assert 'value="9/X"' in refused.text
    register(keeper, arrived_at="08:30 06/10/2026", symbol="9/X")
    # What came before the turn of the year and was written in after it has its number in the old year.
    desk.office.clock.set(datetime(2027, 1, 4, 8, 0, tzinfo=VIETNAM))
    desk.machine.set(desk.office.clock.now())
    keeper = desk.visitor(Role.SEAL_KEEPER)
    register(keeper, arrived_at="16:00 31/12/2026", symbol="10/X")
    register(keeper, symbol="11/X")
    assert [(one.year, one.number) for one in lines(desk)] == [(2026, 1), (2026, 2), (2026, 3), (2027, 1)]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"sender": ""}, "Ghi cơ quan, tổ chức gửi"),
        ({"subject": " "}, "Ghi trích yếu nội dung"),
        ({"issued_on": "hôm kia"}, "Không đọc được ngày này"),
        ({"issued_on": "07/10/2026"}, "Ngày của văn bản không được sau ngày đến"),
        ({"arrived_at": "chín giờ"}, "Ghi giờ và ngày đến"),
        ({"arrived_at": "10:00 06/10/2026"}, "Giờ đến không được sau lúc này"),
        ({"pages": "0"}, "Số trang là một số từ 1"),
        ({"kind": "tho"}, "Hãy chọn một mục"),
        ({"medium": "dien-tu"}, "phải báo nhận trong ngày"),
        ({"medium": "dien-tu", "reply_to": "vt@gui.example"}, "Văn bản điện tử phải kèm tệp"),
        ({"main.file_id": str(uuid4())}, "Không tìm thấy tệp này"),
    ],
)
def test_what_is_wrong_is_told_at_its_box_and_everything_typed_stays(
    desk: DeskHouse, wrong: dict[str, str], words: str
) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    sent = keeper.post(f"{BOOK}/moi", {**typed(), **wrong})
    assert sent.status_code == 422
    page = HtmlPage(sent.text)
    assert words in page.text
    assert page.form("/moi").boxes["symbol"] == "2398/CAHD(XDPT)"
    assert lines(desk) == []


def test_a_second_copy_is_told_before_it_gets_a_number(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    register(keeper, files=scan())
    again = typed(sender="CÔNG AN QUẬN  HÀ ĐÔNG", symbol="2398 / CAHD (XDPT)", issued_on="14072022")
    warned = keeper.post(f"{BOOK}/moi", again)
    assert warned.status_code == 200
    page = HtmlPage(warned.text)
    assert "Sổ đã có văn bản cùng nơi gửi, số ký hiệu và ngày: Số đến 1/2026" in page.text
    assert len(lines(desk)) == 1
    assert keeper.post("/van-ban-den/moi", {**page.form("/moi").boxes, "lam": "vao-so"}).status_code == 303
    assert [one.number for one in lines(desk)] == [1, 2]


def test_a_correction_keeps_both_texts_and_an_old_page_is_told(desk: DeskHouse) -> None:
    keeper, other = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.SEAL_KEEPER)
    place = register(keeper)
    first, second = keeper.opens(f"{place}/sua"), other.opens(f"{place}/sua")
    assert keeper.sends(first, "/sua", symbol="2399/CAHD", reason="").status_code == 422
    assert keeper.sends(first, "/sua", symbol="2399/CAHD", reason="Gõ nhầm số").status_code == 303
    stale = other.sends(second, "/sua", symbol="2400/CAHD", reason="Nhầm")
    assert stale.status_code == 409
    assert "2399/CAHD" in stale.text
    assert HtmlPage(stale.text).form("/sua").boxes["symbol"] == "2400/CAHD"
    shown = keeper.opens(place).text
    assert "2398/CAHD(XDPT) 2399/CAHD" in shown
    assert "Gõ nhầm số" in shown
    (kept,) = desk.office.scalars(lambda s: list(s.scalars(select(IncomingCorrection))))
    assert (kept.before["symbol"], kept.after["symbol"]) == ("2398/CAHD(XDPT)", "2399/CAHD")
    assert keeper.sends(keeper.opens(f"{place}/sua"), "/sua", secrecy="mat", reason="x").status_code == 422
    urgent = keeper.sends(keeper.opens(f"{place}/sua"), "/sua", urgency="hoa-toc", reason="Có dấu hoả tốc")
    assert urgent.status_code == 303
    assert "Hoả tốc: trình ngay, chậm nhất 09:30 thứ Ba 06/10/2026" in keeper.opens(place).text
    # What turns out to be ordinary, or urgent, once it lies before the leader, moves the hour of his word too.
    keeper.sends(keeper.opens(place), "/trinh", leader=person(desk, Role.CHAIRMAN))
    assert "hạn bước này 09:30" in keeper.opens(place).text
    keeper.sends(keeper.opens(f"{place}/sua"), "/sua", urgency="thuong", reason="Đọc nhầm")
    assert "hạn bước này 17:30 thứ Tư 07/10/2026" in keeper.opens(place).text


def test_a_mistake_is_cancelled_with_its_reason_and_keeps_its_number(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    place = register(keeper)
    assert keeper.sends(keeper.opens(place), "/huy", cancel_reason="").status_code == 422
    routed(desk, place, person(desk, Role.JUSTICE_OFFICER))
    assert keeper.sends(keeper.opens(place), "/huy", cancel_reason="Gửi nhầm phường").status_code == 303
    for role in (Role.CHAIRMAN, Role.JUSTICE_OFFICER):
        told_why = desk.visitor(role).opens("/thong-bao").text
        assert "huỷ số văn bản đến đã giao hoặc trình bạn" in told_why
        assert "Gửi nhầm phường" in told_why
    register(keeper, symbol="1/A")
    assert [(one.number, one.state) for one in lines(desk)] == [
        (1, IncomingState.CANCELLED),
        (2, IncomingState.REGISTERED),
    ]
    page = keeper.opens(place)
    assert "Đã huỷ số: Gửi nhầm phường" in page.text
    assert not page.has_form("/trinh")
    printed = keeper.get(f"{BOOK}/in/xlsx")
    rows = list(load_workbook(io.BytesIO(printed.content)).active.iter_rows(values_only=True))
    assert any(row[1] == "1" and "Gửi nhầm phường" in row[9] for row in rows if row[1])


def test_secrets_stand_apart_without_a_file_and_are_seen_by_few(desk: DeskHouse) -> None:
    keeper, supervisor = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.SUPERVISOR)
    with_scan = keeper.post(f"{BOOK}/moi", typed(secrecy="mat"), files=scan())
    assert with_scan.status_code == 422
    assert "Văn bản mật không quét" in HtmlPage(with_scan.text).text
    place = register(keeper, secrecy="mat", subject="Bí mật Hoa Sen")
    register(keeper, symbol="7/X")
    assert [(one.book, one.number) for one in lines(desk)] == [(Book.CLASSIFIED, 1), (Book.OPEN, 1)]
    assert "Bí mật Hoa Sen" not in keeper.opens(BOOK).text
    assert "Bí mật Hoa Sen" in keeper.opens(f"{BOOK}?so=mat").text
    assert "Bí mật Hoa Sen" not in keeper.opens(f"{BOOK}?so=mat&q=hoa+sen").text

    officer, other = desk.visitor(Role.JUSTICE_OFFICER), desk.visitor(Role.JUSTICE_OFFICER, 1)
    routed(desk, place, person(desk, Role.JUSTICE_OFFICER))
    assert "Bí mật Hoa Sen" in officer.opens(place).text
    for stranger in (other, supervisor, desk.visitor(Role.RECEIVER), desk.visitor(Role.DEPUTY)):
        assert stranger.get(place).status_code == 404
        assert stranger.get(f"{place}/phieu.pdf").status_code == 404
    desk.office.clock.advance(timedelta(days=30))
    seen = supervisor.opens(f"{BOOK}?so=mat").text
    assert "Số đến mật 1/2026: Đang giải quyết, Quá" in seen
    assert "Bí mật Hoa Sen" not in seen
    assert reads(desk, place) >= 3


def test_every_look_at_a_document_and_every_search_is_written_down(desk: DeskHouse) -> None:
    """Its page and its scan, whichever page of it; the form that sets it right; and a form that was refused."""
    keeper, supervisor = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.SUPERVISOR)
    place = register(keeper, files=scan())
    [picture] = [one for one in keeper.opens(place).html.split('"') if one.endswith("/trang/1")]
    for look in (
        lambda: keeper.opens(f"{place}/sua"),
        lambda: keeper.get(picture),
        lambda: keeper.get(picture.removesuffix("1") + "2"),
        lambda: keeper.post(f"{place}/trinh", {"version": "1"}),
        lambda: keeper.post(f"{place}/sua", {"version": "1"}),
    ):
        before = reads(desk, place)
        look()
        assert reads(desk, place) == before + 1
    keeper.opens(f"{BOOK}?q=tuyên+truyền")
    found = supervisor.sends(supervisor.opens("/nhat-ky"), "/nhat-ky/ai-da-tim", tim="truyen tuyen")
    assert found.text.count("Tìm, có 1 kết quả") == 1
    desk.visitor(Role.SUPERVISOR).get(f"{BOOK}/in/pdf")
    assert "In sổ văn bản đến" in supervisor.opens("/nhat-ky?loai=xem").text
    assert "In sổ văn bản đến" not in supervisor.opens("/nhat-ky?loai=lam").text


def reads(desk: DeskHouse, place: str) -> int:
    count: int = desk.office.scalars(lambda s: s.execute(_READS, {"document": place.rpartition("/")[2]}).scalar())
    return count


_READS = text(
    "SELECT count(*) FROM audit_entry WHERE action = 'incoming.read' AND details::jsonb ->> 'document' = :document"
)


def test_the_book_is_searched_filtered_paged_and_printed(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    for number in range(1, 44):
        register(keeper, symbol=f"{number}/KH-UBND", subject=f"Kế hoạch chuyển đổi số đợt {number}", sender="Sở Nội vụ")
        desk.office.clock.advance(timedelta(seconds=7))
    urgent = register(keeper, symbol="99/CĐ", subject="Phòng, chống bão số 9", urgency="khan", sender="UBND Thành phố")
    first = keeper.opens(BOOK)
    assert "Phòng, chống bão số 9" in first.text
    following = next(link for link in first.links if "sau=" in link)
    assert "đợt 1 " in keeper.opens(following).text
    assert len(set(document_links(first)) & set(document_links(keeper.opens(following)))) == 0
    assert document_links(keeper.opens(f"{BOOK}?q=bao+phong+chong")) == [urgent]
    assert document_links(keeper.opens(f"{BOOK}?khan=khan")) == [urgent]
    assert document_links(keeper.opens(f"{BOOK}?q=99cd")) == [urgent]
    assert len(document_links(keeper.opens(f"{BOOK}?q=7&tu={day(_TODAY)}&den={day(_TODAY)}"))) >= 1
    assert document_links(keeper.opens(f"{BOOK}?tu=7/10/2026")) == []
    assert "Không đọc được ngày" in keeper.opens(f"{BOOK}?tu=mai").text
    pdf = keeper.get(f"{BOOK}/in/pdf?q=bao")
    words = squeezed(text_of(pdf.content))
    for printed in ("Ngàyđến", "Sốđến", "Tácgiả", "Đơnvịhoặcngườinhận", "Kýnhận", "Phòng,chốngbãosố9"):
        assert printed in words
    assert "Kếhoạch" not in words


def document_links(page: HtmlPage) -> list[str]:
    return [link for link in page.links if link.startswith(f"{BOOK}/") and len(link) == len(f"{BOOK}/") + 36]


@given(
    st.builds(
        Particulars,
        sender=st.text(max_size=40),
        symbol=st.text(max_size=20),
        issued_on=st.dates(),
        kind=st.sampled_from(DocumentKind),
        subject=st.text(max_size=60),
        addressed_to=st.lists(st.text(max_size=9), max_size=3).map(tuple),
        copies_to=st.lists(st.builds(CopyTo, st.text(max_size=9), st.text(max_size=9)), max_size=3).map(tuple),
    )
)
def test_what_is_kept_of_a_document_is_read_back_as_it_was(particulars: Particulars) -> None:
    assert Particulars.of(particulars.kept()) == particulars


def test_the_number_of_questions_does_not_grow_with_the_book(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    counted: list[list[int]] = []
    for more in (2, 30):
        for number in range(more):
            place = register(keeper, symbol=f"{more}-{number}/X")
            if number < 2:
                routed(desk, place, person(desk, Role.JUSTICE_OFFICER), person(desk, Role.RECEIVER))
        counted.append([])
        for path in (BOOK, f"{BOOK}?q=tuyen&tt=dang-giai-quyet", place):
            with listening(desk) as asked:
                keeper.opens(path)
            counted[-1].append(len(asked))
    assert counted[0][:2] == counted[1][:2]
    assert max(counted[1]) <= 19, counted
