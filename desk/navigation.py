"""Where each role may go, in the order of the header."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from models.role import Role
from web.open_to import OFFICE


@dataclass(frozen=True)
class Place:
    """`key` is the combination that leads there, as the page's script writes it."""

    path: str
    title: str
    key: str
    roles: frozenset[Role]


WORK = Place("/viec", "Việc của tôi", "KeyG-KeyV", OFFICE)
QUEUE = Place("/hang-doi", "Hàng đợi", "KeyG-KeyH", OFFICE)
INTAKE = Place("/tiep-nhan/moi", "Tiếp nhận", "KeyG-KeyT", frozenset({Role.RECEIVER}))
APPROVAL = Place("/duyet", "Chờ duyệt", "KeyG-KeyD", frozenset({Role.CHAIRMAN}))
RETURN = Place("/tra-ket-qua", "Trả kết quả", "KeyG-KeyR", frozenset({Role.RETURN_DESK}))
MONEY = Place("/thu-chi", "Thu chi", "KeyG-KeyC", frozenset({Role.RETURN_DESK, Role.RECEIVER, Role.SUPERVISOR}))
INCIDENTS = Place("/su-co", "Sự cố", "KeyG-KeyS", frozenset({Role.SUPERVISOR, Role.RECEIVER}))
PORTAL_LAG = Place("/dong-bo", "Đồng bộ trạng thái", "KeyG-KeyB", frozenset({Role.SUPERVISOR}))

PLACES = (WORK, QUEUE, INTAKE, APPROVAL, RETURN, MONEY, INCIDENTS, PORTAL_LAG)


def places_for(roles: AbstractSet[Role]) -> tuple[Place, ...]:
    """What the header offers somebody with these roles."""
    return tuple(place for place in PLACES if place.roles & roles)


def first_page(roles: AbstractSet[Role]) -> str:
    """Where somebody lands after logging in: his own work; whoever has no dossiers, his account."""
    return WORK.path if WORK.roles & roles else "/tai-khoan"
