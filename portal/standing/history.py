"""What has happened, in plain words and without the names of those who work there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from language.phrase import phrase, small_first
from models.clock.written_time import in_vietnam
from models.progress.interruption import InterruptionKind
from portal.standing.standing import Standing
from portal.words.told import tell

_FILED = {
    "desk": "Nhận hồ sơ nộp tại bộ phận một cửa.",
    "post": "Nhận hồ sơ nộp qua bưu chính.",
    "online": "Nhận hồ sơ nộp trực tuyến.",
    "linked": "Nhận hồ sơ nộp qua cơ quan khác.",
}
_STOPPED_BY = {
    InterruptionKind.WITHDRAWAL: "Nhận yêu cầu rút hồ sơ.",
    InterruptionKind.STOP: "Cơ quan quyết định dừng giải quyết hồ sơ.",
}


@dataclass(frozen=True)
class Event:
    at: datetime
    what: str


@dataclass(frozen=True)
class Day:
    on: date
    events: tuple[Event, ...]


def history_of(standing: Standing) -> list[Day]:
    """This will tell the days on which something happened, the latest day first, each day from morning to evening."""
    events = sorted(_events(standing), key=lambda event: event.at)
    days = groupby(events, key=lambda event: in_vietnam(event.at).date())
    return [Day(on, tuple(of_day)) for on, of_day in days][::-1]


def _events(standing: Standing) -> list[Event]:
    dossier = standing.dossier
    told = [Event(dossier.received_at, _FILED.get(dossier.channel, "Nhận hồ sơ nộp."))]
    if standing.interruption is not None:
        told.append(Event(standing.interruption.at, _STOPPED_BY[standing.interruption.kind]))
    told += [Event(line.written_at, words) for line in standing.lines if (words := tell(line))]
    told += [Event(receipt.taken_at, "Đã thu phí, lệ phí và cấp biên lai.") for receipt in standing.receipts]
    if dossier.ending is not None and dossier.ended_at is not None:
        ended = phrase("Hồ sơ kết thúc: {how}.", how=small_first(dossier.ending.words))
        told.append(Event(dossier.ended_at, ended))
    return told
