"""What the stories of approvals share: dossiers that wait for a decision, people who can say who they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from models.role import Role
from models.staff_member import StaffMember
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.office.filings import Body, without_copies
from tests.office.story import Story
from web.passwords import hash_password

PASSWORD = "mot-cau-noi-rieng"
_HASH: list[str] = []
_NAMES = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc")


def have_passwords(desk: DeskHouse) -> None:
    """Everybody of the office can confirm who he is; making the hash takes a fifth of a second, so it is made once."""
    if not _HASH:
        _HASH.append(hash_password(PASSWORD))
    with desk.front.database.transaction() as session:
        for actors in desk.office.people.values():
            for actor in actors:
                session.get_one(StaffMember, actor.staff_id).password_hash = _HASH[0]


def births_to_decide(desk: DeskHouse, number: int) -> list[Story]:
    """So many births, filed and appraised, each of which waits for the chairman."""
    stories = [desk.office.file(named(f"{name} Mẫu")) for name in _NAMES[:number]]
    for story in stories:
        story.goes_on_to("decides")
    return stories


def named(name: str) -> Callable[[date], Body]:
    def body(day: date) -> Body:
        filed: dict[str, Any] = without_copies(day)
        filed["declaration"]["child"]["full_name"] = f"Nguyễn Thị {name}"
        return filed

    return body


def screen_of(visitor: Visitor, story: Story, line: str = "decides") -> HtmlPage:
    return visitor.opens(f"/duyet/viec/{story.open_item(line).id}")


def review(visitor: Visitor, stories: list[Story], line: str = "decides") -> HtmlPage:
    chosen = "&".join(f"viec={story.open_item(line).id}" for story in stories)
    return visitor.opens(f"/duyet/xem-lai?{chosen}")


def sends_run(visitor: Visitor, page: HtmlPage, stories: list[Story], line: str = "decides", **typed: str) -> Any:
    """This will send the form of the review page with these dossiers ticked."""
    boxes: dict[str, Any] = dict(page.form("/duyet/dot").boxes)
    boxes["viec"] = [str(story.open_item(line).id) for story in stories]
    return visitor.post("/duyet/dot", {**boxes, "password": PASSWORD, **typed})


def deputy(desk: DeskHouse) -> Visitor:
    return desk.visitor(Role.DEPUTY)
