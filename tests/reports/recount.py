"""Biểu II.06 counted again, from the text of the form and nothing of ours: one dossier after another, by hand.

3 tổng tiếp nhận = 4 trực tuyến + 5 trực tiếp, bưu chính + 6 kỳ trước chuyển sang
7 tổng đã giải quyết = 8 trước hạn + 9 đúng hạn + 10 quá hạn
11 tổng đang giải quyết = 12 trong hạn + 13 quá hạn;  3 = 7 + 11
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

HANOI = timezone(timedelta(hours=7))


@dataclass
class Known:
    """What an office knows of a dossier in the end, everything with its hour; `promises` are (said, due)."""

    procedure: str
    channel: str
    accepted_at: datetime | None = None
    issued_at: datetime | None = None
    ended_at: datetime | None = None
    ending: str | None = None
    promises: list[tuple[datetime, datetime]] = field(default_factory=list)
    pauses: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    code: str = ""

    def result_by(self, at: datetime) -> datetime | None:
        """When it had its result or ended without one, if that was before `at`."""
        for when in (self.issued_at, self.ended_at):
            if when is not None:
                return when if when < at else None
        return None

    def promised(self, when: datetime, *, inclusive: bool) -> datetime:
        said = [due for at, due in self.promises if at < when or (inclusive and at == when)]
        return said[-1]

    def taken_back(self, at: datetime) -> bool:
        before = self.ended_at is not None and self.ended_at < at
        return before and self.issued_at is None and self.ending in ("withdrawn", "stopped")

    def stands_still(self, at: datetime, due: datetime) -> bool:
        return any(since < at and since <= due and (until is None or until >= at) for since, until in self.pauses)


def columns_of(known: Known, began: datetime, at: datetime, *, left_out: bool = False) -> list[int]:
    """The columns in which this dossier counts as one; none when it is no dossier of the period."""
    if known.accepted_at is None or known.accepted_at >= at or (left_out and known.taken_back(at)):
        return []
    result = known.result_by(at)
    if result is not None and result < began:
        return []
    came = 6 if known.accepted_at < began else 4 if known.channel in ("online", "linked") else 5
    if result is None:
        due = known.promised(at, inclusive=False)
        return [3, came, 11, 13 if due < at and not known.stands_still(at, due) else 12]
    if known.taken_back(at):
        return [3, came, 7, 9]
    due = known.promised(result, inclusive=True)
    if result > due:
        return [3, came, 7, 10]
    return [3, came, 7, 8 if result.astimezone(HANOI).date() < due.astimezone(HANOI).date() else 9]


def recount(
    dossiers: Iterable[Known], began: datetime, at: datetime, *, left_out: bool = False
) -> dict[str, dict[int, int]]:
    """Columns 3 to 13 by procedure; procedures without a dossier are not in it."""
    lines: dict[str, dict[int, int]] = {}
    for known in dossiers:
        for column in columns_of(known, began, at, left_out=left_out):
            line = lines.setdefault(known.procedure, dict.fromkeys(range(3, 14), 0))
            line[column] += 1
    return lines
