"""What has happened, in plain words and without the names of those who work there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from models.clock.written_time import in_vietnam
from models.progress.interruption import InterruptionKind
from portal.standing.standing import Standing
from portal.words.told import tell

_CHANNELS = {
    "desk": "tại bộ phận một cửa",
    "post": "qua bưu chính",
    "online": "trực tuyến",
    "linked": "qua cơ quan khác",
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
    told = [Event(dossier.received_at, f"Nhận hồ sơ nộp {_CHANNELS.get(dossier.channel, '')}".rstrip() + ".")]
    if standing.interruption is not None:
        told.append(Event(standing.interruption.at, _STOPPED_BY[standing.interruption.kind]))
    told += [Event(line.written_at, words) for line in standing.lines if (words := tell(line))]
    told += [Event(receipt.taken_at, "Đã thu phí, lệ phí và cấp biên lai.") for receipt in standing.receipts]
    if dossier.ending is not None and dossier.ended_at is not None:
        told.append(Event(dossier.ended_at, f"Hồ sơ kết thúc: {_lower(dossier.ending.words)}."))
    return told


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
