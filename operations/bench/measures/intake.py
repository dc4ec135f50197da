"""Filing through the API: how many a second are taken in for good, and how a burst of them is worked off."""

from __future__ import annotations

import json
import time
from typing import Any

from sqlalchemy import func, select

from models.database import Database
from models.dossier import Dossier
from models.progress.reading import Reading
from models.progress.wake_up import WakeUp
from operations.bench.cost import Stretch
from operations.bench.figure import Figure
from operations.bench.share import share_of
from operations.scratch.scratch_office import ScratchOffice
from operations.scratch.working_office import open_for_work

CLIENTS = 8
BURST_A_SECOND = 60.0
BURST_S = 10.0
READ_WITHIN = 180.0


def measure_intake(office: ScratchOffice, database: Database, seconds: float) -> Figure:
    open_for_work(office, database)
    stretch = Stretch(office)
    told = _file(office, CLIENTS, seconds, 0.0, "intake")
    count = len(told["took"])
    return Figure(
        name="intake",
        what="hồ sơ nộp qua API mỗi giây, đã ghi bền",
        value=count / told["seconds"],
        unit="dossiers/s",
        must=40.0,
        aim=60.0,
        conditions={
            "clients": CLIENTS,
            "filed": count,
            "refused": len(told["refused"]),
            "median_ms": round(share_of(told["took"], 0.5) * 1000),
            "p95_ms": round(share_of(told["took"], 0.95) * 1000),
            "cpu_ms_per_dossier": stretch.cpu_ms_per(count),
            "others_share_of_machine": stretch.others_share(),
        },
    )


def measure_burst(office: ScratchOffice, database: Database, seconds: float = BURST_S) -> Figure:
    """This will file sixty a second for so long and see when each has been read, and in which order."""
    open_for_work(office, database)
    _until_quiet(database)
    began = time.monotonic()
    told = _file(office, CLIENTS, seconds, BURST_A_SECOND, "burst")
    _until_quiet(database)
    filed = len(told["took"])
    return Figure(
        name="burst",
        what="giây cho đến khi mọi hồ sơ của một đợt nộp dồn (600 trong 10 giây) đã được đọc",
        value=time.monotonic() - began,
        unit="s",
        must=READ_WITHIN,
        aim=READ_WITHIN,
        at_least=False,
        conditions={
            "filed": filed,
            "refused": len(told["refused"]),
            "p95_ms": round(share_of(told["took"], 0.95) * 1000),
            "read_out_of_turn": _out_of_turn(database, filed),
        },
    )


def _file(office: ScratchOffice, clients: int, seconds: float, rate: float, series: str) -> dict[str, Any]:
    said = office.run_own("operations.bench.intake_clients", str(clients), str(seconds), str(rate), series)
    told: dict[str, Any] = json.loads(said)
    return told


def _until_quiet(database: Database) -> None:
    limit = time.monotonic() + READ_WITHIN * 2
    while time.monotonic() < limit:
        with database.transaction() as session:
            if not session.scalar(select(func.count()).select_from(WakeUp).where(WakeUp.due_at <= func.now())):
                return
        time.sleep(0.25)


def _out_of_turn(database: Database, filed: int) -> int:
    """How far at most a dossier of the burst was read before or after its turn, counted in dossiers."""
    newest = select(Dossier.id).order_by(Dossier.received_at.desc(), Dossier.code.desc()).limit(filed)
    with database.transaction() as session:
        arrived = list(session.scalars(newest))[::-1]
        first_read = select(Reading.dossier_id, func.min(Reading.started_at)).where(Reading.dossier_id.in_(arrived))
        read = dict(session.execute(first_read.group_by(Reading.dossier_id)).all())
    turns = {dossier: place for place, dossier in enumerate(sorted(read, key=lambda one: read[one]))}
    return max((abs(turns[dossier] - place) for place, dossier in enumerate(arrived) if dossier in turns), default=0)
