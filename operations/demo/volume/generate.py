"""Very many dossiers into the office that is here: patterns are driven, copied, chained, and some work is taken up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from documents.file_store import FileStore
from models.clock.clock import SystemClock
from models.database import Database
from operations.demo.volume.claims import take_up_work
from operations.demo.volume.colleagues import hire_colleagues
from operations.demo.volume.office_here import look_around
from operations.demo.volume.patterns import Pattern, make_patterns
from operations.demo.volume.plan import plan
from operations.demo.volume.pour import BATCH, Poured, Pourer, measure_tables, seal_all


@dataclass(frozen=True)
class Ground:
    """Where the dossiers go: the office's database and files, where citizens reach it, its time, its personal key."""

    database: Database
    files: FileStore
    address: str
    now: Callable[[], datetime]
    personal_key: str


Tell = Callable[[str, int, int], None]


def generate(
    ground: Ground, count: int, tell: Tell, patterns: list[Pattern] | None = None, *, batch: int = BATCH
) -> Poured:
    """This will write so many dossiers; `tell` is given what is being done, how much of it is done, and of how much.

    `patterns` are those of an earlier call, where there was one; `batch` is how many a transaction writes.
    """
    if patterns is None:
        patterns = make_patterns(
            ground.personal_key, ground.now(), ground.files, lambda done, of, name: tell(f"mẫu {name}", done, of)
        )
    now = ground.now()
    with ground.database.transaction() as session:
        hire_colleagues(session, now)
    with ground.database.transaction() as session:
        here = look_around(session, now)
    planned = plan(patterns, here, count, now)
    pourer = Pourer(ground.database.url, here, ground.address, SystemClock().now(), batch)
    poured = pourer.pour(planned, lambda so_far: tell("hồ sơ", so_far.dossiers, count))
    tell("niêm phong nhật ký", seal_all(ground.database), poured.row_count)
    tell("nhận việc", take_up_work(ground.database, now, here.open_ones), poured.dossiers)
    seal_all(ground.database)
    tell("thống kê bảng", measure_tables(ground.database.url), poured.row_count)
    return poured
