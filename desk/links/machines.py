"""The machines that are no installation of an agency: the post, the registers, the gateways of messages and money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gateways import population_database, post_office
from models.city_portal.lag import lag_of
from models.delivery.letter import Letter, LetterState
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from models.progress.effect import Effect


@dataclass(frozen=True)
class MachineRow:
    name: str
    what_for: str
    last_well: datetime | None
    waiting: int
    oldest: datetime | None


@dataclass(frozen=True)
class ClientRow:
    """Another machine that calls us; `secret` when it shows a shared secret, which only a demonstration takes."""

    client_id: str
    name: str
    scopes: int
    active: bool
    secret: bool


_ASKED = {
    post_office.NAME: ("Bưu điện", "Gửi kết quả, thu hộ"),
    population_database.NAME: ("Cơ sở dữ liệu quốc gia về dân cư", "Tra cứu, cấp số định danh"),
}
_CARRIED = {"e-mail": ("Máy chủ thư", "Gửi thư điện tử"), "sms": ("Cổng tin nhắn", "Gửi tin nhắn")}


def machine_rows(session: Session, agency_id: UUID, now: datetime) -> list[MachineRow]:
    """The post and the register by what was asked of them, the gateways by what waits for them."""
    last = _last_well(session)
    open_ones = _unsettled(session)
    letters = _letters(session)
    lag = lag_of(session, agency_id, now)
    asked = [
        MachineRow(title, what_for, last.get(name), *open_ones.get(name, (0, None)))
        for name, (title, what_for) in _ASKED.items()
    ]
    carried = [
        MachineRow(title, what_for, None, *letters.get(channel, (0, None)))
        for channel, (title, what_for) in _CARRIED.items()
    ]
    portal = MachineRow("Cổng dịch vụ công", "Đồng bộ trạng thái hồ sơ", lag.last_taken, lag.waiting, lag.oldest)
    return [*asked, *carried, portal]


def other_clients(session: Session) -> list[ClientRow]:
    """Machines known by a client alone, without an installation of their own."""
    agencies = select(PartnerAgency.client_id).where(PartnerAgency.client_id.is_not(None))
    rows = select(PartnerClient).where(PartnerClient.id.not_in(agencies)).order_by(PartnerClient.client_id).limit(100)
    return [
        ClientRow(row.client_id, row.name, len(row.scopes), row.active, row.secret_hash is not None)
        for row in session.scalars(rows)
    ]


def _last_well(session: Session) -> Mapping[str, datetime | None]:
    last = select(Effect.partner, func.max(Effect.confirmed_at)).where(
        Effect.partner.in_(_ASKED), Effect.confirmed_at.is_not(None)
    )
    return dict(session.execute(last.group_by(Effect.partner)).all())


def _unsettled(session: Session) -> Mapping[str, tuple[int, datetime | None]]:
    waiting = select(Effect.partner, func.count(), func.min(Effect.intended_at))
    waiting = waiting.where(Effect.partner.in_(_ASKED), Effect.settled_at.is_(None)).group_by(Effect.partner)
    return {name: (count, oldest) for name, count, oldest in session.execute(waiting)}


def _letters(session: Session) -> Mapping[str, tuple[int, datetime | None]]:
    waiting = select(Letter.channel, func.count(), func.min(Letter.written_at))
    waiting = waiting.where(Letter.state == LetterState.WAITING).group_by(Letter.channel)
    return {channel: (count, oldest) for channel, count, oldest in session.execute(waiting)}
