"""Where one agency's part of a linked group stands, and what the parts together come to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class LegState(StrEnum):
    """`not_taken` is a case the other agency would not even receive: people carry it on by paper."""

    AWAITING_CONSENT = "awaiting_consent"
    TO_BE_SENT = "to_be_sent"
    NOT_TAKEN = "not_taken"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    COMPLETED = "completed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"

    @property
    def words(self) -> str:
        return _TITLES[self]

    @property
    def is_open(self) -> bool:
        return self not in ENDED


ENDED = frozenset({LegState.COMPLETED, LegState.REJECTED, LegState.WITHDRAWN, LegState.DECLINED})
# What the other agency's answer may be; everything else it says is only news.
ANSWERS = frozenset({LegState.SUPPLEMENT_REQUESTED, LegState.COMPLETED, LegState.REJECTED, LegState.WITHDRAWN})
# From here on a person over there has seen the case.
ACKNOWLEDGED = frozenset({LegState.ACCEPTED, *ANSWERS})

_TITLES = {
    LegState.AWAITING_CONSENT: "Chờ xác nhận trên VNeID",
    LegState.TO_BE_SENT: "Đang chuyển",
    LegState.NOT_TAKEN: "Chưa chuyển được, cán bộ đang xử lý",
    LegState.RECEIVED: "Đã chuyển, chờ tiếp nhận",
    LegState.ACCEPTED: "Đang giải quyết",
    LegState.SUPPLEMENT_REQUESTED: "Yêu cầu bổ sung",
    LegState.COMPLETED: "Đã có kết quả",
    LegState.REJECTED: "Không giải quyết",
    LegState.WITHDRAWN: "Đã rút",
    LegState.DECLINED: "Không thực hiện vì chưa có người đồng ý",
}


class GroupStatus(StrEnum):
    """What a family is told of all parts together (NĐ 63/2024)."""

    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    COMPLETED_IN_PART = "completed_in_part"
    IMPOSSIBLE = "impossible"

    @property
    def words(self) -> str:
        return _GROUP_TITLES[self]


_GROUP_TITLES = {
    GroupStatus.UNDER_WAY: "Đang xử lý",
    GroupStatus.COMPLETED: "Hoàn thành",
    GroupStatus.COMPLETED_IN_PART: "Hoàn thành một phần",
    GroupStatus.IMPOSSIBLE: "Không thực hiện được",
}


def group_status(first: LegState, others: Iterable[LegState]) -> GroupStatus:
    """What the first procedure and the others come to; without the first none of the others can begin."""
    parts = [first, *others]
    if not first.is_open and first is not LegState.COMPLETED:
        return GroupStatus.IMPOSSIBLE
    if any(part.is_open for part in parts):
        return GroupStatus.UNDER_WAY
    done = all(part is LegState.COMPLETED for part in parts)
    return GroupStatus.COMPLETED if done else GroupStatus.COMPLETED_IN_PART
