"""How a reading ended, as the reading itself says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EndedAs(StrEnum):
    ENDED = "ended"
    WAITING = "waiting"
    PARTNER = "partner"
    FAILED = "failed"
    INCIDENT = "incident"
    OVERTAKEN = "overtaken"
    BUSY = "busy"


@dataclass(frozen=True)
class ReadingEnd:
    """`awaiting` is the sentence that names the engine's final state: what the dossier waits for."""

    ended_as: EndedAs
    awaiting: str
    lines_written: int = 0
    error_code: str | None = None

    @property
    def well(self) -> bool:
        return self.ended_as in (EndedAs.ENDED, EndedAs.WAITING, EndedAs.PARTNER, EndedAs.BUSY)
