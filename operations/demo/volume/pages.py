"""The pages that are measured: whose they are, where, and how long the server may take at the 95th percentile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.dossier import Dossier
from models.role import Role
from models.vietnamese_text import fold

SAMPLES = 40


@dataclass(frozen=True)
class Page:
    """`addresses` are opened one after the other, again and again; `limit_ms` is None where none is promised."""

    name: str
    role: Role
    addresses: tuple[str, ...]
    limit_ms: float | None = None


def pages(session: Session) -> Iterator[Page]:
    """This will choose addresses out of what the busiest ward really has."""
    ward = _busiest(session)
    some = _some(session, ward, ended=True)
    for role in (Role.RECEIVER, Role.JUSTICE_OFFICER, Role.RETURN_DESK, Role.SUPERVISOR):
        yield Page(f"Việc của tôi, {role.value}", role, ("/viec",), 50)
    yield Page("Chờ duyệt", Role.CHAIRMAN, ("/duyet",), 50)
    yield Page("Hàng đợi chung", Role.RECEIVER, ("/hang-doi",), 50)
    yield Page("Tìm theo họ tên không dấu", Role.RECEIVER, tuple(_search(fold(one.applicant_name)) for one in some), 80)
    yield Page("Tìm theo một chữ", Role.RECEIVER, tuple(_search(one.applicant_name.split()[-1]) for one in some), 80)
    yield Page("Tìm theo bốn số cuối", Role.RECEIVER, tuple(_search(one.code[-4:]) for one in some), 80)
    yield Page("Tìm theo số định danh", Role.RECEIVER, tuple(_search(_number(one)) for one in some), 80)
    yield Page("Hàng đợi, lọc theo thủ tục", Role.RECEIVER, ("/hang-doi?thu-tuc=1.001193",), 50)
    yield Page("Giám sát", Role.SUPERVISOR, ("/giam-sat",), 300)
    yield Page("Báo cáo", Role.SUPERVISOR, ("/bao-cao",))
    yield Page("Hồ sơ đang mở", Role.JUSTICE_OFFICER, _folders(_some(session, ward, ended=False)))
    yield Page("Hồ sơ đã kết thúc", Role.JUSTICE_OFFICER, _folders(some))


def _search(words: str) -> str:
    return f"/tim?q={quote(words)}"


def _number(dossier: Dossier) -> str:
    return str(dossier.applicant.get("personal_number") or dossier.applicant.get("phone") or "0" * 12)


def _folders(dossiers: list[Dossier]) -> tuple[str, ...]:
    return tuple(f"/ho-so/{one.code}" for one in dossiers)


def ward_of(session: Session) -> Agency:
    """The agency with most dossiers: whose pages are the slowest."""
    return session.get_one(Agency, _busiest(session))


def _busiest(session: Session) -> object:
    counted = select(Dossier.agency_id).group_by(Dossier.agency_id).order_by(func.count().desc())
    return session.scalars(counted.limit(1)).one()


def _some(session: Session, ward: object, *, ended: bool) -> list[Dossier]:
    """Some dossiers from everywhere, always the same ones."""
    wanted = select(Dossier).where(Dossier.agency_id == ward, Dossier.ending.is_not(None) == ended)
    return list(session.scalars(wanted.order_by(func.md5(Dossier.code)).limit(SAMPLES)))
