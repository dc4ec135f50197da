"""Stretches of a dossier's life during which somebody else, or nobody, had the next word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.clock.clock import aware


class Party(StrEnum):
    """Whose time it was."""

    OFFICE = "office"
    CITIZEN = "citizen"
    PARTNER = "partner"
    NOBODY = "nobody"


class Cause(StrEnum):
    """Why the office could not go on. Waiting for another agency is the office's affair and pauses nothing."""

    CITIZEN_SUPPLEMENT = "citizen_supplement"
    DRAFT_CHECK = "draft_check"
    SIGNING = "signing"
    PAYMENT = "payment"
    FORCE_MAJEURE = "force_majeure"
    PARTNER = "partner"
    HOUSEHOLDER = "householder"
    RELATIVES = "relatives"

    @property
    def party(self) -> Party:
        """Whose time it is in reports."""
        return _PARTIES.get(self, Party.CITIZEN)

    @property
    def pauses(self) -> bool:
        """Whether the citizen's clock stands still meanwhile."""
        return self is not Cause.PARTNER

    @property
    def in_words(self) -> str:
        """The cause as it is printed in a derivation."""
        return _WORDS[self]


_PARTIES = {Cause.PARTNER: Party.PARTNER, Cause.FORCE_MAJEURE: Party.NOBODY}
_WORDS = {
    Cause.CITIZEN_SUPPLEMENT: "chờ người nộp bổ sung hồ sơ",
    Cause.DRAFT_CHECK: "chờ người nộp kiểm tra bản dự thảo",
    Cause.SIGNING: "chờ hai bên đến ký",
    Cause.PAYMENT: "chờ thực hiện nghĩa vụ tài chính",
    Cause.FORCE_MAJEURE: "sự kiện bất khả kháng",
    Cause.PARTNER: "chờ cơ quan khác trả lời",
    Cause.HOUSEHOLDER: "chờ chủ hộ xác nhận",
    Cause.RELATIVES: "chờ người thân xác nhận",
}


class IntervalBackwards(ValueError):
    """An interval ends before it begins."""


class IntervalStillOpen(ValueError):
    """An interval has not ended, and nobody said what time it is now."""


@dataclass(frozen=True)
class Interval:
    """From one instant to another, with its cause; no end means it still lasts."""

    begin: datetime
    end: datetime | None
    cause: Cause

    def __post_init__(self) -> None:
        if self.end is not None and aware(self.end) < aware(self.begin):
            raise IntervalBackwards("khoảng thời gian kết thúc trước khi bắt đầu")
        aware(self.begin)

    def end_as_of(self, now: datetime | None) -> datetime:
        """Its end, or now while it still lasts; IntervalStillOpen when neither is known."""
        if self.end is not None:
            return self.end
        if now is None:
            raise IntervalStillOpen("khoảng thời gian chưa kết thúc: cần biết bây giờ là mấy giờ")
        return max(now, self.begin)


def apart(intervals: Iterable[Interval], *, since: datetime, now: datetime | None) -> list[Interval]:
    """The intervals in order, cut so that none overlaps an earlier one or begins before `since`; empty ones left out.

    An open one keeps its open end only when nothing has to be cut from it: its length is then taken as of `now`.
    """
    separate: list[Interval] = []
    for interval in sorted(intervals, key=lambda one: one.begin):
        end = interval.end_as_of(now)
        if end > max(interval.begin, since):
            separate.append(Interval(max(interval.begin, since), interval.end, interval.cause))
            since = end
    return separate
