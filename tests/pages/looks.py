"""What there is to see: the views that need a dossier at a certain place, by a role that may; the rest finds itself.

A page without placeholders, and one that another page leads to, joins by itself (`reached.py`); it stands here only
where its emptiest view is not the one worth looking at.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from models.role import Role
from tests.desk.rules.two_people import CALENDAR, DEARER, PRICES
from tests.desk.worklist.lists import staff_id
from tests.office.agencies import POLICE
from tests.pages.busy_rooms import NEXT_WEEK as FLOOD_NEXT
from tests.pages.lived_in import LivedIn
from tests.pages.whole_front import WholeFront

RECEIVER, OFFICER, CHAIRMAN = Role.RECEIVER, Role.JUSTICE_OFFICER, Role.CHAIRMAN
SUPERVISOR, RETURNS = Role.SUPERVISOR, Role.RETURN_DESK


@dataclass(frozen=True)
class Look:
    """One view: `who` is a role of the desk, the name of the story whose applicant looks, or nobody in particular."""

    name: str
    who: Role | str | None
    address: str


def looks(house: WholeFront, lived: LivedIn) -> list[Look]:
    """Every named view of this office."""
    rooms = (_lists, _dossiers, _approvals, _delivery, _incoming, _administration, _portal)
    return [*(look for room in rooms for look in room(lived)), *_supervision(house, lived)]


def _lists(lived: LivedIn) -> list[Look]:
    left = lived.left
    return [
        Look("desk-dang-nhap", None, "/dang-nhap"),
        Look("desk-viec", RECEIVER, "/viec"),
        Look("desk-viec-trong", Role.SEAL_KEEPER, "/viec?q=khong+co"),
        Look("desk-hang-doi", SUPERVISOR, "/hang-doi"),
        Look("desk-hang-doi-loc", SUPERVISOR, "/hang-doi?giu=others&q=mau"),
        Look("desk-tim", RECEIVER, "/tim?q=mau"),
        Look("desk-tim-khong-thay", RECEIVER, "/tim?q=khong+co"),
        Look("desk-thong-bao", RECEIVER, "/thong-bao"),
        Look("desk-lan-lam", SUPERVISOR, left["run"]),
        Look("desk-chuyen-viec", SUPERVISOR, f"/viec/{left['taken']}/chuyen"),
        Look("desk-ban-giao", OFFICER, "/ban-giao"),
        Look("desk-chon-thu-tuc", RECEIVER, "/tiep-nhan/moi"),
        Look("desk-tiep-nhan", RECEIVER, "/tiep-nhan/moi?thu-tuc=1.001193&luot=0123456789abcdef0123456789abcdef"),
        Look("desk-da-nhan", RECEIVER, f"/tiep-nhan/da-nhan/{lived.code('counter')}"),
        Look("desk-quet-mot-tap", RECEIVER, left["pile"]),
        Look("desk-thu-chi", RETURNS, "/thu-chi"),
        Look("desk-nhat-ky", SUPERVISOR, "/nhat-ky"),
        Look("desk-ho-so-mat", SUPERVISOR, "/ho-so-mat"),
        Look("desk-chuyen-ho-so-mat", SUPERVISOR, f"{lived.dossier('death')}/mat"),
    ]


def _dossiers(lived: LivedIn) -> list[Look]:
    seen = {
        "kiem-tra": (RECEIVER, "counter"),
        "kiem-tra-ban-quet": (RECEIVER, "scanned"),
        "bo-sung": (RECEIVER, "supplement"),
        "tu-choi-tiep-nhan": (CHAIRMAN, "refused"),
        "tham-dinh": (OFFICER, "appraised"),
        "xac-minh-viec-chet": (OFFICER, "death"),
        "tham-dinh-ket-hon": (OFFICER, "couple"),
        "ho-so-lien-thong": (OFFICER, "linked"),
        "trich-luc": (RECEIVER, "extract"),
        "xac-minh": (RECEIVER, "question"),
        "quyet-dinh": (CHAIRMAN, "birth 2"),
        "ky": (CHAIRMAN, "signed"),
        "dong-dau": (Role.SEAL_KEEPER, "sealed"),
        "tra": (RETURNS, "fetched"),
        "hoan-ve": (RETURNS, "posted back"),
        "thu-khong-den": (RECEIVER, "unreached"),
        "hoan-tien": (RETURNS, "refund"),
        "niem-yet": (OFFICER, "notice"),
        "su-co-ho-so": (SUPERVISOR, "late"),
        "da-tra": (RECEIVER, "delivered"),
    }
    taken = [Look(f"desk-{name}", who, lived.dossier(story)) for name, (who, story) in seen.items()]
    return [*taken, Look("desk-giay-to", RECEIVER, f"{lived.dossier('scanned')}/giay-to")]


def _approvals(lived: LivedIn) -> list[Look]:
    three = "&".join(f"viec={lived.item(f'birth {number}', 'decides')}" for number in (2, 3))
    return [
        Look("desk-duyet", CHAIRMAN, "/duyet"),
        Look("desk-duyet-mot-ho-so", CHAIRMAN, f"/duyet/viec/{lived.item('birth 2', 'decides')}"),
        Look("desk-duyet-xem-lai", CHAIRMAN, f"/duyet/xem-lai?{three}"),
        Look("desk-duyet-mot-dot", CHAIRMAN, lived.left["approved"]),
        Look("desk-uy-quyen", CHAIRMAN, "/uy-quyen"),
    ]


def _delivery(lived: LivedIn) -> list[Look]:
    handed_over = f"/tra-ket-qua/ho-so/{lived.code('handed over')}"
    return [
        Look("desk-tra-ket-qua", RETURNS, "/tra-ket-qua"),
        Look("desk-trao-ket-qua", RETURNS, f"/tra-ket-qua/ho-so/{lived.code('fetched')}"),
        Look("desk-da-trao", RETURNS, handed_over),
        Look("desk-bang-ke-mot", RETURNS, lived.left["sheet"]),
    ]


def _incoming(lived: LivedIn) -> list[Look]:
    keeper, document = Role.SEAL_KEEPER, lived.left["document"]
    return [
        Look("desk-van-ban-den", keeper, "/van-ban-den"),
        Look("desk-van-ban-den-mot", keeper, document),
        Look("desk-van-ban-den-dau", keeper, f"{document}/dau"),
        Look("desk-van-ban-den-sua", keeper, f"{document}/sua"),
    ]


def _administration(lived: LivedIn) -> list[Look]:
    tried = {
        "lich-thu": f"{CALENDAR}/thu?{urlencode(FLOOD_NEXT)}",
        "phi-thu": f"{PRICES}/thu?{urlencode(DEARER)}",
        "de-xuat": lived.left["change"],
        "chay-thu": lived.left["dry run"],
        "don-vi-mot": lived.left["unit"],
        "ket-noi-gui-lai": f"/quan-tri/ket-noi/{POLICE}/gui-lai",
    }
    return [Look(f"desk-quan-tri-{name}", Role.ADMINISTRATOR, address) for name, address in tried.items()]


def _supervision(house: WholeFront, lived: LivedIn) -> list[Look]:
    officer = staff_id(house.desk, OFFICER)
    asked = {
        "giam-sat-ho-so": "/giam-sat/ho-so?nhom=dang-mo&thu-tuc=1.001193",
        "giam-sat-luot-doc": f"/giam-sat/mac/{lived.code('late')}",
        "giam-sat-du-bao": f"/giam-sat/du-bao?vang={officer}&tu=09%2F10%2F2026&den=09%2F10%2F2026",
        "giam-sat-tin-ngay": "/giam-sat/tin-ngay/2026-10-06",
        "bao-cao": "/bao-cao",
        "bao-cao-ii07b": "/bao-cao?bieu=ii07b",
        "bao-cao-766": "/bao-cao?bieu=766",
        "bao-cao-so-theo-doi": "/bao-cao?bieu=so-theo-doi",
        "ban-dong-nghiep": f"/ban-giao/{officer}",
    }
    asked["bao-cao-da-luu"] = lived.left["kept report"]
    return [Look(f"desk-{name}", SUPERVISOR, address) for name, address in asked.items()]


def _portal(lived: LivedIn) -> list[Look]:
    def of(story: str, room: str = "") -> str:
        return f"/tra-cuu/{lived.code(story)}{room}"

    return [
        Look("cong-tra-cuu-ho-so", "counter", of("counter")),
        Look("cong-da-tra", "delivered", of("delivered")),
        Look("cong-can-bo-sung", "supplement", of("supplement")),
        Look("cong-bo-sung", "supplement", of("supplement", "/bo-sung")),
        Look("cong-bo-sung-xem-lai", "supplement", of("supplement", "/bo-sung/xem-lai")),
        Look("cong-bo-sung-da-gui", "supplemented", of("supplemented", "/bo-sung/da-gui")),
        Look("cong-ban-thao", "draft", of("draft", "/du-thao")),
        Look("cong-nop-tien", "fetched", of("fetched", "/nop-tien")),
        Look("cong-rut-ho-so", "counter", of("counter", "/rut-ho-so")),
        Look("cong-nhan-ket-qua", "online", of("online", "/nhan-ket-qua")),
        Look("cong-thu-tuc-mot", None, "/thu-tuc/1.001193"),
    ]
