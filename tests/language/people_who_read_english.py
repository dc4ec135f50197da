"""Walking through the desk as somebody whose pages are English, and what his pages say."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from httpx import Response
from sqlalchemy import update

from desk.navigation import places_for
from language.letters import is_vietnamese
from models.role import Role
from models.staff_member import StaffMember
from tests.desk.desk_house import DeskHouse
from tests.language.read_aloud import Heard, ReadAloud

# As many pages of one route as one role opens: lists lead to lists, and a filter more or less shows nothing new.
MOST_OF_ONE_ROUTE = 12
# Of a route that another role has walked already; but what waits in a dossier is another thing for each role.
MOST_OF_A_KNOWN_ROUTE = 3
_OF_ROLES = "/ho-so/*"
_OWN_NAMES = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|H26[0-9.]+-[0-9]{6}-[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|(?<=/mau/(?:thu|loi)/)[^/]+"
    r"|(?<=/mau/giay/)[^/]+"
)
# Letters and papers as they are sent.
_SENT = re.compile(r"/quan-tri/mau/(?:thu/[^/]+/xem|giay/[^/]+/tep)")


# Answers that are no pages: files, drawings, pictures of papers, ways on to somewhere else, rows for a script.
NO_PAGES = {
    "/bao-cao/bieu-do.svg",
    "/bao-cao/da-luu/{kept_id}/{form}",
    "/bao-cao/tai/{form}",
    "/giam-sat/tin-ngay",
    "/goc-nhin/{view_id}",
    "/ho-so/{code}/bien-lai/{receipt_id}",
    "/ho-so/{code}/du-thao/{draft_id}/trang/1",
    "/ho-so/{code}/giay-to/{component_id}/tep",
    "/ho-so/{code}/giay-to/{component_id}/trang/{page}",
    "/ho-so/{code}/hinh-quy-trinh",
    "/ho-so/{code}/tai-lieu/{document_id}",
    "/ho-so/{code}/tai-lieu/{document_id}/trang/{page}",
    "/ho-so/{code}/to-bia",
    "/quan-tri/mau/giay/{kind}/tep",
    "/quan-tri/mau/giay/{kind}/trang",
    "/quan-tri/mau/thu/{notice_id}/xem",
    "/quan-tri/thu-tuc/{procedure}/hinh.svg",
    "/quet/{batch_id}/trang/{page}",
    "/tiep-nhan/da-nhan/{code}/qr.svg",
    "/tra-ket-qua/bang-ke/{sheet_id}/in",
    "/tra-ket-qua/ho-so/{code}/phieu",
    "/van-ban-den/in/{form}",
    "/van-ban-den/{document_id}/dau/xem",
    "/van-ban-den/{document_id}/phieu.pdf",
    "/van-ban-den/{document_id}/tep/{file_id}",
    "/van-ban-den/{document_id}/tep/{file_id}/trang/{page}",
    "/viec/doi-moi",
}
_NO_PAGE = re.compile("|".join(re.sub(r"\{[^}]*\}", "[^/]+", path) for path in NO_PAGES))


class Reader(Protocol):
    """Whoever can open pages: staff at the desk, a citizen."""

    def get(self, path: str) -> Response: ...


@dataclass(frozen=True)
class Said:
    path: str
    heard: Heard


def everybody_reads_english(desk: DeskHouse) -> None:
    with desk.front.database.transaction() as session:
        session.execute(update(StaffMember).values(language="en"))


def walk(desk: DeskHouse, role: Role, further: Iterable[str], known: set[str]) -> dict[str, ReadAloud]:
    """This will open every place of the header, the account and `further`, and whatever they lead to.

    `known` are the routes that others have walked; those of this role join them.
    """
    starts = [*further, "/tai-khoan", "/thong-bao", *(place.path for place in places_for({role}))]
    pages = walk_from(desk.visitor(role), starts, known=known)
    known.update(map(_route, pages))
    return pages


def walk_unknown(desk: DeskHouse) -> dict[str, ReadAloud]:
    """This will open what somebody sees who has not logged in and has chosen English."""
    stranger = desk.stranger()
    stranger.post("/dang-nhap/ngon-ngu", {"language": "en"})
    return walk_from(stranger, ["/dang-nhap", "/problems"])


def walk_from(
    visitor: Reader, starts: Iterable[str], within: str = "/", known: Collection[str] = ()
) -> dict[str, ReadAloud]:
    """This will open the pages and whatever they lead to, as long as its address begins so."""
    seen: dict[str, ReadAloud] = {}
    waiting = deque(dict.fromkeys(starts))
    found = set(waiting)
    opened: Counter[str] = Counter()
    while waiting:
        path = waiting.popleft()
        route = _route(path)
        most = MOST_OF_A_KNOWN_ROUTE if route in known and route != _OF_ROLES else MOST_OF_ONE_ROUTE
        if opened[route] >= most:
            continue
        opened[route] += 1
        page = _read(visitor, path)
        if page is None:
            continue
        seen[path] = page
        for link in page.links:
            there = urljoin(path, link).partition("#")[0]
            if (
                there.startswith(within)
                and there not in found
                and not there.startswith("/static")
                and not _SENT.match(there)
                and not _NO_PAGE.fullmatch(urlsplit(there).path)
            ):
                found.add(there)
                waiting.append(there)
    return seen


def _route(path: str) -> str:
    return _OWN_NAMES.sub("*", urlsplit(path).path)


def _read(visitor: Reader, path: str) -> ReadAloud | None:
    answer = visitor.get(path)
    is_page = answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    return ReadAloud(answer.text) if is_page else None


def left_in_vietnamese(pages: dict[str, ReadAloud]) -> list[Said]:
    """What somebody who reads English would hear as English and could not understand.

    A title can mark no part of itself, so a name that the page has marked elsewhere may stand in it.
    """
    left = []
    for path, page in pages.items():
        names = sorted({one.text for one in page.heard if one.language == "vi"}, key=len, reverse=True)
        for one in page.heard:
            text = _without(one.text, names) if one.of == "title" else one.text
            if one.language != "vi" and is_vietnamese(text):
                left.append(Said(path, one))
    return left


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def marked_vietnamese(pages: dict[str, ReadAloud]) -> list[Said]:
    """What is marked as Vietnamese, labels that show nothing else among it."""
    return [Said(path, one) for path, page in pages.items() for one in page.heard if one.language == "vi"]


def routes_seen(pages: dict[str, ReadAloud], patterns: Iterable[str]) -> set[str]:
    """Which of the routes these pages are of."""
    shapes = {pattern: re.compile(re.sub(r"\{[^}]*\}", "[^/]+", pattern)) for pattern in patterns}
    paths = {urlsplit(path).path for path in pages}
    return {pattern for pattern, shape in shapes.items() if any(shape.fullmatch(path) for path in paths)}
