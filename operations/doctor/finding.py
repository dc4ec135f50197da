"""What the doctor finds, and what a check gets to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from documents.file_store import FileStore
from models.clock.clock import SystemClock


@dataclass(frozen=True)
class Finding:
    """`invariant` is the number of `docs/doctor.md`; `dossier` its code where one is concerned."""

    invariant: str
    dossier: str | None
    evidence: str
    repair: str = "xem nhật ký và hồ sơ liên quan"


@dataclass(frozen=True)
class Patient:
    """What is examined, at which moment of business. Files and the engine's database only in a full examination."""

    session: Session
    now: datetime = field(default_factory=SystemClock().now)
    files: FileStore | None = None
    full: bool = False
    prefect_url: str | None = None
    folder: str | None = None

    def rows(self, sql: str, **values: Any) -> list[Any]:
        return list(self.session.execute(text(sql), values))


@dataclass(frozen=True)
class Check:
    """`finds` gives every place where the invariant does not hold."""

    invariant: str
    title: str
    finds: Callable[[Patient], Iterable[Finding]]
    only_full: bool = False


def by_sql(invariant: str, title: str, sql: str, evidence: str, repair: str = "", **values: Any) -> Check:
    """This will make a check of a query whose rows are the flaws: first column the dossier's code or null.

    `values` stand in the query under their names, as `= ANY(:name)` for a list.
    """

    def finds(patient: Patient) -> Iterable[Finding]:
        for row in patient.rows(sql, **values):
            yield Finding(invariant, row[0], evidence.format(*row), repair or "xem nhật ký và hồ sơ liên quan")

    return Check(invariant, title, finds)
