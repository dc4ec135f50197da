"""Documents another agency's machine brings: once under its own reference, numbered by a clerk, or sent back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from models.incoming.grades import IncomingState
from models.linkage.exchange import Exchange
from models.role import Role
from tasks.incoming.send_replies import send_due_replies
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.incoming.papers import BOOK, lines, register
from tests.desk.incoming.test_electronic import heard, signed_letter
from tests.web.house import Headers, House, house_in

PATH = "/official-documents"
POST = "G01.99.01"
LETTER = {
    "sender": "Công an  phường Mẫu Đơn",
    "symbol": "12/CAP",
    "issued_on": "2026-10-01",
    "kind": "cong-van",
    "subject": "Phối hợp rà soát cư trú",
    "capacity": "KT.",
    "position": "Trưởng Công an phường",
    "addressed_to": ["Ủy ban nhân dân phường Mẫu Đơn"],
    "copies_to": [{"who": "Như trên", "purpose": "để phối hợp"}, {"who": "Lưu"}],
}


@pytest.fixture
def house(desk: DeskHouse) -> Iterator[House]:
    """The machines' door of the same office."""
    opened = house_in(desk.office)
    with opened.web:
        yield opened


def machine(house: House, name: str = POST) -> Headers:
    return house.as_client(name, "document:send:*")


def sends(house: House, reference: str = "VB-1", **changed: Any) -> Response:
    who = changed.pop("who", None) or machine(house)
    key = changed.pop("key", None) or {"Idempotency-Key": reference}
    files = changed.pop("files", None) or [house.upload(signed_letter(), who, "cong-van.pdf").json()["file_id"]]
    return house.post(PATH, {"reference": reference, **LETTER, "files": files, **changed}, who, key)


def place_of(desk: DeskHouse) -> str:
    return f"{BOOK}/{lines(desk)[0].id}"


def test_what_a_machine_brings_waits_for_a_clerk_who_gives_it_its_number(desk: DeskHouse, house: House) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    answer = sends(house)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["state"], answer.json()["number"]) == ("waiting", None)
    assert "chuyển đến qua liên thông văn bản chờ vào sổ" in keeper.opens("/thong-bao").text
    listed = keeper.opens(f"{BOOK}?tt=cho-vao-so")
    assert "Phối hợp rà soát cư trú" in listed.text
    assert "Chờ vào sổ 1" in listed.text

    place = place_of(desk)
    page = keeper.opens(place)
    assert "Công an phường Mẫu Đơn" in page.text
    assert "chứng thư không thuộc nơi cấp đã tin cậy" in page.text
    assert not page.has_form("/trinh")
    assert keeper.get(f"{place}/dau").status_code == 409
    picture = next(link for link in page.links if "/tep/" in link) + "/trang/1"
    assert keeper.get(picture).content.startswith(b"\x89PNG")
    assert keeper.sends(page, "/nhan").status_code == 303
    assert keeper.sends(page, "/nhan").status_code == 409
    [document] = lines(desk)
    assert (document.state, document.year, document.number) == (IncomingState.REGISTERED, 2026, 1)
    told = house.get(f"{PATH}/VB-1", machine(house)).json()
    assert (told["state"], told["number"], told["year"]) == ("registered", 1, 2026)
    assert "mã VB-1" in keeper.opens(place).text
    assert keeper.opens(place).has_form("/trinh")
    with desk.office.database.transaction() as session:
        kept = select(Exchange.reference).where(Exchange.partner == POST, Exchange.target.endswith(PATH))
        assert session.scalars(kept).all() == ["VB-1"]


def test_sent_again_it_is_one_document(desk: DeskHouse, house: House) -> None:
    who = machine(house)
    file_id = house.upload(signed_letter(), who).json()["file_id"]
    first = sends(house, who=who, files=[file_id])
    again = sends(house, who=who, files=[file_id])
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Idempotent-Replayed"] == "true"
    other = sends(house, who=who, key={"Idempotency-Key": "khoa-khac"}, subject="Việc khác")
    assert (other.status_code, other.json()["type"]) == (409, "/problems/duplicate-case")
    assert len(lines(desk)) == 1
    # Another agency's reference of the same words is another document.
    assert sends(house, who=machine(house, "G01.99.02")).status_code == 201
    assert len(lines(desk)) == 2


