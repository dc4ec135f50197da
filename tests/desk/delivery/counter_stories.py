"""Results brought to the delivery desk, for the stories told there."""

from __future__ import annotations

from typing import Any

import httpx

from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.office.filings import at_the_desk, by_post
from tests.office.open_office import OpenOffice
from tests.office.story import Story, shown_by_recipient

POST = "post-office"
NUMBER = "001090000001"
CARD = f"{NUMBER}|111111111|Nguyễn Văn Mẫu|01011990|Nam|Số 1 phố Thử Nghiệm|01012021"


def on_the_shelf(office: OpenOffice, body: Any = at_the_desk) -> Story:
    """A result that waits to be fetched."""
    story = office.file(body)
    story.goes_on_to("receives")
    return story


def parcel_here(office: OpenOffice) -> Story:
    """A result that was booked with the post and still lies here: the post has said nothing yet."""
    office.town.force(POST, {"operation": "book"}, "held")
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    office.until(lambda: bool(story.parcels()))
    return story


def posted(office: OpenOffice, outcome: str = "delivered") -> Story:
    """A result that the post carried, and how that turned out."""
    office.town.force(POST, {"operation": "book"}, outcome)
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    return story


def at_counter(desk: DeskHouse, story: Story) -> tuple[Visitor, HtmlPage]:
    """Somebody of the return desk with the page on which the result is handed over."""
    clerk = desk.visitor(Role.RETURN_DESK)
    return clerk, clerk.opens(f"/tra-ket-qua/ho-so/{story.dossier().code}")


def fetched(clerk: Visitor, story: Story) -> httpx.Response:
    """The applicant shows his card at the counter, or each of two hers and his, and what is owed is paid."""
    page = clerk.opens(f"/tra-ket-qua/ho-so/{story.dossier().code}")
    outcome = "handed_to_both" if "husband_shown" in page.form("/trao").boxes else "handed_over"
    return clerk.sends(page, "/trao", **shown_by_recipient(story.dossier(), outcome))
