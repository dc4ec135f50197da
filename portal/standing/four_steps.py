"""The four steps of every dossier in words: handed in, checked, handled, result returned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from language.phrase import in_sense
from models.dossier import Dossier
from models.status import Ending, Status

_TITLES = (
    in_sense("bước", "Nộp hồ sơ"),
    in_sense("bước", "Kiểm tra hồ sơ"),
    "Giải quyết",
    in_sense("bước", "Trả kết quả"),
)
_ALL_DONE = len(_TITLES)


class Stage(StrEnum):
    DONE = "done"
    NOW = "now"
    NEXT = "next"
    STOPPED = "stopped"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Stage.DONE: "Đã xong",
    Stage.NOW: "Đang thực hiện",
    Stage.NEXT: "Chưa đến",
    Stage.STOPPED: "Dừng ở bước này",
}


@dataclass(frozen=True)
class Step:
    number: int
    title: str
    stage: Stage
    at: datetime | None


def four_steps(dossier: Dossier) -> list[Step]:
    """This will place the dossier on the bar; a dossier that ended without a result stops where it stood."""
    place = _place(dossier)
    ended_early = dossier.ending is not None and not Ending(dossier.ending).has_result
    done_at = (dossier.received_at, dossier.accepted_at, dossier.issued_at, dossier.ended_at)
    steps = []
    for number, title in enumerate(_TITLES):
        stage = _stage(number, place, ended_early=ended_early)
        steps.append(Step(number + 1, title, stage, done_at[number] if stage is Stage.DONE else None))
    return steps


def _place(dossier: Dossier) -> int:
    if dossier.status == Status.DELIVERED:
        return _ALL_DONE
    if dossier.issued_at is not None:
        return 3
    return 1 if dossier.accepted_at is None else 2


def _stage(number: int, place: int, *, ended_early: bool) -> Stage:
    if number < place:
        return Stage.DONE
    if number > place:
        return Stage.NEXT
    return Stage.STOPPED if ended_early else Stage.NOW