def test_one_that_is_not_for_us_goes_back_with_the_reason_and_takes_no_number(desk: DeskHouse, house: House) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    sends(house, reply_to="vanthu@congan.example")
    page = keeper.opens(place_of(desk))
    without = keeper.sends(page, "/tra-lai", return_reason="")
    assert (without.status_code, "Ghi lý do trả lại" in without.text) == (422, True)
    assert keeper.sends(page, "/tra-lai", return_reason="Gửi nhầm: nơi nhận là phường Hoa Sữa").status_code == 303
    told = house.get(f"{PATH}/VB-1", machine(house)).json()
    assert (told["state"], told["reason"]) == ("returned", "Gửi nhầm: nơi nhận là phường Hoa Sữa")
    send_due_replies(desk.office.office)
    assert [letter["to"] for letter in heard(desk)] == [["vanthu@congan.example"]]
    register(keeper)
    assert [one.number for one in lines(desk)] == [1, None]


def test_it_arrived_when_it_was_brought_unless_a_later_one_has_its_number(desk: DeskHouse, house: House) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    came = desk.office.clock.now()
    sends(house, "VB-1")
    sends(house, "VB-2")
    limit = lines(desk)[0].present_by
    desk.office.clock.advance(timedelta(minutes=20))
    first, second = (f"{BOOK}/{one.id}" for one in sorted(lines(desk), key=lambda one: one.reference or ""))
    keeper.sends(keeper.opens(first), "/nhan")
    register(keeper, symbol="9/X")
    desk.office.clock.advance(timedelta(minutes=20))
    warned = keeper.opens(second)
    assert "Sổ đã có văn bản cùng nơi gửi, số ký hiệu và ngày: Số đến 1/2026" in warned.text
    keeper.sends(warned, "/nhan")
    one, two, three = lines(desk)
    assert (one.reference, two.reference, three.reference) == ("VB-1", None, "VB-2")
    assert one.arrived_at == came
    assert one.arrived_at < two.arrived_at < three.arrived_at == came + timedelta(minutes=40)
    # However long it waited for a clerk, the leader must have it by the same hour.
    assert one.present_by == three.present_by == limit


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"sender": "  "}, "/sender"),
    ({"issued_on": "2027-01-01"}, "/issued_on"),
    ({"kind": "tho"}, "/kind"),
    ({"secrecy": "mat"}, "/secrecy"),
    ({"agency": "H99.99.99"}, "/agency"),
    ({"files": ["00000000-0000-4000-8000-000000000000"]}, "/files/0"),
    ({"reference": "có dấu"}, "/reference"),
)


def test_what_cannot_be_is_told_with_its_place_and_nothing_is_kept(desk: DeskHouse, house: House) -> None:
    who = machine(house)
    files = [house.upload(signed_letter(), who).json()["file_id"]]
    for wrong, pointer in WRONG:
        answer = house.post(PATH, {"reference": "VB-1", **LETTER, "files": files, **wrong}, who)
        assert answer.status_code == 422, (wrong, answer.text)
        assert pointer in [one["pointer"] for one in answer.json()["errors"]]
    assert lines(desk) == []


def test_a_file_of_somebody_else_and_a_machine_without_the_scope_are_refused(desk: DeskHouse, house: House) -> None:
    theirs = house.upload(signed_letter(), machine(house, "G01.99.02")).json()["file_id"]
    assert sends(house, files=[theirs]).status_code == 422
    assert sends(house, who=house.as_client("cong-dvc")).json()["type"] == "/problems/scope-missing"
    assert house.get(f"{PATH}/VB-1", machine(house)).json()["code"] == "unknown-reference"
    sends(house)
    assert house.get(f"{PATH}/VB-1", machine(house, "G01.99.02")).status_code == 404


def test_nobody_forgets_what_a_machine_brought(desk: DeskHouse, house: House) -> None:
    """The clerks are reminded like of any other step, and supervisors hear when its hour is over."""
    sends(house, urgency="hoa-toc")
    desk.office.clock.advance(timedelta(minutes=31))
    page = HtmlPage(desk.visitor(Role.SUPERVISOR).get(f"{BOOK}?tt=qua-han").text)
    assert "Phối hợp rà soát cư trú" in page.text
