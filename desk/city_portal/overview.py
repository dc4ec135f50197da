"""What the page about the city's portal shows: the lag, what is stuck and why, the last comparison, the differences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from language.phrase import phrase
from models.city_portal.fault_words import fault_words
from models.city_portal.lag import Lag, lag_of, stuck_messages
from models.city_portal.portal_message import MessageState
from models.city_portal.status_comparison import DifferenceKind, StatusComparison, StatusDifference
from models.clock.clock import VIETNAM
from models.clock.written_time import NotADate, parse_day
from models.dossier import Dossier
from web.access import visible_dossiers, visible_or_none
from web.visit import Inside

MOST = 200
CODES = {
    1: "Mới đăng ký",
    2: "Được tiếp nhận",
    3: "Không được tiếp nhận",
    4: "Đang xử lý",
    5: "Yêu cầu bổ sung giấy tờ",
    6: "Yêu cầu thực hiện nghĩa vụ tài chính",
    7: "Công dân yêu cầu rút hồ sơ",
    8: "Dừng xử lý",
    9: "Đã xử lý xong",
    10: "Đã trả kết quả",
}


@dataclass(frozen=True)
class StuckRow:
    code: str
    what: str
    status: str
    written_at: datetime
    attempts: int
    reason: str
    refused: bool


@dataclass(frozen=True)
class DifferenceRow:
    """`code` opens the dossier where we have one; `ours` and `theirs` are words, empty where there is none."""

    id: UUID
    code: str
    ours_is_known: bool
    kind: str
    ours: str
    theirs: str
    found_at: datetime
    sent_again_at: datetime | None


@dataclass(frozen=True)
class Overview:
    lag: Lag
    stuck: list[StuckRow]
    comparisons: list[StatusComparison]
    differences: list[DifferenceRow]
    today: date


def overview(inside: Inside, agency_id: UUID) -> Overview:
    """This will look at everything as it is now; of single dossiers at those the reader may see."""
    session, now = inside.session, inside.now
    latest = select(StatusComparison).where(StatusComparison.agency_id == agency_id)
    return Overview(
        lag_of(session, agency_id, now, visible_dossiers(inside.caller)),
        _stuck(inside, agency_id),
        list(session.scalars(latest.order_by(StatusComparison.day.desc()).limit(7))),
        _differences(inside, agency_id),
        now.astimezone(VIETNAM).date(),
    )


def asked_day(typed: str, now: datetime) -> date | None:
    """The day somebody wants compared, if it is one of the last year and not ahead."""
    try:
        day = parse_day(typed)
    except NotADate:
        return None
    today = now.astimezone(VIETNAM).date()
    return day if today - timedelta(days=366) <= day <= today else None


def _stuck(inside: Inside, agency_id: UUID) -> list[StuckRow]:
    return [
        StuckRow(
            row.code,
            row.message.service.words,
            status_words(row.message.national_status),
            row.message.written_at,
            row.message.attempts,
            fault_words(row.message.fault),
            row.message.state is MessageState.REFUSED,
        )
        for row in stuck_messages(inside.session, agency_id, visible_dossiers(inside.caller))
    ]


def _differences(inside: Inside, agency_id: UUID) -> list[DifferenceRow]:
    still_open = select(StatusDifference).outerjoin(Dossier, Dossier.id == StatusDifference.dossier_id)
    still_open = still_open.where(
        StatusDifference.agency_id == agency_id,
        StatusDifference.settled_at.is_(None),
        visible_or_none(inside.caller, StatusDifference.dossier_id),
    )
    ordered = still_open.order_by(StatusDifference.found_at, StatusDifference.code).limit(MOST)
    return [
        DifferenceRow(
            row.id,
            row.code,
            row.kind is not DifferenceKind.UNKNOWN_HERE,
            row.kind.words,
            status_words(row.ours),
            status_words(row.theirs),
            row.found_at,
            row.sent_again_at,
        )
        for row in inside.session.scalars(ordered)
    ]


def status_words(code: int | None) -> str:
    """The national code with its name."""
    return "" if code is None else phrase("{code} – {codes}", code=code, codes=CODES[code])
