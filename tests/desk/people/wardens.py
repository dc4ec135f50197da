"""Administrators in front of the pages, people who can log in, and a telephone that shows codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from httpx import Response

from models.role import Role
from models.staff.one_time_code import code_of, step_at
from models.staff_member import StaffMember
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from web.passwords import hash_password

PASSWORD = "mật khẩu để thử hai bước"
_HASH: list[str] = []
PEOPLE = "/quan-tri/nguoi-dung"


def give_password(desk: DeskHouse, role: Role, number: int = 0) -> str:
    """This will let somebody of that role log in with the password above; gives his log-in name."""
    if not _HASH:
        _HASH.append(hash_password(PASSWORD))
    with desk.front.database.transaction() as session:
        staff = session.get_one(StaffMember, staff_id(desk, role, number))
        staff.password_hash = _HASH[0]
        return staff.username


def staff_id(desk: DeskHouse, role: Role, number: int = 0) -> UUID:
    found = desk.office.member(role, number).staff_id
    assert found is not None
    return found


def page_of(desk: DeskHouse, role: Role, number: int = 0) -> str:
    return f"{PEOPLE}/{staff_id(desk, role, number)}"


def find(desk: DeskHouse, who: UUID) -> StaffMember:
    with desk.front.database.transaction() as session:
        return session.get_one(StaffMember, who)


def sends_many(visitor: Visitor, page: HtmlPage, action: str, **typed: str | list[str]) -> Response:
    """This will send a form of which several boxes bear one name: lists stand for those ticked."""
    form = page.form(action)
    boxes: dict[str, str | list[str]] = {**form.boxes, **typed}
    return visitor.post(form.action, boxes)


@dataclass
class Telephone:
    """An authenticator app with the secret that was typed into it, by the machine's clock."""

    desk: DeskHouse
    secret: str

    def shows(self, steps_later: int = 0) -> str:
        return code_of(self.secret, step_at(self.desk.machine.now()) + steps_later)

    def waits(self, seconds: int = 30) -> None:
        self.desk.machine.advance(timedelta(seconds=seconds))


def enrols(desk: DeskHouse, visitor: Visitor) -> tuple[Telephone, list[str]]:
    """This will set the second step up by the pages; gives the telephone and the spare codes."""
    page = visitor.opens("/tai-khoan/hai-buoc")
    if not page.has_form("/xac-nhan"):
        visitor.sends(page, "/tai-khoan/hai-buoc")
        page = visitor.opens("/tai-khoan/hai-buoc")
    telephone = Telephone(desk, secret_on(page))
    told = visitor.sends(page, "/xac-nhan", present=PASSWORD, code=telephone.shows())
    assert told.status_code == 200, told.text[-1500:]
    return telephone, spare_on(told)


def secret_on(page: HtmlPage) -> str:
    return page.html.partition('id="secret">')[2].partition("<")[0].replace(" ", "")


def spare_on(answer: Response) -> list[str]:
    listed = answer.text.partition('<ol class="spare">')[2].partition("</ol>")[0]
    return [part.partition("</li>")[0] for part in listed.split("<li>")[1:]]


def logs_in(desk: DeskHouse, username: str, password: str = PASSWORD) -> tuple[Visitor, Response]:
    """Somebody at a browser of his own sends name and password."""
    visitor = desk.stranger()
    return visitor, visitor.post("/dang-nhap", {"username": username, "password": password})


def says_code(visitor: Visitor, asked: Response, code: str) -> Response:
    return visitor.sends(HtmlPage(asked.text), "/dang-nhap/ma", code=code)
