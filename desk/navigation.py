"""Where each role may go, in the order of the header: daily work stands alone, the rest under the name of its group."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from language.phrase import in_sense, phrase
from models.role import Role
from web.open_to import OFFICE


@dataclass(frozen=True)
class Place:
    """`key` is the combination that leads there, as the page's script writes it; `group` is empty for daily work."""

    path: str
    title: str
    key: str
    roles: frozenset[Role]
    group: str = ""

    @property
    def key_words(self) -> str:
        """The combination as it is printed on the keyboard: "G V"."""
        return self.key.replace("Key", "").replace("-", " ")


@dataclass(frozen=True)
class Entry:
    """What the header's first row shows: a place, or a group that leads to the first of its places."""

    title: str
    path: str
    key: str
    is_here: bool


@dataclass(frozen=True)
class Header:
    """`beneath` are the places of the group one is in, under its name; empty outside of groups."""

    entries: tuple[Entry, ...]
    group: str
    beneath: tuple[Place, ...]
    places: tuple[Place, ...]


WATCH = "Giám sát"
HOUSE = in_sense("danh mục", "Quản trị")


_HOUSE_READERS = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.CHAIRMAN})
WORK = Place("/viec", "Việc của tôi", "KeyG-KeyV", OFFICE)
QUEUE = Place("/hang-doi", "Hàng đợi", "KeyG-KeyH", OFFICE)
INTAKE = Place("/tiep-nhan/moi", "Tiếp nhận", "KeyG-KeyT", frozenset({Role.RECEIVER}))
APPROVAL = Place("/duyet", "Chờ duyệt", "KeyG-KeyD", frozenset({Role.CHAIRMAN, Role.DEPUTY}))
DELEGATION = Place("/uy-quyen", "Uỷ quyền", "KeyG-KeyY", frozenset({Role.CHAIRMAN, Role.DEPUTY}))
RETURN = Place("/tra-ket-qua", "Trả kết quả", "KeyG-KeyR", frozenset({Role.RETURN_DESK}))
INCOMING = Place("/van-ban-den", "Văn bản đến", "KeyG-KeyE", OFFICE)
MONEY = Place("/thu-chi", phrase("Thu chi"), "KeyG-KeyC", frozenset({Role.RETURN_DESK, Role.RECEIVER, Role.SUPERVISOR}))
SUPERVISION = Place("/giam-sat", "Tình hình", "KeyG-KeyS", frozenset({Role.SUPERVISOR}), WATCH)
HEALTH = Place("/giam-sat/suc-khoe", "Sức khỏe hệ thống", "KeyG-KeyS", frozenset({Role.ADMINISTRATOR}), HOUSE)
INCIDENTS = Place("/su-co", "Sự cố", "KeyG-KeyX", frozenset({Role.SUPERVISOR, Role.RECEIVER}), WATCH)
PORTAL_LAG = Place("/dong-bo", "Đồng bộ trạng thái", "KeyG-KeyB", frozenset({Role.SUPERVISOR}), WATCH)
REPORTS = Place("/bao-cao", "Báo cáo", "KeyG-KeyO", frozenset({Role.SUPERVISOR, Role.CHAIRMAN}), WATCH)
TRAIL = Place("/nhat-ky", "Nhật ký", "KeyG-KeyN", frozenset({Role.SUPERVISOR}), WATCH)
LINKS = Place("/quan-tri/ket-noi", "Cơ quan kết nối", "KeyG-KeyK", _HOUSE_READERS, HOUSE)
WORDING = Place("/quan-tri/mau", "Mẫu văn bản", "KeyG-KeyM", _HOUSE_READERS, HOUSE)
PEOPLE = Place("/quan-tri/nguoi-dung", "Người dùng", "KeyG-KeyQ", frozenset({Role.ADMINISTRATOR}), HOUSE)

CALENDAR = Place("/quan-tri/lich", "Lịch làm việc", "KeyG-KeyL", _HOUSE_READERS, HOUSE)
PRICES = Place("/quan-tri/phi", "Phí, lệ phí", "KeyG-KeyP", _HOUSE_READERS, HOUSE)
PROCEDURES = Place("/quan-tri/thu-tuc", in_sense("danh mục", "Thủ tục"), "KeyG-KeyZ", _HOUSE_READERS, HOUSE)

PLACES = (
    WORK,
    QUEUE,
    INTAKE,
    APPROVAL,
    DELEGATION,
    RETURN,
    MONEY,
    INCOMING,
    SUPERVISION,
    REPORTS,
    INCIDENTS,
    PORTAL_LAG,
    TRAIL,
    PEOPLE,
    CALENDAR,
    PRICES,
    PROCEDURES,
    WORDING,
    LINKS,
    HEALTH,
)


def places_for(roles: AbstractSet[Role]) -> tuple[Place, ...]:
    """What the header offers somebody with these roles."""
    return tuple(place for place in PLACES if place.roles & roles)


def header_for(roles: AbstractSet[Role], here: str) -> Header:
    """The header of the page at `here`; a group of which only one place is open stands as that place."""
    places = places_for(roles)
    rows = [list(row) for _, row in groupby(places, lambda place: place.group or place.path)]
    inside = next((row for row in rows if len(row) > 1 and any(place.path == here for place in row)), [])
    return Header(tuple(_entry(row, here) for row in rows), inside[0].group if inside else "", tuple(inside), places)


def _entry(row: list[Place], here: str) -> Entry:
    title = row[0].title if len(row) == 1 else row[0].group
    return Entry(title, row[0].path, row[0].key, any(place.path == here for place in row))


def first_page(roles: AbstractSet[Role]) -> str:
    """Where somebody lands after logging in: his own work; whoever has no dossiers, his account."""
    # A deputy has no work of his own, only what is delegated to him.
    if Role.DEPUTY in roles and len(roles) == 1:
        return APPROVAL.path
    return WORK.path if WORK.roles & roles else "/tai-khoan"
