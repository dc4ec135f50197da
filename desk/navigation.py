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
APPROVAL = Place("/duyet", "Chờ duyệt", "KeyG-KeyD", frozenset({Role.CHAIRMAN, Role.DEPUTY}))
DELEGATION = Place("/uy-quyen", "Uỷ quyền", "KeyG-KeyY", frozenset({Role.CHAIRMAN, Role.DEPUTY}))
RETURN = Place("/tra-ket-qua", "Trả kết quả", "KeyG-KeyR", frozenset({Role.RETURN_DESK}))
MONEY = Place("/thu-chi", "Thu chi", "KeyG-KeyC", frozenset({Role.RETURN_DESK, Role.RECEIVER, Role.SUPERVISOR}))
SUPERVISION = Place("/giam-sat", "Giám sát", "KeyG-KeyS", frozenset({Role.SUPERVISOR}))
HEALTH = Place("/giam-sat/suc-khoe", "Sức khỏe hệ thống", "KeyG-KeyS", frozenset({Role.ADMINISTRATOR}))
INCIDENTS = Place("/su-co", "Sự cố", "KeyG-KeyX", frozenset({Role.SUPERVISOR, Role.RECEIVER}))
PORTAL_LAG = Place("/dong-bo", "Đồng bộ trạng thái", "KeyG-KeyB", frozenset({Role.SUPERVISOR}))
REPORTS = Place("/bao-cao", "Báo cáo", "KeyG-KeyO", frozenset({Role.SUPERVISOR, Role.CHAIRMAN}))
INCOMING = Place("/van-ban-den", "Văn bản đến", "KeyG-KeyE", OFFICE)
TRAIL = Place("/nhat-ky", "Nhật ký", "KeyG-KeyN", frozenset({Role.SUPERVISOR}))

PLACES = (
    WORK,
    QUEUE,
    INTAKE,
    APPROVAL,
    DELEGATION,
    RETURN,
    SUPERVISION,
    HEALTH,
    REPORTS,
    MONEY,
    INCIDENTS,
    PORTAL_LAG,
    TRAIL,
    INCOMING,
)


def places_for(roles: AbstractSet[Role]) -> tuple[Place, ...]:
    """What the header offers somebody with these roles."""
    return tuple(place for place in PLACES if place.roles & roles)


def first_page(roles: AbstractSet[Role]) -> str:
    """Where somebody lands after logging in: his own work; whoever has no dossiers, his account."""
    # A deputy has no work of his own, only what is delegated to him.
    if Role.DEPUTY in roles and len(roles) == 1:
        return APPROVAL.path
    return WORK.path if WORK.roles & roles else "/tai-khoan"
