"""Incoming documents for tests of the desk: the letter of the seed, and what a clerk types about it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy import select

from models.incoming.incoming_document import IncomingDocument
from models.role import Role
from models.staff.unit import Unit, UnitKind
from models.staff_member import StaffMember
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.documents.incoming.paper import scanned_letter

BOOK = "/van-ban-den"
SEED = {
    "sender": "Công an quận Hà Đông",
    "symbol": "2398/CAHD(XDPT)",
    "issued_on": "14/7/2022",
    "kind": "cong-van",
    "subject": "Tuyên truyền phòng, chống tội phạm trên địa bàn",
    "capacity": "KT.",
    "position": "Trưởng Công an quận",
    "signer": "Nguyễn Văn Mẫu Thử",
    "pages": "1",
    "addressed_to": "- Ban chỉ đạo 138 quận;\n- Đài truyền thanh quận;\n- Ủy ban nhân dân các phường",
    "copies_to": "Như trên (để phối hợp);\nCông an Thành phố (để báo cáo);\nLưu ĐTH",
    "attachments": "Bài tuyên truyền\nTờ rơi",
}


def typed(**changed: str) -> dict[str, str]:
    """The boxes of the form, under an id of their own."""
    return {"id": str(uuid4()), "medium": "giay", "urgency": "thuong", "secrecy": "khong-mat", **SEED, **changed}


def scan() -> dict[str, Any]:
    return {"main.file": ("quet.jpg", scanned_letter(), "image/jpeg")}


def register(clerk: Visitor, *, files: dict[str, Any] | None = None, **changed: str) -> str:
    """This will write a document into the book and give the address of its page."""
    sent = clerk.post(f"{BOOK}/moi", typed(**changed), files=files)
    assert sent.status_code == 303, HtmlPage(sent.text).text[:1500]
    return str(sent.headers["location"].partition("?")[0])


def lines(desk: DeskHouse) -> list[IncomingDocument]:
    """The book in the order of its numbers, what went back last."""
    by_number = select(IncomingDocument).order_by(IncomingDocument.year, IncomingDocument.book, IncomingDocument.number)
    found: list[IncomingDocument] = desk.office.scalars(lambda session: list(session.scalars(by_number)))
    return found


def unit(desk: DeskHouse, name: str, role: Role) -> str:
    """This will open a unit with everybody of that role in it, and give what stands for it in a box."""
    new = uuid4()
    with desk.office.database.transaction() as session:
        session.add(Unit(id=new, agency_id=desk.office.agency.id, name=name, kind=UnitKind.SPECIALISED))
        session.flush()
        for actor in desk.office.people[role]:
            session.get_one(StaffMember, actor.staff_id).unit_id = new
    return f"u:{new}"


def person(desk: DeskHouse, role: Role, number: int = 0) -> str:
    """What stands for somebody in a box."""
    return f"s:{desk.office.member(role, number).staff_id}"


def routed(desk: DeskHouse, place: str, lead: str, *coordinate: str, limit: str = "5") -> None:
    """This will lay it before the chairman and have him give it on."""
    keeper, chairman = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.CHAIRMAN)
    sent = keeper.sends(keeper.opens(place), "/trinh", leader=person(desk, Role.CHAIRMAN))
    assert sent.status_code == 303, HtmlPage(sent.text).text[:800]
    form = chairman.opens(place).form("/chuyen")
    given = {**form.boxes, "lead": lead, "limit": limit, "directive": "Giải quyết, báo cáo trước hạn."}
    sent = chairman.post(form.action, {**given, "coordinate": list(coordinate)})
    assert sent.status_code == 303, HtmlPage(sent.text).text[:800]
