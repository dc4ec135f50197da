"""A proposal and the second person who publishes it, through the pages as a browser without scripts has them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from httpx import Response

from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage

CALENDAR, PRICES, PROCEDURES = "/quan-tri/lich", "/quan-tri/phi", "/quan-tri/thu-tuc"
FLOOD = {
    "cach": "dong",
    "tu": "07/10/2026",
    "den": "08/10/2026",
    "vi": "bao-lu",
    "van-ban": "Công điện 12/CĐ-UBND",
    "ly-do": "Nước ngập trụ sở phường.",
}
DEARER = {
    "khoan": "birth-overdue",
    "cach-nop": "",
    "muc": "12.000",
    "tu": "10/10/2026",
    "van-ban": "Nghị quyết 12/2026/NQ-HĐND",
    "ly-do": "Nghị quyết mới của thành phố.",
}


def tried(desk: DeskHouse, place: str, typed: Mapping[str, str]) -> HtmlPage:
    """The preview that the administrator opens."""
    return desk.visitor(Role.ADMINISTRATOR).opens(f"{place}/thu?{urlencode(typed)}")


def proposed(desk: DeskHouse, place: str, typed: Mapping[str, str]) -> str:
    """This will look at the effect and propose it; gives the address of the proposal."""
    administrator = desk.visitor(Role.ADMINISTRATOR)
    page = administrator.opens(f"{place}/thu?{urlencode(typed)}")
    sent = administrator.sends(page, place)
    assert sent.status_code == 303, sent.text[:3000]
    return sent.headers["location"].partition("?")[0]


def published(visitor: Visitor, address: str) -> Response:
    """This will have the visitor publish what the page shows him."""
    return visitor.sends(visitor.opens(address), "/cong-bo")
